import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detectFormat, parsePastedCookies } from '../../../src/format/parse-pasted-cookies.ts'

const read = (text: string) => {
  const { cookies, format, problems } = parsePastedCookies(text)
  return { cookies: Object.entries(cookies), format, problems: problems.map(({ code, at }) => `${code} ${at}`) }
}

describe('what a text is taken for', () => {
  it.each([
    ['', 'pairs'],
    ['a=1', 'pairs'],
    ['cookie=1', 'pairs'],
    ['Cookie: a=1', 'cookie-header'],
    ['\n  cookie : a=1', 'cookie-header'],
    ["{'a': '1'}", 'dict'],
    ['cookies = {"a": "1"}', 'dict'],
    ['s.cookies={', 'dict'],
    ['a={b}', 'dict'],
  ])('%j is %s', (text, format) => expect(detectFormat(text)).toBe(format))
})

describe('name=value pairs', () => {
  it.each<[string, string, [string, string | null][]]>([
    ['one', 'a=1', [['a', '1']]],
    [
      'lines and semicolons',
      'a=1; b=2\r\nc=3;',
      [
        ['a', '1'],
        ['b', '2'],
        ['c', '3'],
      ],
    ],
    ['a value with =', 'jwt=aa.bb==', [['jwt', 'aa.bb==']]],
    ['blanks around', '  a = 1  ', [['a', '1']]],
    ['quotes stay', 'a="1 2"', [['a', '"1 2"']]],
    ['empty value', 'a=', [['a', '']]],
    ['left out', '-a', [['a', null]]],
    ['a name that begins with -', '-a=1', [['-a', '1']]],
    [
      'names of object members',
      'constructor=1; __proto__=2; toString=3',
      [
        ['constructor', '1'],
        ['__proto__', '2'],
        ['toString', '3'],
      ],
    ],
    ['beyond ASCII', 'ü=ß€😀', [['ü', 'ß€😀']]],
  ])('%s', (_, text, cookies) => expect(read(text)).toEqual({ cookies, format: 'pairs', problems: [] }))

  it('keeps the good part and says where the bad one is', () => {
    expect(read('a=1; b\n=3; a=2')).toEqual({
      cookies: [['a', '1']],
      format: 'pairs',
      problems: ['no-equals-sign 5', 'name-empty 7', 'name-repeated 11'],
    })
  })
})

describe('a Cookie header', () => {
  it.each<[string, string, [string, string][]]>([
    [
      'one line',
      'Cookie: a=1; b=2',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    [
      'lower case, two lines',
      'cookie:a=1\ncookie: b=2',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    [
      'a line that goes on',
      'Cookie: a=1;\n b=2',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    [
      'a trailing semicolon',
      'Cookie: a=1; b=2;',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
  ])('%s', (_, text, cookies) => expect(read(text)).toEqual({ cookies, format: 'cookie-header', problems: [] }))

  it('counts offsets from the start of the whole text', () => {
    expect(read('Cookie: a=1; oops').problems).toEqual(['no-equals-sign 13'])
  })
})

describe('a dict', () => {
  it.each<[string, string, [string, string | null][]]>([
    [
      'Python',
      `{'a': '1', "b": None}`,
      [
        ['a', '1'],
        ['b', null],
      ],
    ],
    [
      'JSON',
      '{"a": "1", "b": null}',
      [
        ['a', '1'],
        ['b', null],
      ],
    ],
    [
      'JavaScript',
      '{a: "1", b: undefined,}',
      [
        ['a', '1'],
        ['b', null],
      ],
    ],
    ['empty', '{}', []],
    ['as an argument', "cookies={'a': '1'})", [['a', '1']]],
    ['an assignment', "cookies = {\n  'a': '1',  # one\n}\n", [['a', '1']]],
    [
      'numbers',
      "{'a': 1, 'b': -2.5e3}",
      [
        ['a', '1'],
        ['b', '-2.5e3'],
      ],
    ],
    [
      'escapes',
      String.raw`{'a': '\'\\\x41\u00e9\U0001F600', "b": "\u{1f600}\/"}`,
      [
        ['a', "'\\Aé😀"],
        ['b', '😀/'],
      ],
    ],
    [
      'names of object members',
      "{'__proto__': '1', 'constructor': '2'}",
      [
        ['__proto__', '1'],
        ['constructor', '2'],
      ],
    ],
    ['a value that is HTML', `{"a": "<img src=x onerror='x'>"}`, [['a', "<img src=x onerror='x'>"]]],
  ])('%s', (_, text, cookies) => expect(read(text)).toEqual({ cookies, format: 'dict', problems: [] }))

  it.each([
    ['a quote that is never closed', "{'a': '1}", ['text-unfinished 6']],
    ['a line break in a text', "{'a': '1\n'}", ['text-unfinished 6']],
    ['no closing brace', "{'a': '1'", ['dict-unfinished 8']],
    ['no value', "{'a'", ['dict-unfinished 4']],
    ['no value after the colon', "{'a':", ['dict-unfinished 5']],
    ['no comma', "{'a': '1' 'b': '2'}", ['not-expected-here 10']],
    ['a list as a value', "{'a': ['1']}", ['value-is-no-text 6']],
    ['a truth value', "{'a': True}", ['value-is-no-text 6']],
    ['an escape that is none', String.raw`{'a': '\x4'}`, ['escape-unreadable 7']],
    ['a code point that is none', String.raw`{'a': '\UFFFFFFFF'}`, ['escape-unreadable 7']],
    ['something behind', "{'a': '1'} + x", ['not-expected-here 11']],
    ['a name twice', "{'a': '1', 'a': '2'}", ['name-repeated 11']],
    ['an empty name', "{'': '1'}", ['name-empty 1']],
  ])('says where %s is', (_, text, problems) => expect(read(text).problems).toEqual(problems))
})

describe('what no one should paste', () => {
  it('refuses a list and a text beyond any request', () => {
    expect(read('[{"name": "a"}]').problems).toEqual(['format-unknown 0'])
    expect(read('a=1;'.repeat(60_000)).problems).toEqual(['too-long 0'])
  })

  it('never throws, never makes a name up', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      "'",
      '"',
      '\\',
      ':',
      ',',
      '=',
      ';',
      '\n',
      'a',
      'None',
      '#',
      '//',
      '-',
      'Cookie:',
      '\0',
      '\u{d800}',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        (text) => {
          const { cookies, problems } = parsePastedCookies(text)
          expect(Object.keys(cookies)).not.toContain('')
          for (const { at } of problems) expect(at >= 0 && at <= text.length).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('is done soon with what repeats', () => {
    const started = performance.now()
    for (const text of [
      '{'.repeat(190_000),
      `{${' '.repeat(190_000)}`,
      '{"a":'.repeat(35_000),
      '/'.repeat(190_000),
      `{'a${'\\'.repeat(190_000)}`,
    ])
      parsePastedCookies(text)
    expect(performance.now() - started).toBeLessThan(2000)
  })
})
