import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseSetCookie } from '../../../src/cookie/parse-set-cookie.ts'
import { serializeSetCookie } from '../../../src/cookie/serialize-set-cookie.ts'

const numRuns = Number(process.env['CRUMBLINE_RUNS'] ?? 20_000)
const bytes = fc.string({ unit: 'binary', maxLength: 120 })
const attribute = fc.constantFrom(
  'Path=/',
  'Path',
  'Domain=a.test',
  'Secure',
  'HttpOnly',
  'SameSite=Lax',
  'Max-Age=5',
  'Max-Age=x',
  'Foo=bar',
  '=',
  'é=ü',
  '',
)
const lines = fc
  .tuple(bytes, fc.array(fc.oneof(attribute, bytes), { maxLength: 6 }))
  .map((parts) => parts.flat().join('; '))

describe('parseSetCookie', () => {
  test('keeps everything, in order, as written', () => {
    const cookie = parseSetCookie(
      'sid="1"; PATH=/a; Foo=bar; path=x; Secure=no; Domain=.A.test; SameSite=None; SameSite=odd; Max-Age=99999999',
    )
    expect(cookie).toMatchObject({
      name: 'sid',
      value: '"1"',
      path: null,
      domain: 'a.test',
      secure: true,
      sameSite: null,
      maxAge: 99_999_999,
    })
    expect(cookie.attributes).toHaveLength(8)
    expect(cookie.attributes[1]).toEqual({ name: 'Foo', value: 'bar' })
    expect(cookie.notes.map(({ code, attribute }) => `${code}@${attribute}`)).toEqual([
      'quotes-kept@null',
      'attribute-unknown@1',
      'attribute-repeated@2',
      'path-not-absolute@2',
      'flag-value-ignored@3',
      'domain-leading-dot@4',
      'attribute-repeated@6',
      'samesite-unknown@6',
      'lifetime-clamped@7',
    ])
  })

  test('names the first control character', () => {
    expect(parseSetCookie('a=\t1\u0001').controlAt).toBe(4)
    expect(parseSetCookie('a=\t1').controlAt).toBeNull()
  })

  test('never throws, and keeps the line', () => {
    fc.assert(
      fc.property(lines, (line) => parseSetCookie(line).line === line),
      { numRuns },
    )
  })

  test('reads what was written from what it read', () => {
    fc.assert(
      fc.property(lines, (line) => {
        const { line: _, controlAt: __, ...first } = parseSetCookie(line)
        const { line: ___, controlAt: ____, ...again } = parseSetCookie(serializeSetCookie(first))
        expect(again).toEqual(first)
      }),
      { numRuns: Math.ceil(numRuns / 10) },
    )
  })
})
