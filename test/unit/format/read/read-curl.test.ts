import { describe, expect, it } from 'vitest'
import { readPaste } from '../../../../src/format/detect.ts'
import type { LossCode } from '../../../../src/format/paste.ts'

const read = (text: string) => {
  const { format, cookies, request, problems, lost } = readPaste(text)
  expect(format).toBe('curl')
  return {
    pairs: cookies.map(({ name, value }) => `${name}=${value}`),
    request,
    problems: problems.map(({ code, near }) => `${code} ${near}`),
    lost,
  }
}

describe('the cookies of a curl command', () => {
  it.each<[string, string, string[], LossCode[]]>([
    ['-b data', "curl https://a.test -b 'a=1; b=2'", ['a=1', 'b=2'], []],
    ['-b in one word', 'curl https://a.test -ba=1', ['a=1'], []],
    ['-b after flags', 'curl -sSb a=1 https://a.test', ['a=1'], []],
    ['--cookie', 'curl --cookie a=1 https://a.test', ['a=1'], []],
    ['--cookie=', "curl --cookie='a=1' https://a.test", ['a=1'], []],
    ['a header', "curl -H 'Cookie: a=1; b=2' https://a.test", ['a=1', 'b=2'], []],
    ['a header in one word', "curl -H'cookie:a=1' https://a.test", ['a=1'], []],
    ['--header', 'curl --header "COOKIE: a=1" https://a.test', ['a=1'], []],
    ['twice', 'curl -b a=1 -b b=2 https://a.test', ['a=1', 'b=2'], []],
    ['a file', 'curl -b cookies.txt -c cookies.txt https://a.test', [], ['cookie-file-not-read']],
    ["curl's own jar turned on", "curl -b '' https://a.test", [], []],
    ['other headers', "curl -H 'Accept: */*' -b a=1 https://a.test", ['a=1'], ['headers-not-carried']],
    ['headers in a file', 'curl -H @headers.txt https://a.test', [], ['file-not-read']],
    ['options with values that look like others', 'curl -o -b -A "-b x=1" https://a.test', [], []],
    ['a body', "curl -b a=1 --data-raw '{}' https://a.test", ['a=1'], ['body-not-carried']],
    [
      'names of object members',
      "curl -b '__proto__=1; constructor=2' https://a.test",
      ['__proto__=1', 'constructor=2'],
      [],
    ],
  ])('%s', (_, text, pairs, lost) => expect(read(text)).toMatchObject({ pairs, lost, problems: [] }))
})

describe('its request', () => {
  it.each([
    ['curl https://a.test/x', 'GET', 'https://a.test/x'],
    ['curl --url https://a.test/x -I', 'HEAD', 'https://a.test/x'],
    ['curl -X PUT https://a.test/x', 'PUT', 'https://a.test/x'],
    ['curl -XDELETE https://a.test/x', 'DELETE', 'https://a.test/x'],
    ['curl --request=PATCH https://a.test/x', 'PATCH', 'https://a.test/x'],
    ['curl -d a=1 https://a.test/x', 'POST', 'https://a.test/x'],
    ['curl -G -d a=1 https://a.test/x', 'GET', 'https://a.test/x'],
    ['curl a.test', 'GET', 'a.test'],
  ])('%s', (text, method, url) => expect(read(text).request).toEqual({ method, url }))
})

describe('its quoting', () => {
  it.each([
    ['single quotes', String.raw`curl -b 'a=1"\2' x`, String.raw`a=1"\2`],
    ['double quotes', String.raw`curl -b "a=1'\"\\\$\n" x`, String.raw`a=1'"\$\n`],
    ['no quotes', String.raw`curl -b a=1\ 2 x`, 'a=1 2'],
    ['ANSI-C quotes', String.raw`curl -b $'a=\'\u0021\x41\101\t\"' x`, 'a=\'!AA\t"'],
    ['bytes of one character', String.raw`curl -b $'a=\xe2\x82\xac' x`, 'a=€'],
    ['pieces of one word', `curl -b 'a=1'"2"3$'4' x`, 'a=1234'],
    ['a quote within single quotes', String.raw`curl -b 'a=it'\''s' x`, "a=it's"],
    ['a backslash before a line break', "curl \\\n  -b 'a=1' \\\r\n  x", 'a=1'],
    ['a line break in quotes', "curl -b 'a=1\nb=2' x", 'a=1 b=2'],
    ['cmd', 'curl ^"x^" ^\r\n  -b ^"a=1^%^2 3^&4^"', 'a=1%2 3&4'],
    ['a quote in cmd', 'curl ^"x^" ^\n -b ^"a=^\\^"q^\\^"^"', 'a="q"'],
    ['a backslash in cmd', 'curl ^"x^" ^\n -b ^"a=^\\^\\x^\\^\\^"', 'a=\\x\\'],
    ['plain quotes in cmd', 'curl "x" ^\r\n -H "Cookie: a=1 ""q"""', 'a=1 "q"'],
  ])('%s', (_, text, pair) => expect(read(text).pairs.join(' ')).toBe(pair))

  it('keeps what a shell would put in as it is written, and says so', () => {
    expect(read('curl -b "sid=$SID" https://a.test')).toMatchObject({
      pairs: ['sid=$SID'],
      problems: ['variable-unknown $SID" https://a.test'],
    })
    expect(read('curl -b "sid=$(cat x)" y').problems).toEqual(['variable-unknown $(cat x)" y'])
    expect(read("curl -b 'sid=$SID' y").problems).toEqual([])
    expect(read("curl -b 'sid=1 y").problems).toEqual(["text-unfinished 'sid=1 y"])
  })

  it('points into the text', () => {
    const text = "curl 'https://a.test' -b 'a=1; oops; b=2'"
    const { problems, cookies } = readPaste(text)
    expect(problems).toEqual([{ code: 'no-equals-sign', at: text.indexOf('oops'), near: "oops; b=2'" }])
    expect(cookies.map(({ at }) => text.slice(at, at + 3))).toEqual(['a=1', 'b=2'])
  })
})

it('takes the first of several commands', () => {
  const all = "curl 'https://a.test/1' -b 'a=1' ;\ncurl 'https://a.test/2' -b 'b=2'"
  expect(read(all)).toMatchObject({
    pairs: ['a=1'],
    request: { url: 'https://a.test/1' },
    lost: ['other-requests-not-read'],
  })
  expect(read('curl -b a=1 x --next -b b=2 y')).toMatchObject({ pairs: ['a=1'], lost: ['other-requests-not-read'] })
  expect(read('curl -b a=1 x | jq .').pairs).toEqual(['a=1'])
})
