import { describe, expect, test } from 'vitest'
import { compileDnr, type DnrRule } from '../../../src/inject/dnr.ts'
import { dnrDifference } from '../../../src/inject/dnr-difference.ts'
import { toWireRule } from '../../../src/inject/wire-rule.ts'

const compile = (urls: string[], cookies: Record<string, string | null>, mode: 'merge' | 'replace' = 'merge') =>
  compileDnr(toWireRule('r', { cookies, mode, scope: { urls } }), ['main_frame', 'image'])

describe('compileDnr', () => {
  test('a domain is one rule; a host is anchored, a rule a scheme', () => {
    expect(compile(['*://*.a.test/*'], { a: '1', b: '2' })).toEqual([
      {
        priority: 1,
        action: {
          type: 'modifyHeaders',
          requestHeaders: [{ header: 'cookie', operation: 'append', value: 'a=1; b=2' }],
        },
        condition: { requestDomains: ['a.test'], resourceTypes: ['main_frame', 'image'] },
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
