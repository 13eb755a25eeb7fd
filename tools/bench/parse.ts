import { parseSetCookie as cookieParse } from 'cookie'
import { parseSetCookie as cookieEsParse } from 'cookie-es'
import { parseString } from 'set-cookie-parser'
import { parse as toughParse } from 'tough-cookie'
import { parseSetCookie } from '../../src/cookie/parse-set-cookie.ts'
import { judge } from '../../src/verdict/judge/judge.ts'
import type { JudgeContext } from '../../src/verdict/judge/judge-context.ts'
import { LINES } from './lines.ts'
import { publicSuffix } from './sites.ts'

export const OURS = 'Crumbline `parseSetCookie`'
export const PARSE_ROUNDS = 9
const SAMPLE_MS = 100
const WARM_UP = 100

const CONTEXT: JudgeContext = {
  browser: 'chromium',
  url: 'https://shop.test/account/login',
  type: 'main_frame',
  method: 'GET',
  initiator: null,
  topUrl: 'https://shop.test/account/login',
  now: Date.UTC(2030, 0),
  jar: [],
  publicSuffix,
}

/** Each returns something of its result, so that the engine can't optimize the work away. */
const CONTENDERS: Readonly<Record<string, (line: string) => number>> = {
  [OURS]: (line) => {
    const { size, attributes, notes, controlAt } = parseSetCookie(line)
    return size + attributes.length + notes.length + (controlAt ?? 0)
  },
  'Crumbline `parseSetCookie` + `judge`': (line) => judge(parseSetCookie(line), CONTEXT).reasons.length,
  '`cookie` `parseSetCookie`': (line) => cookieParse(line).name.length,
  '`cookie-es` `parseSetCookie`': (line) => cookieEsParse(line)?.name.length ?? 0,
  '`set-cookie-parser` `parseString`': (line) => parseString(line)?.name.length ?? 0,
  '`tough-cookie` `parse`': (line) => toughParse(line)?.key.length ?? 0,
}

/** Nanoseconds a line, by contender and round. The contenders take turns. */
export function measureParse(): Map<string, number[]> {
  const passes = new Map(Object.entries(CONTENDERS).map(([name, parse]) => [name, passesFor(parse)]))
  const found = new Map(Object.keys(CONTENDERS).map((name) => [name, [] as number[]]))
  for (let round = 0; round < PARSE_ROUNDS; round++) {
    for (const [name, parse] of Object.entries(CONTENDERS)) {
      const count = passes.get(name) ?? 1
      found.get(name)?.push((time(parse, count) * 1e6) / (count * LINES.length))
    }
  }
  return found
}

/** Warms the parser up, and finds how many passes take `SAMPLE_MS`. */
function passesFor(parse: (line: string) => number): number {
  time(parse, WARM_UP)
  return Math.ceil((SAMPLE_MS * WARM_UP) / time(parse, WARM_UP))
}

let sink = 0

/** Milliseconds of this process's own processor time, which other load on the machine affects little. */
function time(parse: (line: string) => number, passes: number): number {
  const start = process.cpuUsage()
  for (let pass = 0; pass < passes; pass++) for (const line of LINES) sink += parse(line)
  const { user, system } = process.cpuUsage(start)
  if (Number.isNaN(sink)) throw new Error('a parser gave no number')
  return (user + system) / 1000
}
