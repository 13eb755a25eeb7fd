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

it('parses many attributes in linear time', () => {
  const cookie = parseSetCookie(`a${';x'.repeat(300_000)}`)
  expect(cookie.attributes).toHaveLength(300_000)
  expect(parseSetCookie(`a=1${'; x=1'.repeat(200_000)}`).attributes).toHaveLength(200_000)
}, 2_000)
