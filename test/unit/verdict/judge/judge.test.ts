import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseSetCookie } from '../../../../src/cookie/parse-set-cookie.ts'
import { judge } from '../../../../src/verdict/judge/judge.ts'
import type { JudgeContext } from '../../../../src/verdict/judge/judge-context.ts'

const numRuns = Number(process.env['CRUMBLINE_RUNS'] ?? 20_000)
const NOW = Date.parse('2026-11-23T00:00:00Z')
const base: JudgeContext = {
  browser: 'chromium',
  url: 'https://www.a.test/x',
  type: 'main_frame',
  now: NOW,
  publicSuffix: () => 'test',
  jar: [],
}
const say = (line: string, context: Partial<JudgeContext> = {}) => judge(parseSetCookie(line), { ...base, ...context })

describe('judge', () => {
  test('gives every reason, in the order of the standard', () => {
    expect(say('__Host-a=1; Domain=b.test; Secure; SameSite=Strict', { url: 'http://www.a.test/' }).reasons).toEqual([
      'InvalidDomain',
      'SecureOnly',
      'InvalidPrefix',
    ])
  })

  test('names a missing fact only when the outcome depends on it', () => {
    const cross = { type: 'xmlhttprequest', initiator: 'https://www.a.test', thirdParty: 'allow' } as const
    expect(say('a=1; SameSite=Lax', cross)).toMatchObject({ outcome: 'unknown', missing: ['top-level-site'] })
    expect(say('a=1; SameSite=None; Secure', cross)).toMatchObject({ outcome: 'stored' })
    expect(say('a=1; Max-Age=0', { jar: null })).toMatchObject({ outcome: 'unknown', missing: ['jar'] })
    expect(say('a=1; Domain=a.test', { publicSuffix: () => null })).toMatchObject({
      outcome: 'unknown',
      missing: ['public-suffix'],
    })
    expect(say('a=1; SameSite=None', { jar: null })).toMatchObject({ outcome: 'blocked' })
  })

  test('warns about a stored cookie that is worth a look', () => {
    expect(say('session=1; Max-Age=99999999', { dbsc: true }).warnings).toEqual([
      'no-samesite',
      'not-secure-on-https',
      'readable-by-scripts',
      'session-lives-long',
      'lifetime-clamped',
      'dbsc',
    ])
  })

  test('follows the browser of the context', () => {
    const cross = {
      type: 'xmlhttprequest',
      initiator: 'https://b.test',
      topUrl: 'https://b.test/',
      thirdParty: 'allow',
    } as const
    expect(say('a=1', cross).reasons).toContain('SameSiteUnspecifiedTreatedAsLax')
    expect(say('a=1', { ...cross, browser: 'firefox' }).outcome).toBe('stored')
  })

  test('never throws, and unrelated attributes may stand in any order', { timeout: 600_000 }, () => {
    const parts = [
      'Path=/',
      'Secure',
      'HttpOnly',
      'SameSite=None',
      'Domain=a.test',
      'Max-Age=60',
      'Foo=bar',
      'Partitioned',
    ]
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.shuffledSubarray(parts),
        fc.constantFrom('chromium', 'firefox'),
        (pair, chosen, browser) => {
          const one = say([pair.replaceAll(';', ''), ...chosen].join('; '), { browser })
          const other = say([pair.replaceAll(';', ''), ...chosen.toReversed()].join('; '), { browser })
          expect(one).toEqual(other)
        },
      ),
      { numRuns },
    )
  })
})
