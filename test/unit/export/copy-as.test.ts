import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CopyFormat, copyAs } from '../../../src/export/copy-as.ts'
import { readPaste } from '../../../src/format/detect.ts'
import { exchange } from './samples.ts'

const copy = (format: CopyFormat, ...args: Parameters<typeof exchange>) =>
  copyAs(format, exchange(...args), { secrets: true })

it.each<[CopyFormat, string]>([
  ['curl', `curl -X POST 'https://a.test/?a=1&b=2' -H 'Cookie: a=it'\\''s'`],
  ['fetch', `await fetch("https://a.test/?a=1&b=2", { method: "POST", headers: { cookie: "a=it's" } })`],
  ['python', `import requests\n\nrequests.request("POST", "https://a.test/?a=1&b=2", headers={"Cookie": "a=it's"})`],
  ['httpie', `http --ignore-stdin POST 'https://a.test/?a=1&b=2' 'Cookie: a=it'\\''s'`],
])('%s', (format, text) => {
  expect(copy(format, { method: 'POST', url: 'https://a.test/?a=1&b=2' }, [['a', "it's"]])).toBe(text)
})

describe('curl', () => {
  it.each([
    [{ method: 'HEAD' }, 'curl --head https://a.test/'],
    [{ url: 'https://[::1]/{x}' }, "curl --globoff 'https://[::1]/{x}'"],
    [{}, 'curl https://a.test/'],
  ])('%j', (differs, text) => expect(copy('curl', differs)).toBe(text))
})

it('is read back by ourselves as it was', () => {
  const name = fc.stringMatching(/^[!#-&*+./0-9A-Za-z^_`|~]{1,10}$/)
  const value = fc
    .string({ unit: fc.constantFrom(...'aZ1 $`"\'\\!^%&|<>(){}[]#~é€😀=,:@-'), maxLength: 16 })
    .map((text) => text.trim())
  const cookies = fc.uniqueArray(fc.tuple(name, value), { minLength: 1, maxLength: 4, selector: ([one]) => one })
  fc.assert(
    fc.property(cookies, fc.constantFrom('GET', 'POST', 'PUT'), (pairs, method) => {
      const url = 'https://a.test/x?y=%20z&w=1'
      for (const format of ['curl', 'fetch', 'python'] as const) {
        const text = copy(format, { method, url }, pairs)
        const paste = readPaste(text)
        // `Buffer.from(...)` is not run by us.
        if (format === 'fetch' && /[^\0-\x7f]/.test(text)) continue
        if (format === 'python' && text.includes('.encode(')) continue
        expect(paste.problems).toEqual([])
        expect(paste.request).toEqual({ url, method })
        expect(paste.cookies.map((cookie) => [cookie.name, cookie.value])).toEqual(pairs)
      }
    }),
    { numRuns: 500 },
  )
})
