import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readPaste } from '../../../../src/format/detect.ts'

/** DevTools' escapeStringWin (front_end/panels/network/NetworkLogView.ts), for "Copy as cURL (cmd)". */
function forCmd(text: string): string {
  const escaped = text
    .replace(/\\/g, '\\\\')
    .replace(/"/g, '\\"')
    .replace(/[^a-zA-Z0-9\s_\-:=+~'/.',?;()*`]/g, '^$&')
    .replace(/%(?=[a-zA-Z0-9_])/g, '%^')
    .replace(/\r?\n/g, '^\n\n')
  return `^"${escaped}^"`
}

/** DevTools' escapeStringPosix, for "Copy as cURL (bash)". */
function forBash(text: string): string {
  if (!/[\0-\x1f\x7f-\x9f!]|'/.test(text)) return `'${text}'`
  const escaped = text
    .replace(/\\/g, '\\\\')
    .replace(/'/g, "\\'")
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/[\0-\x1f\x7f-\x9f!]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return `$'${escaped}'`
}

const value = fc
  .string({ unit: fc.constantFrom(...'aZ09 ^%&|<>()!"\'\\/`~=+,.:?*@#$[]{}_-é€😀'), maxLength: 24 })
  .map((text) => text.trim())

it.each([
  ['cmd', forCmd, ' ^\r\n  '],
  ['cmd with bare line breaks', forCmd, ' ^\n  '],
  ['bash', forBash, ' \\\n  '],
])('reads a cURL command as Chrome copies it for %s', (_, quote, next) => {
  fc.assert(
    fc.property(value, value, (one, two) => {
      const words = [
        `curl ${quote('https://a.test/?x=1&y=%41')}`,
        `-H ${quote('accept: */*')}`,
        `-b ${quote(`a=${one}; b=${two}`)}`,
      ]
      const { format, cookies, request, problems } = readPaste([...words, '--insecure'].join(next))
      expect({ format, problems, request }).toEqual({
        format: 'curl',
        problems: [],
        request: { method: 'GET', url: 'https://a.test/?x=1&y=%41' },
      })
      expect(cookies.map((cookie) => cookie.value)).toEqual([one, two])
    }),
    { numRuns: 1000 },
  )
})
