import { describe, expect, test } from 'vitest'
import { PublicSuffixes } from '../../../src/cookie/public-suffixes.ts'
import { publicSuffixList } from '../../../tools/build/public-suffix-list.ts'
import { publicSuffix } from '../../public-suffix.ts'

describe('PublicSuffixes', () => {
  const few = new PublicSuffixes('uk\nco.uk\n*.ck\n!www.ck\ngithub.io\njp\n*.kobe.jp\n!city.kobe.jp\n')
  test.each([
    ['uk', 'uk'],
    ['shop.uk', 'uk'],
    ['co.uk', 'co.uk'],
    ['a.b.co.uk', 'co.uk'],
    ['ck', 'ck'],
    ['any.ck', 'any.ck'],
    ['a.any.ck', 'any.ck'],
    ['www.ck', 'ck'],
    ['a.www.ck', 'ck'],
    ['kobe.jp', 'kobe.jp'],
    ['a.kobe.jp', 'a.kobe.jp'],
    ['a.city.kobe.jp', 'kobe.jp'],
    ['me.github.io', 'github.io'],
    ['localhost', 'localhost'],
    ['a.unlisted', 'unlisted'],
    ['', ''],
  ])('%j has %j', (host, suffix) => {
    expect(few.of(host)).toBe(suffix)
  })
})

describe('the list of the package', () => {
  const text = publicSuffixList()
  const all = new PublicSuffixes(text)
  const rules = text.trim().split('\n')
  /** Hosts above, at and below a rule. */
  const hosts = (rule: string) => {
    const name = rule.replace(/^!/, '').replace(/^\*/, 'star')
    return [name, `a.${name}`, `b.a.${name}`, name.slice(name.indexOf('.') + 1)]
  }

  test('holds rules of every kind, and no name that a host can’t have', () => {
    expect(rules.length).toBeGreaterThan(9_000)
    expect(rules).toEqual(expect.arrayContaining(['com', 'co.uk', '*.ck', '!www.ck', 'github.io', 'xn--55qx5d.cn']))
    expect(rules.filter((rule) => !/^(?:!|\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*$/.test(rule))).toEqual([])
  })

  // tldts has a newer list: a few rules of this one are gone from it.
  test('agrees with tldts, except for rules that changed since', () => {
    const differing = rules.filter((rule) => hosts(rule).some((host) => all.of(host) !== publicSuffix(host)))
    expect(differing.length / rules.length).toBeLessThan(0.02)
  })
})
