import { signal } from '@preact/signals'
import { expect, it } from 'vitest'
import type { Client } from '../../../../extension/ui/app/client/client.ts'
import { createErrorList } from '../../../../extension/ui/app/notices/error-list.ts'
import { createNotices } from '../../../../extension/ui/app/notices/notices.ts'
import { removeCookies } from '../../../../extension/ui/features/jar/state/jar-actions.ts'
import type { JarState } from '../../../../extension/ui/features/jar/state/jar-state.ts'
import type { JarEdit } from '../../../../src/contract/call-types.ts'
import type { JarCookie } from '../../../../src/jar/jar-cookie.ts'

/** The jar of a background that writes cookies only while `works` returns true. */
function jarWith(works: () => boolean) {
  const written: string[] = []
  const client: Pick<Client, 'call'> = {
    async call(kind, input) {
      if (kind === 'jar.set') {
        if (!works()) throw new Error('no answer')
        written.push((input as JarEdit).cookie.name)
      }
      return null as never
    },
  }
  const errors = createErrorList()
  const parts = {
    shell: { client },
    errors,
    notices: createNotices(errors),
    currentKey: signal<string | null>(null),
    pageJar: { refresh: async () => undefined },
  }
  return { jar: parts as unknown as JarState, written }
}

const cookies = ['a', 'b', 'c'].map((name) => ({ name, domain: 'a.test', path: '/' }) as JarCookie)

it('an undo that fails half-way brings back the other cookies when it is tried again', async () => {
  let left = 1
  const { jar, written } = jarWith(() => left-- > 0)
  await removeCookies(jar, cookies)
  await jar.notices.undo()
  expect(written).toEqual(['a'])
  left = 9
  await jar.notices.undo()
  expect(written).toEqual(['a', 'b', 'c'])
  expect(jar.notices.current.value?.undo).toBe(undefined)
})

it('an action can not be undone any more once the next one has begun', async () => {
  const { jar } = jarWith(() => true)
  await removeCookies(jar, cookies)
  const going = removeCookies(jar, cookies)
  expect(jar.notices.current.value).toBe(null)
  await going
})
