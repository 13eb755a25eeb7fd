import { describe, expect, test } from 'vitest'
import { compileDnr } from '../../../../src/rules/dnr/dnr.ts'
import type { DnrRule } from '../../../../src/rules/dnr/dnr-body.ts'
import { dnrDifference, dnrKey } from '../../../../src/rules/dnr/dnr-difference.ts'
import type { ActiveRule } from '../../../../src/rules/plan/plan.ts'
import { toWireRule } from '../../../../src/rules/plan/wire-rule.ts'
import { areaOf } from '../../../../src/rules/scope/cookie-area.ts'

const compile = (urls: string[], cookies: Record<string, string | null>, mode: 'merge' | 'replace' = 'merge') =>
  compileDnr({ ...toWireRule('r', { cookies, mode, scope: { urls } }), inJar: [], heldOut: [] }, [
    'main_frame',
    'image',
  ]).filter(({ action }) => action.requestHeaders)

describe('compileDnr', () => {
  test('a domain is one rule; a host is anchored, a rule a scheme', () => {
    expect(compile(['*://*.a.test/*'], { a: '1', b: '2' })).toEqual([
      {
        priority: 1,
        action: {
          type: 'modifyHeaders',
          requestHeaders: [{ header: 'cookie', operation: 'append', value: 'a=1; b=2' }],
        },
        condition: { urlFilter: 'a.test', requestDomains: ['a.test'], resourceTypes: ['main_frame', 'image'] },
      },
    ])
    expect(compile(['https://a.test/*'], { a: '1' }).map(({ condition }) => condition.urlFilter)).toEqual([
      '|https://a.test^',
      '|wss://a.test^',
    ])
    expect(compile(['<all_urls>'], { a: '1' }).map(({ condition }) => condition)).toEqual([
      { resourceTypes: ['main_frame', 'image'] },
    ])
  })

  test('the name of a single domain is in its filter, by which the browser finds it', () => {
    const filters = (...urls: string[]) => compile(urls, { a: '1' }).map(({ condition }) => condition.urlFilter)
    expect(filters('*://*.a.test/*')).toEqual(['a.test'])
    expect(filters('https://*.a.test/*')).toEqual(['|https://*a.test', '|wss://*a.test'])
    expect(filters('*://*.a.test/*', '*://*.b.test/*')).toEqual([undefined])
  })

  test('replace sets, over every append; with no cookie it removes', () => {
    const [set] = compile(['<all_urls>'], { a: '1' }, 'replace')
    expect(set?.priority).toBe(2)
    expect(set?.action.requestHeaders).toEqual([{ header: 'cookie', operation: 'set', value: 'a=1' }])
    const [remove] = compile(['<all_urls>'], {}, 'replace')
    expect(remove?.action.requestHeaders).toEqual([{ header: 'cookie', operation: 'remove' }])
  })

  test('a merge that only leaves out names the jar does not hold needs no rule', () => {
    expect(compile(['<all_urls>'], { a: null })).toEqual([])
  })
})

describe('a value that stands in the jar', () => {
  const cookie = { name: 'sid', domain: 'a.test', hostOnly: true, secure: true, httpOnly: false, path: '/' } as const
  const rule: ActiveRule = {
    ...toWireRule('r', { cookies: { sid: 'V', role: 'x' }, scope: { urls: ['*://*.a.test/*'] } }),
    inJar: [
      {
        name: 'sid',
        value: 'V',
        area: areaOf(cookie),
        site: 'a.test',
        cookie: { ...cookie, sameSite: 'unspecified' },
      },
    ],
    heldOut: [],
  }
  const compiled = compileDnr(rule, ['main_frame', 'image'])
  const appended = compiled.filter(({ action }) => action.requestHeaders?.[0]?.value === 'sid=V')

  test('is appended at its own hosts to just the requests that a SameSite=Lax cookie stays out of', () => {
    const own = appended
      .filter(({ condition }) => condition.urlFilter === '|https://a.test^')
      .map(({ condition }) => condition)
    expect(own).toEqual([
      { urlFilter: '|https://a.test^', domainType: 'thirdParty', resourceTypes: ['image'] },
      {
        urlFilter: '|https://a.test^',
        domainType: 'firstParty',
        excludedTopDomains: ['a.test'],
        resourceTypes: ['image'],
      },
      {
        urlFilter: '|https://a.test^',
        domainType: 'thirdParty',
        requestMethods: ['connect', 'delete', 'other', 'patch', 'post', 'put'],
        resourceTypes: ['main_frame'],
      },
    ])
  })

  test('is appended to every request elsewhere: over http, where it is Secure, and at other hosts', () => {
    const every = appended.filter(({ condition }) => condition.domainType === undefined)
    expect(every.map(({ condition }) => condition.resourceTypes)).toEqual(every.map(() => ['main_frame', 'image']))
    expect(every.some(({ condition }) => condition.urlFilter === '|http://*a.test')).toBe(true)
    expect(every.every(({ condition }) => condition.urlFilter !== '|https://a.test^')).toBe(true)
  })

  test('comes back over what a response sets, as the jar holds it', () => {
    const lines = compiled.flatMap(({ action }) => action.responseHeaders?.map(({ value }) => value) ?? [])
    expect(lines).toContain('sid=V; Path=/; Secure; SameSite=Lax')
  })

  test('two rules that differ in whose requests they are about are two', () => {
    expect(new Set(appended.map(dnrKey)).size).toBe(appended.length)
  })
})

describe('dnrDifference', () => {
  const [one] = compile(['*://*.a.test/*'], { a: '1' })
  const [two] = compile(['*://*.b.test/*'], { a: '1' })
  if (!one || !two) throw new Error('no rule was compiled')
  const held: DnrRule[] = [
    { id: 3, ...one },
    { id: 1, ...two },
  ]
  test('nothing changes when the browser holds what is wanted', () => {
    expect(dnrDifference(held, [two, one])).toEqual({ removeRuleIds: [], addRules: [] })
  })
  test('one rule more is one rule added, under a free number', () => {
    const [three] = compile(['*://*.c.test/*'], { a: '1' })
    if (!three) throw new Error('no rule was compiled')
    expect(dnrDifference(held, [one, two, three])).toEqual({ removeRuleIds: [], addRules: [{ id: 2, ...three }] })
  })
  test('a changed rule goes out and comes in, by its content and never by its number', () => {
    const [changed] = compile(['*://*.a.test/*'], { a: '2' })
    if (!changed) throw new Error('no rule was compiled')
    expect(dnrDifference(held, [two, changed])).toEqual({ removeRuleIds: [3], addRules: [{ id: 2, ...changed }] })
  })
  test('what the browser holds twice is held once after', () => {
    expect(dnrDifference([...held, { id: 9, ...one }], [one, two]).removeRuleIds).toHaveLength(1)
  })
})
