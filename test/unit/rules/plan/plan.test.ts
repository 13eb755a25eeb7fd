import { describe, expect, test } from 'vitest'
import type { RuleInput } from '../../../../src/rules/model/rule.ts'
import { type OwnedCookie, type PlannedCookie, planRules } from '../../../../src/rules/plan/plan.ts'

type Place = Partial<PlannedCookie> & { readonly held?: string | null; readonly contested?: boolean }

function owned({ held, contested = false, ...place }: Place): OwnedCookie {
  const cookie = { name: 'sid', domain: 'a.test', hostOnly: true, secure: false, httpOnly: false, path: '/' }
  return { cookie: { ...cookie, sameSite: 'unspecified', ...place }, held, contested }
}

const plan = (
  rules: RuleInput[],
  jar: Place[] = [],
  more: { origins?: string[]; watching?: boolean; sites?: false } = {},
) =>
  planRules(
    rules.map((rule, index) => ({ id: `r${index}`, rule })),
    {
      origins: more.origins ?? ['<all_urls>'],
      now: 1_000,
      seesRequests: more.watching ?? true,
      ...(more.sites === false ? {} : { siteOf: (host) => host }),
      owned: (name) => jar.map(owned).filter(({ cookie }) => cookie.name === name),
    },
  )
const on = (host: string, cookies: RuleInput['cookies'], more: Partial<RuleInput> = {}): RuleInput => ({
  cookies,
  scope: { urls: [`*://${host}/*`] },
  ...more,
})

test('without the permission for every host of its scope a rule waits', () => {
  expect(plan([on('a.test', { a: '1' })], [], { origins: ['*://b.test/*'] }).statuses[0]?.state).toBe('no-access')
})

test('of two rules that give one name to one request the second is refused', () => {
  const { statuses } = plan([on('*.a.test', { a: '1' }), on('x.a.test', { a: '2' }), on('b.test', { a: '3' })])
  expect(statuses.map(({ state }) => state)).toEqual(['applied', 'refused', 'applied'])
  expect(statuses[1]?.problems).toEqual([{ field: 'cookies.a', code: 'conflicts-with-rule' }])
})

test('a rule that is off takes no name', () => {
  const { statuses } = plan([on('a.test', { a: '1' }, { enabled: false }), on('a.test', { a: '2' })])
  expect(statuses.map(({ state }) => state)).toEqual(['off', 'applied'])
})

test('a rule ends at its time, and one for one request needs to be seen', () => {
  const until = (moment: number) => on('a.test', { a: '1' }, { lifetime: 'until', until: moment })
  expect(plan([until(1_000)]).statuses[0]?.state).toBe('spent')
  expect(plan([until(1_001)]).statuses[0]?.state).toBe('applied')
  const [once] = plan([on('a.test', { a: '1' }, { lifetime: 'once' })], [], { watching: false }).statuses
  expect(once).toMatchObject({ state: 'refused', problems: [{ field: 'lifetime', code: 'once-needs-watching' }] })
})

describe('a name that the jar holds', () => {
  const narrow = { field: 'cookies.sid', code: 'in-jar-needs-whole-host' }
  test.each<[string, RuleInput, Place[], object]>([
    ['stands in its place', on('a.test', { sid: 'V' }), [{}], { via: ['wire', 'jar'], holds: ['V'] }],
    ['beside another name', on('a.test', { sid: 'V', b: '1' }), [{}], { via: ['wire', 'jar'], holds: ['V'] }],
    ['is held out', on('a.test', { sid: null }), [{}], { via: ['jar'], holds: [null] }],
    ['as a domain cookie', on('*.a.test', { sid: 'V' }), [{ domain: '.a.test', hostOnly: false }], { holds: ['V'] }],
    ['of two hosts', on('*.a.test', { sid: 'V' }), [{}, { domain: 'b.a.test' }], { holds: ['V', 'V'] }],
    ['twice at one host', on('a.test', { sid: 'V' }), [{}, { path: '/app' }], { holds: [null, null] }],
    ['for a path only', on('a.test', { sid: 'V' }), [{ path: '/app' }], { holds: [null] }],
    ['that no script sees', on('a.test', { sid: 'V' }), [{ httpOnly: true }], { via: ['wire', 'jar'], holds: [null] }],
    ['of SameSite=Strict', on('a.test', { sid: 'V' }), [{ sameSite: 'strict' }], { holds: [null] }],
    ['of SameSite=None', on('a.test', { sid: 'V' }), [{ sameSite: 'no_restriction' }], { holds: [null] }],
    ['of SameSite=Lax', on('a.test', { sid: 'V' }), [{ sameSite: 'lax' }], { holds: ['V'] }],
    [
      'of SameSite=None that an earlier version holds',
      on('a.test', { sid: 'V' }),
      [{ sameSite: 'no_restriction', held: 'V' }],
      { holds: [null] },
    ],
    ['in a partition', on('a.test', { sid: 'V' }), [{ partitionKey: {} }], { holds: [null] }],
    ['too long for the jar', on('a.test', { sid: 'x'.repeat(5_000) }), [{}], { holds: [null] }],
    ['what was held out stays so', on('a.test', { sid: 'V' }), [{ held: null }], { holds: [null] }],
    [
      'what was held stays so',
      on('a.test', { sid: 'W' }),
      [{ held: 'V' }, { path: '/app', held: null }],
      { holds: ['W', null] },
    ],
    ['of a stranger', on('a.test', { sid: 'V' }), [{ domain: 'na.test' }], { via: ['wire'], holds: [] }],
    ['of a parent host only', on('x.a.test', { sid: 'V' }), [{}], { via: ['wire'], holds: [] }],
    [
      'over https only',
      on('a.test', { sid: 'V' }, { scope: { urls: ['http://a.test/*'] } }),
      [{ secure: true }],
      { via: ['wire'] },
    ],
    ['does not matter to replace', on('a.test', { sid: 'V' }, { mode: 'replace' }), [{}], { via: ['wire'], holds: [] }],
    ['reaches further', on('a.test', { sid: 'V' }), [{ domain: '.a.test', hostOnly: false }], { problems: [narrow] }],
    [
      'reaches http',
      on('a.test', { sid: 'V' }, { scope: { urls: ['https://a.test/*'] } }),
      [{}],
      { problems: [narrow] },
    ],
    ['meets a path', on('a.test', { sid: 'V' }, { scope: { urls: ['*://a.test/x/*'] } }), [{}], { problems: [narrow] }],
    [
      'that somebody sets again and again',
      on('a.test', { sid: 'V' }),
      [{ held: 'V', contested: true }],
      { problems: [{ field: 'cookies.sid', code: 'contested' }] },
    ],
    [
      'meets a type',
      on('a.test', { sid: 'V' }, { scope: { urls: ['<all_urls>'], types: ['image'] } }),
      [{}],
      { problems: [narrow] },
    ],
  ])('%s', (_what, rule, jar, expected) => {
    const { statuses, holds } = plan([rule], jar)
    expect({ ...statuses[0], holds: holds.map(({ value }) => value) }).toMatchObject(expected)
    expect(statuses[0]?.state).toBe('problems' in expected ? 'refused' : 'applied')
  })

  test('is held out where requests can’t be told by the site of their page', () => {
    expect(plan([on('a.test', { sid: 'V' })], [{}], { sites: false }).holds.map(({ value }) => value)).toEqual([null])
  })

  test('goes on the wire where another rule replaces the header', () => {
    const { holds } = plan([on('*.a.test', { x: '1' }, { mode: 'replace' }), on('a.test', { sid: 'V' })], [{}])
    expect(holds.map(({ value }) => value)).toEqual([null])
  })
})
