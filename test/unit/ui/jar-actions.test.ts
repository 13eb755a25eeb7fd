import { signal } from '@preact/signals'
import { expect, it } from 'vitest'
import type { Client } from '../../../extension/ui/client.ts'
import { removeCookies } from '../../../extension/ui/jar/jar-actions.ts'
import type { Jar } from '../../../extension/ui/jar/jar-state.ts'
import { undoLast } from '../../../extension/ui/state/actions.ts'
import type { App, Said } from '../../../extension/ui/state/app.ts'
import { createTroubles } from '../../../extension/ui/state/troubles.ts'
import { wholeCookie } from '../../../src/jar/whole-cookie.ts'
import type { JarEdit } from '../../../src/message/message.ts'

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
  const parts = {
    shell: { client },
    troubles: createTroubles(),
    said: signal<Said | null>(null),
    view: { jarCookie: signal<string | null>(null) },
  }
  return { app: parts as unknown as App, back }
}

const cookies = ['a', 'b', 'c'].map((name) => wholeCookie({ name, value: '', domain: 'a.test', path: '/' }))
const jar = { refresh: async () => undefined } as unknown as Jar
const settled = () => new Promise((resolve) => setTimeout(resolve))

it('an undo that stops half way brings the others back when it is asked again', async () => {
  let left = 1
  const { app, back } = appWithJar(() => left-- > 0)
  await removeCookies(app, jar, cookies)
  undoLast(app)
  await settled()
  expect(back).toEqual(['a'])
  left = 9
  undoLast(app)
  await settled()
  expect(back).toEqual(['a', 'b', 'c'])
  expect(app.said.value?.undo).toBe(undefined)
})

it('what was done before can not be undone while something else is done', async () => {
  const { app } = appWithJar(() => true)
  await removeCookies(app, jar, cookies)
  const going = removeCookies(app, jar, cookies)
  expect(app.said.value).toBe(null)
  await going
})
