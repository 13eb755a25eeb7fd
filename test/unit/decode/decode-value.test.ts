import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeValue } from '../../../src/decode/decode-value.ts'
import { DECODED_KINDS, FACT_LABELS, MEANINGS } from '../../../src/decode/layer/decoded.ts'

const kinds = (value: string, name?: string) =>
  decodeValue(value, name).map(({ kind, certain }) => (certain ? kind : `${kind}?`))

describe('plain text has no layers', () => {
  it.each([
    '',
    'dark',
    '1',
    '42',
    'en-US',
    'true',
    '100%',
    '%zz',
    '%ff',
    'a.b.c',
    'a:b:c',
    'hello world',
    'password',
    'abcdefgh',
    'i:5',
    's:x',
    'j:{x}',
    '{',
    '[1',
    '12345',
    '99999999999999',
  ])('%j', (value) => expect(kinds(value)).toEqual([]))
})

describe('a guess is marked as one', () => {
  it.each([
    ['1700000000', 'epoch?'],
    ['1700000000000', 'epoch?'],
    [btoa('hello, world!'), 'base64?'],
    ['GA1.2.1033501218.1368477899', 'google-analytics?'],
    ['1677787402.20480.0000', 'f5-bigip?'],
  ])('%s', (value, kind) => expect(kinds(value)).toEqual([kind]))

  it('becomes certain by the cookie’s name', () => {
    expect(kinds('GA1.2.1033501218.1368477899', '_ga')).toEqual(['google-analytics'])
    expect(kinds('1677787402.20480.0000', 'BIGipServerpool')).toEqual(['f5-bigip'])
  })
})

describe('layers', () => {
  it.each([
    ['%7B%22a%22%3A1%7D', ['url-encoded', 'json']],
    [encodeURIComponent(btoa('{"a":1}')), ['url-encoded', 'base64', 'json']],
    ['"%41"', ['url-encoded']],
    ['Wed, 21 Oct 2026 07:28:00 GMT', ['date']],
    ['2026-10-21T07:28:00Z', ['date']],
    ['3b241101-e2bb-4255-8caf-4136c566a962', ['uuid']],
  ])('%s', (value, found) => expect(kinds(value)).toEqual(found))

  it('are limited in number', () => {
    let value = '{}'
    for (let i = 0; i < 12; i += 1) value = encodeURIComponent(value)
    expect(decodeValue(value).length).toBe(8)
  })
})

it('gives the times of a JWT in ms, and marks an unsigned one', () => {
  const part = (json: unknown) => btoa(JSON.stringify(json)).replace(/=+$/, '')
  const token = `${part({ alg: 'none' })}.${part({ exp: 1_700_000_000.5, iat: 1_700_000_000, nbf: 'x', aud: ['a', 'b'] })}.`
  expect(decodeValue(token)[0]?.facts).toEqual([
    { label: 'algorithm', text: 'none' },
    { label: 'unsigned', flag: true },
    { label: 'audience', text: 'a, b' },
    { label: 'issued-at', time: 1_700_000_000_000 },
    { label: 'expires-at', time: 1_700_000_000_500 },
  ])
})

it('treats names like __proto__ as any other', () => {
  const [layer] = decodeValue('a:2:{s:9:"__proto__";i:1;s:11:"constructor";i:2;}')
  expect(Object.entries(layer?.json ?? {})).toEqual([
    ['__proto__', 1],
    ['constructor', 2],
  ])
  const [json] = decodeValue('{"__proto__":{"x":1}}')
  expect(JSON.stringify(json?.json)).toBe('{"__proto__":{"x":1}}')
})

describe('with any value', () => {
  const piece = fc.constantFrom(
    ...[
      'a:1:{',
      'O:8:"stdClass":1:{',
      's:3:"a";',
      'i:1;',
      '}',
      's:',
      'j:',
      '{"a":',
      '[',
      '%7B',
      '%',
      'eyJ',
      'BAh7',
      'BAhv',
      '--',
      '.',
      ':',
      '*',
    ],
    ...[
      'Fe26.2*',
      'CfDJ8',
      'fb.1.',
      'GA1.2.',
      'GS2.1.s',
      '1700000000',
      'vi',
      'rd5o',
      '!',
      '=',
      'eyJhbGciOiJub25lIn0',
      'eyJpdiI6',
    ],
    ...[
      'a'.repeat(27),
      'A'.repeat(43),
      '0'.repeat(40),
      'COvFyGBOvFyGBAbAAAENAPCAAOAAAAAAAAAAAEEUACCKAAA',
      '\0',
      '\ud800',
      'é',
    ],
  )
  it('never throws, and uses only codes of the lists', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
          fc
            .uint8Array({ maxLength: 80 })
            .map((bytes) => btoa(String.fromCharCode(4, 8, ...bytes)))
            .map((data) => `${data}--${'0'.repeat(40)}`),
          fc.json().map((text) => btoa(encodeURIComponent(text))),
        ),
        fc.constantFrom('', '_ga', 'connect.sid', 'JSESSIONID', 'BIGipServerx', '__cf_bm'),
        (value, name) => {
          return decodeValue(value, name).every(
            ({ kind, facts }) =>
              DECODED_KINDS.includes(kind) &&
              facts.every(
                (fact) =>
                  FACT_LABELS.includes(fact.label) &&
                  (!('time' in fact) || !Number.isNaN(new Date(fact.time).getTime())) &&
                  (!('meaning' in fact) || MEANINGS.includes(fact.meaning)),
              ),
          )
        },
      ),
      { numRuns: 3000 },
    )
  })

  it('is fast with repetitive values', () => {
    for (const value of [
      'a:1:{i:0;'.repeat(7000),
      's:'.repeat(30_000),
      '.'.repeat(60_000),
      ':'.repeat(60_000),
      '-'.repeat(60_000),
      'a'.repeat(65_536),
      '%41'.repeat(20_000),
      '['.repeat(60_000),
      '4'.repeat(60_000),
      'a:'.repeat(30_000),
    ]) {
      expect(Array.isArray(decodeValue(value))).toBe(true)
    }
  })

  it('does not inflate a zip bomb', () => {
    const packed = deflateSync(Buffer.alloc(40_000_000)).toString('base64url')
    const bomb = `.${packed}.ZVPxAA.${'A'.repeat(27)}`
    expect(bomb.length).toBeLessThan(65_536)
    // Without its content it is still a signed text.
    expect(decodeValue(bomb).flatMap(({ facts }) => facts.map(({ label }) => label))).not.toContain('compressed')
  })
})
