import { describe, expect, test } from 'vitest'
import { PublicSuffixes } from '../../../src/cookie/public-suffixes.ts'
import { publicSuffixList } from '../../../tools/build/public-suffix-list.ts'
import { publicSuffix } from '../../public-suffix.ts'

describe('PublicSuffixes', () => {
  const few = new PublicSuffixes('uk\nco.uk\n*.ck\n!www.ck\ngithub.io\n')
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
    ['me.github.io', 'github.io'],
    ['localhost', 'localhost'],
    ['a.unlisted', 'unlisted'],
    ['', ''],
  ])('%j has %j', (host, suffix) => {
    expect(few.of(host)).toBe(suffix)
  })

  test('every rule of the list, and hosts above, at and below it, as tldts says', () => {
    const text = publicSuffixList()
    const all = new PublicSuffixes(text)
    const rules = text.trim().split('\n')
    expect(rules.length).toBeGreaterThan(9_000)
    const hosts = rules.flatMap((rule) => {
      const name = rule.replace(/^!/, '').replace(/^\*/, 'star')
      return [name, `a.${name}`, `b.a.${name}`, name.slice(name.indexOf('.') + 1)]
    })
    expect(hosts.filter((host) => all.of(host) !== publicSuffix(host))).toEqual([])
  })
})
