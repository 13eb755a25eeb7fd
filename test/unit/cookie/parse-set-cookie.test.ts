import { describe, expect, it } from 'vitest'
import { parseSetCookie } from '../../../src/cookie/parse-set-cookie.ts'
import type { SetCookie } from '../../../src/cookie/set-cookie.ts'

it.each<[string, Partial<SetCookie>, string]>([
  ['a=b', { name: 'a', value: 'b' }, 'the plain case'],
  [' a = b ', { name: 'a', value: 'b' }, 'blanks around both go'],
  ['a=b c', { value: 'b c' }, 'blanks inside stay'],
  ['a=b=c', { name: 'a', value: 'b=c' }, 'the first = parts'],
  ['abc', { name: '', value: 'abc' }, 'without = there is no name'],
  ['=abc', { name: '', value: 'abc' }, 'an empty name'],
  ['a="x;y"', { value: '"x' }, 'quotes mean nothing'],
  ['a=1; Secure=false', { secure: true }, 'the value of a flag counts for nothing'],
  ['a=1; SameSite=lax; SameSite=odd', { sameSite: null }, 'an unknown value overrides'],
  ['a=1; Path=x', { path: null }, 'a path begins with /'],
  ['a=1; Path="/x"', { path: null }, 'quotes are part of the path'],
  ['a=1; Domain=.Example.COM', { domain: 'example.com' }, 'one dot goes, letters are lowered'],
  ['a=1; Max-Age=60; Max-Age=x', { maxAge: 60 }, 'the last that can be read'],
  ['a=ü', { size: 3 }, 'sizes are in octets'],
])('reads %j: %j, %s', (line, expected) => {
  expect(parseSetCookie(line)).toMatchObject(expected)
})

describe('notes', () => {
  it.each([
    ['a=1; Foo', 'attribute-unknown'],
    ['a=1; Path=/; path=/b', 'attribute-repeated'],
    [`a=1; Path=/${'x'.repeat(1024)}`, 'attribute-too-long'],
    ['a=1; Expires=soon', 'expires-unreadable'],
    ['a=1; Max-Age=1.5', 'max-age-unreadable'],
    ['a=1; Domain=.b.test', 'domain-leading-dot'],
    ['a=1; SameSite=odd', 'samesite-unknown'],
    ['a="1"', 'quotes-kept'],
    ['abc', 'no-equals-sign'],
  ])('%j: %s', (line, code) => {
    expect(parseSetCookie(line).notes.map((note) => note.code)).toEqual([code])
  })
})

it('finds the first control character except TAB', () => {
  expect(parseSetCookie('a=\t1; b\u0001').controlAt).toBe(7)
  expect(parseSetCookie('a=\t1').controlAt).toBeNull()
})

it.each([';x', '; x=1'])('reads many attributes %j in a time that grows with their number', (attribute) => {
  /** Processor time in milliseconds: other processes do not add to it. */
  const costOf = (count: number) => {
    const before = process.cpuUsage()
    expect(parseSetCookie(`a${attribute.repeat(count)}`).attributes).toHaveLength(count)
    return process.cpuUsage(before).user / 1000
  }
  const few = Math.max(costOf(30_000), 10)
  // Ten times as many cost about ten times as much; a cost that grew with the square would be a hundred times as high.
  expect(costOf(300_000)).toBeLessThan(40 * few)
})
