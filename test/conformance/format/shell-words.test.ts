import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shellWords } from '../../../src/format/syntax/shell-words.ts'

// What bash would do with them is not what is asked: what ends a command, expands, globs or substitutes.
const PLAIN = fc.stringMatching(/^[a-zA-Z0-9_%+,./:=@^-]{1,6}$/)
const ANY = fc.string({ unit: fc.constantFrom(...'ab 1\t\n"\'\\;&|#€é!<>{}[]()?*~'.split('')), maxLength: 8 })

const single = ANY.map((text) => `'${text.replaceAll("'", "'\\''")}'`)
const double = ANY.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`)
const rawDouble = fc.constantFrom('"a\\b"', '"\\$x"', '"\\`"', '"a\\\nb"', '"$ x"', '"$"')
const escaped = fc.stringMatching(/^[a-z "';&|#$`\\*]$/).map((char) => `\\${char}`)
const ansi = fc
  .array(
    fc.constantFrom(
      ...[
        'a',
        ' ',
        '\\n',
        '\\t',
        "\\'",
        '\\"',
        '\\\\',
        '\\x41',
        '\\x9-',
        '\\101',
        '\\7',
        '\\u00e9',
        '\\u20ac',
        '\\U0001F600',
      ],
      ...['\\e', '\\cA', '\\?', '\\q', '\\xe2\\x82\\xac', '"', '$', '\n'],
    ),
    { maxLength: 6 },
  )
  .map((pieces) => `$'${pieces.join('')}'`)
const piece = fc.oneof(PLAIN, single, double, rawDouble, escaped, ansi, fc.constant('\\\n'))
const word = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''))
const line = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => `curl ${words.join(' ')}`)

it('cuts a command line as bash does', () => {
  const lines = fc.sample(line, { numRuns: 3000, seed: 1 })
  const script = lines.map((text) => `f ${text}\n`).join('')
  const bash = spawnSync(
    'bash',
    ['--norc', '-c', `set -f; f() { printf '%s\\0' "$@"; printf 'LINE-ENDS\\0'; }\n${script}`],
    {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8' },
      maxBuffer: 1e8,
    },
  )
  expect(bash.status, bash.stderr).toBe(0)
  const theirs = bash.stdout.split('LINE-ENDS\0').slice(0, -1)
  expect(theirs.length).toBe(lines.length)
  const different = lines.flatMap((text, index) => {
    const ours = shellWords(text)
      .commands.map((words) => words.map((one) => `${one.text}\0`).join(''))
      .join('\n')
    return ours === theirs[index] ? [] : [{ text, ours, theirs: theirs[index] }]
  })
  expect(different).toEqual([])
})
