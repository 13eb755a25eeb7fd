import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPaste } from '../../../src/format/detect.ts'
import { LOSS_CODES, PASTE_FORMATS, PASTE_PROBLEMS } from '../../../src/format/paste.ts'

/** What a text was understood as, in short. */
const read = (text: string) => {
  const { format, cookies, request, problems, lost } = readPaste(text)
  return {
    format,
    pairs: cookies.map(({ name, value }) => [name, value]),
    request,
    problems: problems.map(({ code, at }) => `${code} ${at}`),
    lost,
  }
}
const readPairsOf = (text: string) => readPaste(text).cookies.map(({ name, value }) => [name, value] as const)
const AB = [
  ['a', '1'],
  ['b', '2'],
]

describe('what a text is taken for', () => {
  it.each([
    ['', 'pairs'],
    ['a=1', 'pairs'],
    ['cookie=1', 'pairs'],
    ['a=1; Path=x', 'pairs'],
    ['a:b=1; Host: x=1', 'pairs'],
    ['curl=1', 'pairs'],
    ['Cookie: a=1', 'cookie-header'],
    ['\n  cookie : a=1', 'cookie-header'],
    ['Set-Cookie: a=1', 'set-cookie'],
    ['a=1; Path=/', 'set-cookie'],
    ['a=1; HttpOnly', 'set-cookie'],
    ['a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT', 'set-cookie'],
    ['name=value; path=/; domain=.domain.com; HttpOnly; Secure; Expires=Wed, 21 Oct 2026 07:28:00 GMT;', 'set-cookie'],
    ['GET / HTTP/1.1\nCookie: a=1', 'header-lines'],
    ['accept: */*\ncookie: a=1', 'header-lines'],
    ["{'a': '1'}", 'dict'],
    ['cookies = {"a": "1"}', 'dict'],
    ['s.cookies={', 'python'],
    ['a={b}', 'dict'],
    ['t={{uuid}}', 'pairs'],
    ['t = {{now+1h}}; role=admin', 'pairs'],
    ['t={{json:{"a":1}}}', 'pairs'],
    ["requests.get('https://a.test')", 'python'],
    ['import requests', 'python'],
    ["cookies=dict(a='1')", 'python'],
    ['curl https://a.test', 'curl'],
    ['$ curl https://a.test', 'curl'],
    ['C:\\Windows\\curl.exe https://a.test', 'curl'],
    ['await fetch("https://a.test/")', 'fetch'],
    ['Invoke-WebRequest -Uri "https://a.test/"', 'powershell'],
    ['# Netscape HTTP Cookie File\n', 'netscape'],
    ['# HTTP Cookie File\n', 'netscape'],
    ['a.test\tFALSE\t/\tFALSE\t0\ta\t1', 'netscape'],
    ['Set-Cookie3: a=1', 'set-cookie3'],
    ['#LWP-Cookies-2.0\nSet-Cookie3: a=1', 'set-cookie3'],
    ['[]', 'extension-json'],
    ['{"crumbline":1}', 'crumbline'],
  ])('%j is %s', (text, format) => expect(readPaste(text).format).toBe(format))
})

describe('pairs and Cookie headers', () => {
  it.each<[string, string, [string, string | null][]]>([
    ['lines and semicolons', 'a=1; b=2\r\nc=3;', [...AB, ['c', '3']] as [string, string][]],
    ['a value with =', 'jwt=aa.bb==', [['jwt', 'aa.bb==']]],
    ['blanks around', '  a = 1  ', [['a', '1']]],
    ['quotes stay', 'a="1 2"', [['a', '"1 2"']]],
    ['left out', '-a', [['a', null]]],
    ['a name that begins with -', '-a=1', [['-a', '1']]],
    ['comments of EditThisCookie', '// Example: http://a.test?x=1\na=1;', [['a', '1']]],
    [
      'names of object members',
      'constructor=1; __proto__=2',
      [
        ['constructor', '1'],
        ['__proto__', '2'],
      ],
    ],
    ['a header', 'Cookie: a=1;b=2;', AB as [string, string][]],
    ['two headers', 'cookie:a=1\ncookie: b=2', AB as [string, string][]],
    ['a header that goes on', 'Cookie: a=1;\n b=2', AB as [string, string][]],
  ])('%s', (_, text, pairs) => expect(read(text)).toMatchObject({ pairs, problems: [], lost: [] }))

  it('keeps the good part and says where the bad one is', () => {
    expect(read('a=1; b\n=3; a=2')).toMatchObject({
      pairs: [['a', '1']],
      problems: ['no-equals-sign 5', 'name-empty 7', 'name-repeated 11'],
    })
    expect(read('Cookie: a=1; oops').problems).toEqual(['no-equals-sign 13'])
  })

  it('reads the lines of a request', () => {
    expect(read('POST /x HTTP/1.1\r\nHost: a.test\r\nAccept: */*\r\nCookie: a=1; b=2\r\n')).toEqual({
      format: 'header-lines',
      pairs: AB,
      request: { method: 'POST', url: 'https://a.test/x' },
      problems: [],
      lost: ['headers-not-carried'],
    })
  })
})

describe('Set-Cookie lines', () => {
  it('reads every attribute', () => {
    const line = 'Set-Cookie: a=1; Domain=.A.test; Path=/p; Secure; HttpOnly; SameSite=None; Max-Age=60; Foo'
    const { cookies, lost } = readPaste(line)
    expect(cookies).toEqual([
      {
        name: 'a',
        value: '1',
        at: 12,
        domain: 'a.test',
        hostOnly: false,
        path: '/p',
        secure: true,
        httpOnly: true,
        sameSite: 'no_restriction',
        maxAge: 60,
      },
    ])
    expect(lost).toEqual(['attribute-unknown'])
  })

  it('reads several', () => {
    expect(read('set-cookie: a=1; Path=/\nset-cookie: b=2').pairs).toEqual(AB)
    expect(read('a=1; Path=/\nb=2; Secure').pairs).toEqual(AB)
  })
})

it('stops at a size that nobody pastes', () => {
  expect(read('a=1;'.repeat(2_000_001)).problems).toEqual(['too-long 0'])
})

describe('whatever is pasted', () => {
  const piece = fc.constantFrom(
    ...[
      '{',
      '}',
      '[',
      ']',
      '(',
      ')',
      "'",
      '"',
      '`',
      '\\',
      ':',
      ',',
      '=',
      ';',
      '\n',
      '\t',
      '\r',
      '^',
      '$',
      "$'",
      '\\x',
      '\\u00',
    ],
    ...[
      'a',
      'None',
      '#',
      '//',
      '/*',
      '-',
      '-b ',
      'Cookie:',
      'Set-Cookie:',
      'curl ',
      'fetch(',
      'requests.get(',
      'cookies=',
    ],
    ...[
      '# HTTP Cookie File\n',
      'a\tTRUE\t/\tTRUE\t0\tn\tv\n',
      'Set-Cookie3: ',
      '"name":',
      '"value":',
      '"log":{"entries":[',
    ],
    ...[
      '{"crumbline":1,"cookies":[',
      'Invoke-WebRequest ',
      'System.Net.Cookie(',
      '"headers":[',
      '; Path=/',
      '; Secure',
      '\0',
      '\ud800',
    ],
  )

  it('never throws, never makes a name up, and says where', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
          fc.tuple(piece, fc.json()).map(([start, json]) => start + json),
          fc.json(),
        ),
        (text) => {
          const { format, cookies, problems, lost } = readPaste(text)
          const isPlace = (at: number) => at >= 0 && at <= text.length
          return (
            PASTE_FORMATS.includes(format) &&
            cookies.every(({ name, at }) => name !== '' && isPlace(at)) &&
            problems.every(({ code, at }) => PASTE_PROBLEMS.includes(code) && isPlace(at)) &&
            lost.every((code) => LOSS_CODES.includes(code))
          )
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('reads back any cookies from a header, a dict and JSON', () => {
    const name = fc
      .stringMatching(/^[!#-+./-9<>-Z^-z|~]{1,12}$/)
      .filter((text) => !text.startsWith('-') && !text.startsWith('//'))
    const value = fc.stringMatching(/^[!-:<-~]{0,24}$/)
    const cookies = fc.uniqueArray(fc.tuple(name, value), { minLength: 1, maxLength: 8, selector: ([one]) => one })
    fc.assert(
      fc.property(cookies, (pairs) => {
        const objects = pairs.map(([name, value]) => ({ name, value, domain: 'a.test', path: '/' }))
        expect(read(`Cookie: ${pairs.map((pair) => pair.join('=')).join('; ')}`).pairs).toEqual(pairs)
        // An object sorts names that are numbers.
        expect(new Map(readPairsOf(JSON.stringify(Object.fromEntries(pairs))))).toEqual(new Map(pairs))
        expect(read(JSON.stringify(pairs)).pairs).toEqual(pairs)
        expect(read(JSON.stringify(objects)).pairs).toEqual(pairs)
        expect(read(JSON.stringify({ cookies: objects, origins: [] })).pairs).toEqual(pairs)
      }),
      { numRuns: 300 },
    )
  })

  it('is done soon with what repeats', () => {
    // What is quadratic here takes minutes: the limit of the test itself ends it. No clock is read, as machines differ.
    for (const text of [
      '{'.repeat(190_000),
      `{${' '.repeat(190_000)}`,
      '{"a":'.repeat(35_000),
      '/'.repeat(190_000),
      `{'a${'\\'.repeat(190_000)}`,
      `curl ${"'"}${'\\'.repeat(190_000)}`,
      `curl ${'^"'.repeat(90_000)}`,
      `curl $'${'\\x41'.repeat(50_000)}'`,
      `# HTTP Cookie File\n${'a\t'.repeat(90_000)}`,
      `Set-Cookie: a=1${'; Path'.repeat(40_000)}`,
      `a=1${'; a'.repeat(90_000)}`,
      `x = 1\n`.repeat(30_000),
      `requests.get(${'f('.repeat(40_000)}`,
      `GET / HTTP/1.1\n${'a: b\n'.repeat(40_000)}`,
      `Set-Cookie3: a=1${'; b="'.repeat(40_000)}`,
      `fetch(${'"a",'.repeat(60_000)}`,
      'System.Net.Cookie('.repeat(10_000),
    ]) {
      expect(Array.isArray(readPaste(text).problems)).toBe(true)
    }
  })
})
