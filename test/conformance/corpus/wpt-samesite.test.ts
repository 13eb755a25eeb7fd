import { describe, expect, it } from 'vitest'
import { parseSetCookie } from '../../../src/cookie/parse-set-cookie.ts'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import { judge } from '../../../src/verdict/judge/judge.ts'
import type { RequestContext } from '../../../src/verdict/request/request-context.ts'
import { explainSend } from '../../../src/verdict/send/explain-send.ts'
import { NOW, typed } from './chromium-contexts.ts'
import { asserted, type CorpusRecord, corpus } from './corpus.ts'
import { NONE_DEPARTURES } from './departures.ts'

type Flag = 'strict' | 'lax' | 'unspecified' | 'none'
type PerFlag = Readonly<Record<Flag, boolean | null>>

interface Hop {
  readonly url: string
  readonly how: string
}
interface SendRecord extends CorpusRecord {
  readonly kind: 'samesite-send'
  readonly topLevel: string | null
  readonly initiator: string
  readonly requestType: string
  readonly method: string
  readonly urlChain: readonly Hop[]
  readonly expectedSent: PerFlag
  readonly redirectChainRule?: boolean
  readonly thenSiteInitiatedReload?: { readonly expectedSent: PerFlag }
}
interface StoreRecord extends CorpusRecord {
  readonly kind: 'samesite-store'
  readonly topLevel: string
  readonly initiator: string
  readonly requestType: string
  readonly method: string | null
  readonly responseFrom: string
  readonly setCookie: readonly string[]
  readonly expectedStored: PerFlag | boolean
}
type SameSiteRecord = SendRecord | StoreRecord

const FLAGS: Readonly<Record<Flag, JarCookie['sameSite']>> = {
  strict: 'strict',
  lax: 'lax',
  unspecified: 'unspecified',
  none: 'no_restriction',
}
const FLAG_OF_LINE: readonly (readonly [string, Flag])[] = [
  ['samesite=strict', 'strict'],
  ['samesite=lax', 'lax'],
  ['samesite=none', 'none'],
]

corpus<SameSiteRecord>('wpt-samesite.json', 117, (records) => {
  describe('samesite-send', () => {
    const kept = asserted(
      records.filter((record) => record.kind === 'samesite-send'),
      ({ redirectChainRule }) =>
        redirectChainRule === true ? 'rests on the hops of a redirect, which neither -22 nor Chromium looks at' : null,
    )
    for (const record of kept) {
      it(record.id, () => {
        expect.hasAssertions()
        const facts = sendFacts(record)
        for (const [flag, expected] of tested(record.expectedSent)) {
          const departure = flag === 'none' ? NONE_DEPARTURES[record.id] : undefined
          expect([flag, outcome(flag, facts) === 'sent']).toEqual([flag, departure?.gives ?? expected])
        }
        const reload = record.thenSiteInitiatedReload
        if (reload === undefined) return
        // `location.reload()`: the page asks for itself.
        for (const [flag, expected] of tested(reload.expectedSent)) {
          expect([flag, outcome(flag, { ...facts, initiator: facts.url }) === 'sent']).toEqual([flag, expected])
        }
      })
    }
  })

  describe('samesite-store', () => {
    const kept = asserted(
      records.filter((record) => record.kind === 'samesite-store'),
      ({ requestType }) => (requestType.startsWith('document.cookie') ? 'a script writes: no response sets it' : null),
    )
    for (const record of kept) {
      it(record.id, () => {
        const { expectedStored, setCookie } = record
        if (typeof expectedStored === 'boolean') throw new Error('nothing to assert')
        for (const line of setCookie) {
          const cookie = parseSetCookie(line)
          const flag = FLAG_OF_LINE.find(([text]) => line.toLowerCase().includes(text))?.[1] ?? 'unspecified'
          const { reasons } = judge(cookie, { ...storeFacts(record), jar: [] })
          expect([flag, reasons.length === 0]).toEqual([flag, expectedStored[flag]])
        }
      })
    }
  })
})

/** null: WPT tests nothing there. */
function tested(perFlag: PerFlag): [Flag, boolean][] {
  return (Object.entries(perFlag) as [Flag, boolean | null][]).filter(
    (entry): entry is [Flag, boolean] => entry[1] !== null,
  )
}

/** Whether a cookie of the target leaves; one that is old enough for Lax to mean what it says. */
function outcome(flag: Flag, facts: RequestContext) {
  const { hostname, protocol } = new URL(facts.url)
  const cookie: JarCookie = {
    name: 'a',
    value: '1',
    domain: hostname,
    hostOnly: true,
    path: '/',
    secure: flag === 'none' && (protocol === 'https:' || protocol === 'wss:'),
    httpOnly: false,
    sameSite: FLAGS[flag],
    session: true,
    storeId: '0',
  }
  return explainSend(cookie, { ...facts, createdAt: NOW - 600_000 }).outcome
}

function sendFacts({ topLevel, initiator, requestType, method, urlChain }: SendRecord): RequestContext {
  const last = urlChain.at(-1)
  const before = urlChain.slice(0, -1).map((hop) => hop.url)
  if (last === undefined) throw new Error('no request')
  const common = { ...typed(last.url), method }
  // Whoever stands in the frame already starts the navigation of that frame.
  const starter = last.how === 'scripted-navigation' ? (before.at(-1) ?? initiator) : initiator
  const origin = starter.startsWith('null') ? 'null' : starter
  const hops = last.how === 'redirect' ? { redirectedFrom: before } : {}
  if (requestType.startsWith('top-level')) return { ...common, ...hops, initiator: origin }
  return { ...common, ...hops, type: typeOf(requestType), initiator: origin, topUrl: topLevel ?? origin }
}

function storeFacts({ topLevel, initiator, requestType, method, responseFrom }: StoreRecord): RequestContext {
  const common = { ...typed(responseFrom), method: method ?? 'GET', initiator }
  return requestType.startsWith('top-level') ? common : { ...common, type: 'sub_frame', topUrl: topLevel }
}

function typeOf(requestType: string): string {
  if (requestType.startsWith('iframe')) return 'sub_frame'
  if (requestType.startsWith('WebSocket')) return 'websocket'
  return requestType === 'img' ? 'image' : 'xmlhttprequest'
}
