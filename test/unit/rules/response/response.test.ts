import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseSetCookie } from '../../../../src/cookie/parse-set-cookie.ts'
import { compileDnr } from '../../../../src/rules/dnr/dnr.ts'
import type { ResponseChanges } from '../../../../src/rules/model/response-changes.ts'
import { planRules } from '../../../../src/rules/plan/plan.ts'
import { forceAttributes } from '../../../../src/rules/response/force-attributes.ts'
import { applyResponse, effectiveLines, responseWays } from '../../../../src/rules/response/response.ts'
import { validateRule } from '../../../../src/rules/validate/validate.ts'

const scope = { urls: ['*://a.test/*'] }
const apply = (lines: string[], ...changes: ResponseChanges[]) =>
  applyResponse(
    lines,
    changes.map((response, index) => ({ id: `r${index}`, response })),
    true,
  )

describe('attributes are forced', () => {
  it.each<[string, Parameters<typeof forceAttributes>[1], string]>([
    ['a=1', { secure: true, httpOnly: true }, 'a=1; Secure; HttpOnly'],
    ['a=1; secure; HTTPONLY; Path=/', { secure: false, httpOnly: false }, 'a=1; Path=/'],
    ['a=1; SameSite=Lax; samesite=x', { sameSite: 'none', secure: true }, 'a=1; Secure; SameSite=None'],
    ['a=1; Expires=Wed, 21 Oct 2037 07:28:00 GMT; Max-Age=5', { maxAge: 60 }, 'a=1; Max-Age=60'],
    ['a=1; Max-Age=5', { maxAge: -1 }, 'a=1; Max-Age=-1'],
    ['a="1 2"; Foo=bar; Domain=.a.test', { sameSite: 'strict' }, 'a="1 2"; Foo=bar; Domain=.a.test; SameSite=Strict'],
    ['=a=1', { secure: true }, '=a=1; Secure'],
  ])('%s', (line, force, forced) => expect(forceAttributes(line, force)).toBe(forced))

  it('and nothing else changes, whatever the line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (line, secure) => {
        const [was, is] = [parseSetCookie(line), parseSetCookie(forceAttributes(line, { secure }))]
        expect(is.secure).toBe(secure)
        const { name, value, path, domain, httpOnly, sameSite, expires, maxAge } = is
        expect({ name, value, path, domain, httpOnly, sameSite, expires, maxAge }).toEqual({
          name: was.name,
          value: was.value,
          path: was.path,
          domain: was.domain,
          httpOnly: was.httpOnly,
          sameSite: was.sameSite,
          expires: was.expires,
          maxAge: was.maxAge,
        })
      }),
      { numRuns: 1000 },
    )
  })
})

describe('a response', () => {
  it('is left alone where no rule is about it', () => {
    expect(apply(['a=1', 'b=2'], { drop: ['c'] })).toEqual([{ line: 'a=1' }, { line: 'b=2' }])
    expect(applyResponse(['a=1'], [{ id: 'r', response: null }], true)).toEqual([{ line: 'a=1' }])
  })

  it('keeps the server’s lines beside what rules make of them, in the order of the rules', () => {
    const changed = apply(
      ['a=1', 'b=2', 'c=3'],
      { add: ['x=9'], force: [{ name: 'b', secure: true }] },
      {
        drop: ['a'],
        force: [
          { name: 'a', secure: true },
          { name: 'b', httpOnly: true },
        ],
      },
    )
    expect(changed).toEqual([
      { line: 'a=1', became: null, byRule: 'r1', via: 'wire' },
      { line: 'b=2', became: 'b=2; Secure; HttpOnly', byRule: 'r1', via: 'wire' },
      { line: 'c=3' },
      { line: 'x=9', byRule: 'r0', via: 'wire', added: true },
    ])
    expect(effectiveLines(changed)).toEqual(['b=2; Secure; HttpOnly', 'c=3', 'x=9'])
  })

  it('is dropped whole, but for what rules add', () => {
    expect(effectiveLines(apply(['a=1', 'b=2'], { add: ['x=9'] }, { drop: '*' }))).toEqual(['x=9'])
  })

  it('says in which way it is changed', () => {
    expect(responseWays({ drop: ['a'] }, true)).toEqual(['wire'])
    expect(responseWays({ drop: ['a'] }, false)).toEqual(['jar-after'])
    expect(responseWays({ drop: '*' }, false)).toEqual(['wire'])
    expect(responseWays({ add: ['x=1'], force: [{ name: 'a', secure: true }] }, false)).toEqual(['wire', 'jar-after'])
  })
})

describe('declarativeNetRequest', () => {
  const headers = (response: ResponseChanges) => {
    // A domain with all its subdomains is one condition.
    const rule = { cookies: {}, scope: { urls: ['*://*.a.test/*'] }, response }
    const { active } = planRules([{ id: 'r', rule }], AROUND)
    return active.flatMap((rule) => compileDnr(rule, ['main_frame'])).map(({ action }) => action)
  }
  it.each<[ResponseChanges, string[]]>([
    [{ add: ['x=1', 'y=2'] }, ['append x=1', 'append y=2']],
    [{ drop: '*' }, ['remove undefined']],
    [{ drop: '*', add: ['x=1', 'y=2'] }, ['set x=1', 'append y=2']],
    [{ drop: ['a'], force: [{ name: 'b', secure: true }] }, []],
  ])('%j', (response, operations) => {
    const actions = headers(response)
    expect(
      actions.flatMap(({ responseHeaders = [] }) =>
        responseHeaders.map(({ operation, value }) => `${operation} ${value}`),
      ),
    ).toEqual(operations)
    expect(actions.every(({ requestHeaders }) => requestHeaders === undefined)).toBe(true)
  })
})

const AROUND = { origins: ['<all_urls>'], now: 0, seesRequests: true, responseOnWire: false, owned: () => [] }

describe('rules for responses', () => {
  const states = (around: Partial<typeof AROUND>, ...changes: ResponseChanges[]) =>
    planRules(
      changes.map((response, index) => ({ id: String(index), rule: { cookies: {}, scope, response } })),
      { ...AROUND, ...around },
    ).statuses.map(({ state, responseVia, problems }) => [
      state,
      ...(responseVia ?? []),
      ...problems.map(({ field, code }) => `${field} ${code}`),
    ])

  it('are in force with what they really do', () => {
    expect(states({}, { drop: ['a'], add: ['x=1'] })).toEqual([['applied', 'wire', 'jar-after']])
    expect(states({ responseOnWire: true }, { drop: ['a'], add: ['x=1'] })).toEqual([['applied', 'wire']])
  })

  it('need the log where the jar is set right', () => {
    expect(states({ seesRequests: false }, { drop: ['a'] })).toEqual([['refused', 'response response-needs-watching']])
    expect(states({ seesRequests: false }, { drop: '*' })).toEqual([['applied', 'wire']])
    expect(states({ seesRequests: false, responseOnWire: true }, { drop: ['a'] })).toEqual([['applied', 'wire']])
  })

  it('do not contradict each other', () => {
    expect(states({}, { drop: ['a'] }, { force: [{ name: 'a', secure: true }] })[1]).toEqual([
      'refused',
      'response.force.0.name conflicts-with-rule',
    ])
    expect(states({}, { force: [{ name: 'a', secure: true }] }, { drop: ['b', 'a'] })[1]).toEqual([
      'refused',
      'response.drop.1 conflicts-with-rule',
    ])
    expect(states({}, { add: ['x=1'] }, { drop: '*' })[1]).toEqual(['refused', 'response.drop conflicts-with-rule'])
    expect(states({}, { drop: '*' }, { add: ['x=1'] })[1]).toEqual(['refused', 'response.add conflicts-with-rule'])
    expect(states({ responseOnWire: true }, { drop: '*' }, { add: ['x=1'] })[1]).toEqual(['applied', 'wire'])
  })
})

describe('what is wrong with them', () => {
  const problems = (response: unknown, more = {}) =>
    validateRule({ cookies: {}, scope, response, ...more }).map(({ field, code }) => `${field} ${code}`)
  it.each<[unknown, string[]]>([
    [{ add: ['a=1; Secure'], drop: ['b'], force: [{ name: 'c', secure: true, maxAge: -5 }] }, []],
    [[], ['response not-an-object']],
    [{}, ['response empty']],
    [{ more: 1, drop: '*' }, ['response.more unknown-field']],
    [{ add: 'a=1' }, ['response.add not-a-list']],
    [{ add: [] }, ['response.add empty']],
    [
      { add: [1, '', ' ; Path=/', 'a=1\n', 'x'.repeat(20_000)] },
      [
        'response.add.0 not-a-string',
        'response.add.1 empty',
        'response.add.2 empty',
        'response.add.3 value-has-forbidden-character',
        'response.add.4 too-long',
      ],
    ],
    [
      { drop: ['', 'a;b', 1] },
      ['response.drop.0 name-empty', 'response.drop.1 name-has-forbidden-character', 'response.drop.2 not-a-string'],
    ],
    [{ drop: Array(101).fill('a') }, ['response.drop too-many']],
    [
      { force: [null, { name: 'a' }, { name: 'b', secure: 1, httpOnly: 1, sameSite: 'no', maxAge: 1.5, x: 1 }] },
      [
        'response.force.0 not-an-object',
        'response.force.1 empty',
        'response.force.2.x unknown-field',
        'response.force.2.secure not-a-boolean',
        'response.force.2.httpOnly not-a-boolean',
        'response.force.2.sameSite unknown-choice',
        'response.force.2.maxAge not-a-number',
      ],
    ],
    [{ drop: '*', force: [{ name: 'a', secure: true }] }, ['response.force nothing-left']],
    [
      {
        drop: ['a'],
        force: [
          { name: 'a', secure: true },
          { name: 'b', secure: true },
          { name: 'b', secure: false },
        ],
      },
      ['response.force.0.name named-twice', 'response.force.2.name named-twice'],
    ],
  ])('%j', (response, found) => expect(problems(response)).toEqual(found))

  it('is that they are for one request only', () => {
    expect(problems({ drop: '*' }, { lifetime: 'once' })).toEqual(['lifetime response-not-once'])
  })

  it('is never that they throw', () => {
    fc.assert(
      fc.property(fc.anything(), (response) => Array.isArray(problems(response))),
      { numRuns: 500 },
    )
  })
})
