import { describe, expect, it } from 'vitest'
import { readPaste } from '../../../../src/format/detect.ts'

const read = (text: string) => {
  const { format, cookies, request, problems, lost } = readPaste(text)
  return {
    format,
    pairs: cookies.map(({ name, value }) => `${name}=${value}`),
    request,
    problems: problems.map(({ code, at }) => `${code} ${at}`),
    lost,
  }
}

describe('a dict', () => {
  it.each<[string, string, string[]]>([
    ['Python', `{'a': '1', "b": None}`, ['a=1', 'b=null']],
    ['JavaScript', '{a: "1", b: undefined,}', ['a=1', 'b=null']],
    ['empty', '{}', []],
    ['as an argument', "cookies={'a': '1'})", ['a=1']],
    ['an assignment', "cookies = {\n  'a': '1',  # one\n}\n", ['a=1']],
    ['numbers', "{'a': 1, 'b': -2.5e3, 'c': 12345678901234567890}", ['a=1', 'b=-2.5e3', 'c=12345678901234567890']],
    ['escapes', String.raw`{'a': '\'\\\x41\u00e9\U0001F600', "b": "\u{1f600}\/"}`, ["a='\\Aé😀", 'b=😀/']],
    ['raw text', String.raw`{'a': r'\d'}`, [String.raw`a=\d`]],
    ['names of object members', "{'__proto__': '1', 'constructor': '2'}", ['__proto__=1', 'constructor=2']],
    ['pairs', "[('a', '1'), ('b', None)]", ['a=1', 'b=null']],
    ['HTML', `{"a": "<img src=x onerror='x'>"}`, ["a=<img src=x onerror='x'>"]],
  ])('%s', (_, text, pairs) => expect(read(text)).toMatchObject({ pairs, format: 'dict', problems: [] }))

  it.each([
    ['a quote that is never closed', "{'a': '1}", ['text-unfinished 6']],
    ['a line break in a text', "{'a': '1\n'}", ['text-unfinished 6']],
    ['no closing brace', "{'a': '1'", ['dict-unfinished 8']],
    ['no value', "{'a'", ['dict-unfinished 3']],
    ['no value after the colon', "{'a':", ['dict-unfinished 4']],
    ['no comma', "{'a': '1' 'b': '2'}", ['not-expected-here 10']],
    ['a list as a value', "{'a': ['1']}", ['value-is-no-text 6']],
    ['a truth value', "{'a': True}", ['value-is-no-text 6']],
    ['a variable', "{'a': sid}", ['variable-unknown 6']],
    ['an escape that is none', String.raw`{'a': '\x4'}`, ['escape-unreadable 7']],
    ['a code point that is none', String.raw`{'a': '\UFFFFFFFF'}`, ['escape-unreadable 7']],
    ['something behind', "{'a': '1'} + x", ['not-expected-here 11']],
    ['a name twice', "{'a': '1', 'a': '2'}", ['name-repeated 11']],
    ['an empty name', "{'': '1'}", ['name-empty 1']],
    ['a depth that nobody writes', `{'a': ${'['.repeat(100)}`, ['value-is-no-text 6', 'too-deep 69']],
  ])('says where %s is', (_, text, problems) => expect(read(text).problems).toEqual(problems))

  it('keeps what stands before a mistake', () => {
    expect(read("{'a': '1', 'b': ?").pairs).toEqual(['a=1'])
  })
})

describe('a program', () => {
  it.each<[string, string, string[]]>([
    ['a call', "requests.get('https://a.test/x', cookies={'a': '1'})", ['a=1']],
    ['a result that is used', "r = requests.get('https://a.test/x', cookies={'a': '1'}).json()", ['a=1']],
    ['an argument by name', "httpx.get(url='https://a.test/x', cookies={'a': '1'})", ['a=1']],
    [
      'a variable',
      "import requests\n\njar = {'a': '1'}\nheaders = {}\nrequests.get('https://a.test/x', cookies=jar)",
      ['a=1'],
    ],
    ['dict()', "requests.get('https://a.test/x', cookies=dict(a='1', b=None))", ['a=1', 'b=null']],
    ['a header', "requests.get('https://a.test/x', headers={'Cookie': 'a=1; b=2'})", ['a=1', 'b=2']],
    [
      'a session',
      "s = requests.Session()\ns.cookies['a'] = '1'\ns.cookies.update({'b': '2'})\ns.get('https://a.test/x')",
      ['a=1', 'b=2'],
    ],
    ['a session in passing', "requests.Session().get('https://a.test/x', cookies={'a': '1'})", ['a=1']],
  ])('%s', (_, text, pairs) => {
    expect(read(text)).toMatchObject({
      format: 'python',
      pairs,
      request: { method: 'GET', url: 'https://a.test/x' },
      problems: [],
    })
  })

  it('knows the method', () => {
    expect(read("requests.request('put', 'https://a.test', cookies={'a': '1'})").request?.method).toBe('PUT')
    expect(read("requests.post('https://a.test', json={'x': [1]})")).toMatchObject({
      request: { method: 'POST' },
      lost: ['body-not-carried'],
    })
  })

  it('reads a jar that is filled by hand', () => {
    const text = `jar = requests.cookies.RequestsCookieJar()
jar.set('a', '1', domain='.A.test', path='/p', secure=True, expires=1800000000, rest={'HttpOnly': None})
jar.set('a', '2', domain='b.test')
requests.get('https://a.test', cookies=jar)`
    const { cookies, problems } = readPaste(text)
    expect(problems).toEqual([])
    expect(cookies).toMatchObject([
      {
        name: 'a',
        value: '1',
        domain: 'a.test',
        hostOnly: false,
        path: '/p',
        secure: true,
        httpOnly: true,
        expires: 1.8e12,
      },
      { name: 'a', value: '2', domain: 'b.test', hostOnly: true },
    ])
  })

  it('says which variable it does not know', () => {
    expect(read('requests.get(url, cookies=jars)').problems).toEqual(['variable-unknown 26'])
    expect(read("requests.get('x', cookies={'a': sid})").problems).toEqual(['variable-unknown 32'])
  })
})

describe('fetch', () => {
  it('says that the browser leaves the cookies out', () => {
    const copied = `fetch("https://a.test/x", {
  "headers": { "accept": "*/*" },
  "body": null,
  "method": "POST",
  "credentials": "include"
});`
    expect(read(copied)).toEqual({
      format: 'fetch',
      pairs: [],
      request: { url: 'https://a.test/x', method: 'POST' },
      problems: [],
      lost: ['cookies-not-copied', 'headers-not-carried'],
    })
    expect(read('await fetch("https://a.test/x")').lost).toEqual(['cookies-not-copied'])
  })

  it('reads the form for Node.js, which has them', () => {
    expect(read('fetch("https://a.test/x", { headers: { cookie: "a=1; b=2" } }).then((r) => r.json())')).toMatchObject({
      pairs: ['a=1', 'b=2'],
      request: { url: 'https://a.test/x', method: 'GET' },
      problems: [],
      lost: [],
    })
    expect(read('fetch("https://a.test/x", { headers: new Headers({ Cookie: `a=1` }) })').pairs).toEqual(['a=1'])
  })
})
