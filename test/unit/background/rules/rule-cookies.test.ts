import { expect, test } from 'vitest'
import { RuleCookies } from '../../../../extension/background/rules/rule-cookies.ts'
import type { JarCookie } from '../../../../src/jar/jar-cookie.ts'
import { FakeClock } from '../../fakes/fake-clock.ts'
import { aCookie } from '../../fakes/fake-cookies.ts'

function create(...cookies: JarCookie[]) {
  const clock = new FakeClock()
  const jar = { reads: 0, cookies, all: async () => cookies }
  const counted = {
    async all(): Promise<JarCookie[]> {
      jar.reads += 1
      return jar.all()
    },
  }
  return { clock, jar, cookies: new RuleCookies(counted, clock) }
}

test('it knows the cookies of the names that rules use, and no others', async () => {
  const { jar, cookies } = create(aCookie({ name: 'a' }), aCookie({ name: 'a', path: '/x' }), aCookie({ name: 'b' }))
  await cookies.reset(['a'])
  expect(cookies.named('a').map(({ path }) => path)).toEqual(['/', '/x'])
  expect(cookies.named('b')).toEqual([])
  await cookies.include(['a'])
  expect(jar.reads).toBe(1)
  await cookies.include(['a', 'b'])
  expect(jar.reads).toBe(2)
  expect(cookies.named('b')).toHaveLength(1)
})

test('without names the jar is not read', async () => {
  const { jar, cookies } = create(aCookie({ name: 'a' }))
  await cookies.reset([])
  expect(jar.reads).toBe(0)
})

test('changes of its names are followed', async () => {
  const { cookies } = create()
  await cookies.reset(['a'])
  const set = (name: string) => cookies.apply({ cause: 'explicit', removed: false, cookie: aCookie({ name }), at: 1 })
  expect(set('b')).toBe(false)
  expect(set('a')).toBe(true)
  expect(cookies.find(aCookie({ name: 'a', value: 'other' }))?.value).toBe('v')
  expect(cookies.find(aCookie({ name: 'a', path: '/x' }))).toBeNull()
})

test('a cookie is gone when its time is over', async () => {
  const { clock, cookies } = create()
  const cookie = aCookie({ name: 'a', expirationDate: clock.now() / 1000 + 10 })
  await cookies.reset(['a'])
  cookies.apply({ cause: 'explicit', removed: false, cookie, at: clock.now() })
  expect(cookies.named('a')).toHaveLength(1)
  clock.skip(10_000)
  expect(cookies.named('a')).toEqual([])
})
