import { expect, test } from 'vitest'
import { resolveTemplates } from '../../../../extension/background/rules/resolve-templates.ts'
import type { RuleInput } from '../../../../src/rules/model/rule.ts'
import { FakeClock } from '../../fakes/fake-clock.ts'
import { aCookie } from '../../fakes/fake-cookies.ts'

const rule = (value: string): RuleInput => ({ cookies: { a: value }, scope: { urls: ['*://example.test/*'] } })

function deps() {
  const clock = new FakeClock()
  const reads = { count: 0 }
  const jar = {
    allButPrivate: async () => {
      reads.count += 1
      return [aCookie({ name: 'theirs', value: 'x' }), aCookie({ name: 'other', value: 'y' })]
    },
  }
  return { clock, reads, jar, newId: () => 'an-id', overrides: null }
}

test('time and ids are those of the run', async () => {
  const given = deps()
  expect(await resolveTemplates(rule('{{uuid}} {{now:ms}}'), given)).toEqual({ a: `an-id ${given.clock.now()}` })
  expect(given.reads.count).toBe(0)
})

test('where rules don’t touch the jar, a cookie is read from the jar', async () => {
  expect(await resolveTemplates(rule('{{cookie:theirs}}'), deps())).toEqual({ a: 'x' })
})

test('where rules override cookies in the jar, the original is taken', async () => {
  const asked: string[][] = []
  const overrides = {
    include: async (names: Iterable<string>) => {
      asked.push([...names])
    },
    cookiesNamed: (name: string) => [{ cookie: aCookie({ name, value: 'original' }) }],
  }
  const given = deps()
  expect(await resolveTemplates(rule('{{cookie:theirs}}'), { ...given, overrides })).toEqual({ a: 'original' })
  expect(asked).toEqual([['theirs']])
  expect(given.reads.count).toBe(0)
})
