import { parseSetCookie as cookieParse } from 'cookie'
import { parseSetCookie as cookieEsParse } from 'cookie-es'
import { parseSetCookie as setCookieParserParse } from 'set-cookie-parser'
import { getPublicSuffix } from 'tldts'
import { Cookie } from 'tough-cookie'
import { parseSetCookie } from '../../src/cookie/parse-set-cookie.ts'
import { judge } from '../../src/verdict/judge.ts'
import { LINES } from './lines.ts'

export interface Timing {
  readonly name: string
  /** Median of the rounds, nanoseconds a line. */
  readonly nanoseconds: number
}

const NOW = Date.parse('2026-11-23T09:31:07Z')
const CONTEXT = {
  browser: 'chromium',
  url: 'https://www.example.com/account/login',
  type: 'main_frame',
  now: NOW,
  jar: [],
  publicSuffix: (host: string) => getPublicSuffix(host),
} as const

/** What each library makes of the same lines; ours keeps the evidence. */
const CONTESTANTS: readonly (readonly [string, (line: string) => unknown])[] = [
  ['crumbline parse', (line) => parseSetCookie(line)],
  ['crumbline parse + judge', (line) => judge(parseSetCookie(line), CONTEXT)],
  ['cookie', (line) => cookieParse(line)],
  ['cookie-es', (line) => cookieEsParse(line)],
  ['set-cookie-parser', (line) => setCookieParserParse(line)],
  ['tough-cookie', (line) => Cookie.parse(line)],
]

/** Alternates the contestants, `rounds` times each, so that a busy machine is unfair to all alike. */
export function benchParse(rounds = 9, repeats = 100): Timing[] {
  const times = CONTESTANTS.map((): number[] => [])
  for (let round = -2; round < rounds; round++) {
    for (const [index, [, run]] of CONTESTANTS.entries()) {
      const start = process.hrtime.bigint()
      for (let repeat = 0; repeat < repeats; repeat++) for (const line of LINES) run(line)
      const spent = Number(process.hrtime.bigint() - start) / (repeats * LINES.length)
      // The first two rounds warm up.
      if (round >= 0) times[index]?.push(spent)
    }
  }
  return CONTESTANTS.map(([name], index) => ({ name, nanoseconds: median(times[index] ?? []) }))
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
