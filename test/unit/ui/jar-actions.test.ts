import { expect, it } from 'vitest'
import type { App } from '../../../extension/ui/app/app.ts'
import { createClientErrors } from '../../../extension/ui/app/client-errors.ts'
import { createNotices } from '../../../extension/ui/app/notices.ts'
import type { Client } from '../../../extension/ui/app/shell/client.ts'
import { createView } from '../../../extension/ui/app/view.ts'
import { removeCookies } from '../../../extension/ui/features/jar/jar-actions.ts'
import type { Jar } from '../../../extension/ui/features/jar/jar-state.ts'
import type { JarEdit } from '../../../src/contract/call-types.ts'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'

/** An application whose background sets cookies only while `works` says so. */
function appWithJar(works: () => boolean) {
  const back: string[] = []
  const client: Pick<Client, 'call'> = {
    async call(kind, input) {
      if (kind === 'jar.set') {
        if (!works()) throw new Error('no answer')
        back.push((input as JarEdit).cookie.name)
      }
      return null as never
    },
  }
  const errors = createClientErrors()
  const parts = {
    shell: { client },
    errors,
    notices: createNotices(errors),
    view: createView(),
  }
  return { app: parts as unknown as App, back }
}

const cookies = ['a', 'b', 'c'].map((name) => ({ name }) as JarCookie)
const jar = { refresh: async () => undefined } as unknown as Jar
const settled = () => new Promise((resolve) => setTimeout(resolve))

it('an undo that stops half way brings the others back when it is asked again', async () => {
  let left = 1
  const { app, back } = appWithJar(() => left-- > 0)
  await removeCookies(app, jar, cookies)
  app.notices.undoLast()
  await settled()
  expect(back).toEqual(['a'])
  left = 9
  app.notices.undoLast()
  await settled()
  expect(back).toEqual(['a', 'b', 'c'])
  expect(app.notices.current.value?.undo).toBe(undefined)
})

it('what was done before can not be undone while something else is done', async () => {
  const { app } = appWithJar(() => true)
  await removeCookies(app, jar, cookies)
  const going = removeCookies(app, jar, cookies)
  expect(app.notices.current.value).toBe(null)
  await going
})
