import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseCookieDate } from '../../../src/cookie/cookie-date.ts'
import { parseSetCookie } from '../../../src/cookie/parse-set-cookie.ts'
import { serializeSetCookie } from '../../../src/cookie/serialize-set-cookie.ts'
import { judge } from '../../../src/verdict/judge/judge.ts'
import { resultingCookie } from '../../../src/verdict/judge/resulting-cookie.ts'
import { publicSuffix } from '../../public-suffix.ts'

const numRuns = Number(process.env['CRUMBLINE_RUNS'] ?? 20_000)
/** For a whole night of runs. */
const timeout = 600_000

const URLS = ['https://www.example.com/a/b', 'http://www.example.com/', 'http://localhost/x', 'https://127.0.0.1/']
const facts = {
  type: 'main_frame',
  initiator: null,
  now: Date.UTC(2025, 6, 1),
  thirdParty: 'allow',
  publicSuffix,
  jar: [],
} as const
const place = fc.record({
  browser: fc.constantFrom('chromium' as const, 'firefox' as const),
  url: fc.constantFrom(...URLS),
})

/** Pieces with a meaning to the parser, and any text between them. */
const piece = fc.oneof(
  fc.constantFrom('=', ';', ' ', '\t', '"', '__Host-', '__secure-', 'Path=/', 'Domain=.example.com', 'Max-Age=', '-1'),
  fc.constantFrom(
    '; Secure',
    '; httponly',
    '; SameSite=None',
    '; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
    '\u0000',
    'é',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
)
const line = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
)

it('never throws, whatever the line', { timeout }, () => {
  fc.assert(
    fc.property(line, place, (text, where) => {
      const cookie = parseSetCookie(text)
      judge(cookie, { ...facts, ...where })
      resultingCookie(cookie, { ...facts, ...where })
      parseCookieDate(text)
      expect(cookie.line).toBe(text)
    }),
    { numRuns },
  )
})

it('parses its serialized line to the same cookie', { timeout }, () => {
  fc.assert(
    fc.property(line, (text) => {
      const cookie = parseSetCookie(text)
      const written = serializeSetCookie(cookie)
      const again = parseSetCookie(written)
      // These three are about the spelling of the line.
      const { line: _line, notes: _notes, controlAt, ...fields } = cookie
      expect(again).toMatchObject(fields)
      expect(again.controlAt === null).toBe(controlAt === null)
      expect(serializeSetCookie(again)).toBe(written)
    }),
    { numRuns },
  )
})

it('judges the same for every order of different attributes', { timeout }, () => {
  const attributes = [
    fc.constantFrom('Path=/', 'Path=/a', 'path'),
    fc.constantFrom('Domain=example.com', 'Domain=elsewhere.invalid', 'Domain='),
    fc.constantFrom('Secure', 'secure=false'),
    fc.constantFrom('HttpOnly'),
    fc.constantFrom('SameSite=None', 'SameSite=Strict', 'SameSite=odd'),
    fc.constantFrom('Max-Age=60', 'Max-Age=0', 'Max-Age=x'),
    fc.constantFrom('Expires=Wed, 21 Oct 2065 07:28:00 GMT', 'Expires=never'),
    fc.constantFrom('Partitioned'),
    fc.constantFrom('Unknown=1'),
  ]
  const name = fc.constantFrom('a', '__Host-a', '__Secure-a', '__Host-Http-a')
  const shuffled = fc
    .tuple(...attributes)
    .chain((all) => fc.subarray(all))
    .chain((some) => fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })))
  fc.assert(
    fc.property(name, shuffled, place, (pair, [one, other], where) => {
      const context = { ...facts, ...where }
      const [left, right] = [one, other].map((list) => parseSetCookie([`${pair}=1`, ...list].join('; ')))
      if (left === undefined || right === undefined) throw new Error('two lists in, two cookies out')
      expect(judge(right, context)).toEqual(judge(left, context))
      expect(resultingCookie(right, context)).toEqual(resultingCookie(left, context))
    }),
    { numRuns },
  )
})
