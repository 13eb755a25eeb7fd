import { expect, test } from 'vitest'
import { JarEditor } from '../../../../extension/background/jar/jar-editor.ts'
import { JarReader } from '../../../../extension/background/jar/jar-reader.ts'
import { JarWriter } from '../../../../extension/background/jar/jar-writer.ts'
import { CHROMIUM } from '../../../../extension/platform/chromium.ts'
import type { JarCookie } from '../../../../src/jar/jar-cookie.ts'
import { OwnWrites } from '../../../../src/jar/own-writes.ts'
import { publicSuffix } from '../../../public-suffix.ts'
import { FakeClock } from '../../fakes/fake-clock.ts'
import { aCookie, FakeCookies } from '../../fakes/fake-cookies.ts'
import { FakePermissions } from '../../fakes/fake-permissions.ts'

function create(...jar: JarCookie[]) {
  const clock = new FakeClock()
  const cookies = new FakeCookies(() => clock.now(), jar)
  const permissions = new FakePermissions(['<all_urls>'])
  const platform = CHROMIUM
  const editor = new JarEditor({
    jar: new JarReader({ cookies, platform, clock }),
    writer: new JarWriter({ cookies, platform, ownWrites: new OwnWrites(), clock }),
    ...{ cookies, permissions, platform, publicSuffix, clock },
  })
  return { cookies, permissions, editor }
}

const OLD = aCookie({ name: 'a', value: 'old' })
const problem = (field: string, code: string) => ({
  code: 'bad-cookie',
  cookieProblems: [{ field, code }],
})

test('a cookie is written, and returned as the jar holds it', async () => {
  const { cookies, editor } = create()
  expect(await editor.set({ cookie: OLD })).toEqual(OLD)
  expect(cookies.jar).toEqual([OLD])
})

test('a cookie with the same key is replaced; one with another key goes after the new one is there', async () => {
  const { cookies, editor } = create(OLD)
  await editor.set({ cookie: { ...OLD, value: 'new' }, replaces: OLD })
  expect(cookies.jar.map(({ value }) => value)).toEqual(['new'])
  const moved = aCookie({ name: 'b', value: 'new' })
  await editor.set({ cookie: moved, replaces: OLD })
  expect(cookies.jar).toEqual([moved])
})

test('an invalid cookie is refused with its problems, and the jar is left alone', async () => {
  const { cookies, editor } = create(OLD)
  await expect(editor.set({ cookie: aCookie({ name: 'a;b' }) })).rejects.toMatchObject({ code: 'bad-cookie' })
  expect(cookies.calls).toEqual([])
})

test('a store that does not exist is refused', async () => {
  const { editor } = create()
  await expect(editor.set({ cookie: { ...OLD, storeId: '9' } })).rejects.toMatchObject(
    problem('storeId', 'no-such-store'),
  )
})

test('a host without permission is refused', async () => {
  const { permissions, editor } = create()
  permissions.origins = []
  await expect(editor.set({ cookie: OLD })).rejects.toMatchObject(problem('domain', 'no-access'))
})

test('when the browser refuses, or keeps another value, that is said', async () => {
  const { cookies, editor } = create()
  cookies.failNext('set', new Error('Failed to set'))
  await expect(editor.set({ cookie: OLD })).rejects.toMatchObject({
    ...problem('name', 'refused-by-browser'),
    detail: 'Failed to set',
  })
  const other = create(OLD)
  other.cookies.failNext('set')
  await expect(other.editor.set({ cookie: { ...OLD, value: 'new' } })).rejects.toMatchObject({ code: 'bad-cookie' })
})

test('exactly one cookie is removed; removing one that is not there is no error', async () => {
  const other = aCookie({ name: 'a', path: '/deep' })
  const { cookies, editor } = create(OLD, other)
  await editor.remove(OLD)
  await editor.remove(OLD)
  expect(cookies.jar).toEqual([other])
})

test('a removal that the browser refuses is an error', async () => {
  const { cookies, editor } = create(OLD)
  cookies.failNext('set', new Error('Failed to set'))
  await expect(editor.remove(OLD)).rejects.toMatchObject({
    code: 'refused-by-browser',
    field: 'cookie',
    detail: 'Failed to set',
  })
})

test('edits that come at once are made one after the other', async () => {
  const { cookies, editor } = create()
  await Promise.all([
    editor.set({ cookie: OLD }),
    editor.set({ cookie: { ...OLD, value: 'new' } }),
    editor.remove(OLD),
    editor.set({ cookie: { ...OLD, value: 'last' } }),
  ])
  expect(cookies.jar.map(({ value }) => value)).toEqual(['last'])
})
