import { expect, test } from 'vitest'
import { GrantedOrigins } from '../../../../extension/background/browser-events/granted-origins.ts'
import { aCookie } from '../../fakes/fake-cookies.ts'
import { FakePermissions } from '../../fakes/fake-permissions.ts'

async function granted(...patterns: string[]) {
  const origins = new GrantedOrigins(new FakePermissions(patterns))
  await origins.read()
  return origins
}

test('Chromium’s pattern of every http and https host counts as <all_urls>', async () => {
  expect((await granted('*://*/*', 'wss://*/*', 'ws://*/*')).all).toEqual(['<all_urls>'])
})

test('patterns of WebSockets are left out, as they are requested beside those that the user has chosen', async () => {
  expect((await granted('https://a.test/*', 'wss://a.test/*')).all).toEqual(['https://a.test/*'])
})

test('without permissions there are none, also where the browser leaves the list out', async () => {
  expect((await granted()).all).toEqual([])
  const origins = new GrantedOrigins(new FakePermissions())
  await origins.read()
  expect(origins.all).toEqual([])
})

test('a failed reading keeps what was known', async () => {
  const permissions = new FakePermissions(['https://a.test/*'])
  const origins = new GrantedOrigins(permissions)
  await origins.read()
  permissions.failNext()
  await expect(origins.read()).rejects.toThrow('permissions.getAll failed')
  expect(origins.all).toEqual(['https://a.test/*'])
})

test('a cookie is covered by the permission for its own host and scheme', async () => {
  const origins = await granted('https://a.test/*')
  expect(origins.covers(aCookie({ name: 'a', domain: 'a.test', secure: true }))).toBe(true)
  expect(origins.covers(aCookie({ name: 'a', domain: 'a.test' }))).toBe(false)
  expect(origins.covers(aCookie({ name: 'a', domain: 'b.test', secure: true }))).toBe(false)
})
