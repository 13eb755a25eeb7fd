import { parseSetCookie } from '../../src/cookie/parse-set-cookie.ts'
import { HeaderPool } from '../../src/exchange/model/header-pool.ts'
import type { LogEntry } from '../../src/exchange/model/log-entry.ts'
import { LINES } from './lines.ts'

const SITES = 40
const REQUESTS = 250
/** Sites that are open at the same time, in tabs of their own; their requests alternate in the log. */
const AT_ONCE = 4
const TYPES = ['image', 'script', 'xmlhttprequest', 'stylesheet', 'font', 'sub_frame', 'ping'] as const

/**
 * The exchanges of a working day, the same ones on every run: 40 sites with 250 requests each, Cookie headers of 0.2 to 4 KB that change
 * when a response sets a cookie, and one to six Set-Cookie lines on a tenth of the responses.
 */
export function day(count = SITES * REQUESTS): LogEntry[] {
  const random = generator(7)
  const headers = new HeaderPool()
  const sites = Array.from({ length: SITES }, (_, n) => site(n, random))
  return Array.from({ length: count }, (_, index): LogEntry => {
    const group = Math.floor(index / (AT_ONCE * REQUESTS)) * AT_ONCE
    const one = sites[(group + (index % AT_ONCE)) % SITES] ?? site(0, random)
    const isPage = Math.floor(index / AT_ONCE) % 50 === 0
    const lines = random() < 0.1 ? Array.from({ length: 1 + Math.floor(random() * 6) }, () => pick(LINES, random)) : []
    const { header, cookies } = headers.get(headerOf(one))
    if (lines.length > 0) one.cookies[Math.floor(random() * one.cookies.length)] = pair(random)
    const at = Date.UTC(2026, 0, 5, 8) + index * 2900
    return {
      seq: index + 1,
      requestId: String(1000 + index),
      hop: 0,
      tabId: 1_000_000 + (index % AT_ONCE),
      frameId: 0,
      type: isPage ? 'main_frame' : pick(TYPES, random),
      method: random() < 0.05 ? 'POST' : 'GET',
      url: `${one.origin}/${text(8 + random() * 60, random)}${random() < 0.3 ? `?${text(40, random)}` : ''}`,
      initiator: isPage ? null : one.origin,
      startedAt: at,
      respondedAt: at + 80,
      status: 200,
      fromCache: false,
      redirectedTo: null,
      error: null,
      sent: { header, cookies, injected: [] },
      received: lines.map((line) => {
        const { name, value, attributes } = parseSetCookie(line)
        const verdict = { outcome: 'stored', reasons: [], certainty: 'observed', warnings: [] } as const
        return { line, name, value, attributes, verdict }
      }),
      settled: true,
      storeId: null,
      incognito: false,
      topUrl: `${one.origin}/`,
      missed: [],
      notes: [],
      tabs: [],
      before: undefined,
      proof: null,
      from: [],
      ancestors: [],
      heard: at + 90,
      done: true,
    }
  })
}

interface Site {
  readonly origin: string
  readonly cookies: string[]
}

/** A site whose cookies take 0.2 to 4 KB. */
function site(n: number, random: () => number): Site {
  const bytes = 200 + random() * 3800
  const cookies: string[] = []
  for (let size = 0; size < bytes; size += cookies.at(-1)?.length ?? 0) cookies.push(pair(random))
  return { origin: `https://www.site-number-${n}.test`, cookies }
}

function headerOf({ cookies }: Site): string {
  return cookies.join('; ')
}

function pair(random: () => number): string {
  return `${text(3 + random() * 12, random)}=${text(20 + random() * 120, random)}`
}

function text(length: number, random: () => number): string {
  let made = ''
  while (made.length < length) made += Math.floor(random() * 36 ** 6).toString(36)
  return made.slice(0, length)
}

function pick<T>(list: readonly T[], random: () => number): T {
  const found = list[Math.floor(random() * list.length)]
  if (found === undefined) throw new Error('an empty list')
  return found
}

/** Mulberry32, a pseudo-random generator: one seed gives the same numbers on every run. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
