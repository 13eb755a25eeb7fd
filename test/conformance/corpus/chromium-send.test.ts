import { describe, expect, it } from 'vitest'
import { parseSetCookie } from '../../../src/cookie/parse-set-cookie.ts'
import { splitUrl } from '../../../src/cookie/url.ts'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import { judge } from '../../../src/verdict/judge/judge.ts'
import { resultingCookie } from '../../../src/verdict/judge/resulting-cookie.ts'
import { PROFILES } from '../../../src/verdict/profiles.ts'
import { explainSend } from '../../../src/verdict/send/explain-send.ts'
import { levelOf } from '../../../src/verdict/send/same-site-level.ts'
import { LEVELS, NOW, requestOf, typed } from './chromium-contexts.ts'
import { SENDING, translated, withoutScheme } from './chromium-reasons.ts'
import { asserted, type CorpusRecord, corpus } from './corpus.ts'

interface IncludeRecord extends CorpusRecord {
  readonly set?: { readonly url: string }
  readonly setCookie?: readonly string[]
  readonly request: {
    readonly url: string
    readonly features?: readonly string[]
    readonly sameSiteContext?: string
    readonly schemefulContext?: string
    readonly cookieAge?: string | null
    readonly accessSemantics?: string
  }
  readonly expected: { readonly sent: boolean; readonly exclusion: readonly string[] }
}
interface DomainRecord extends CorpusRecord {
  readonly set?: { readonly url: string }
  readonly setCookie?: readonly string[]
  readonly cookieDomain?: string
  readonly host: string
  readonly expected: boolean
}
interface ContextRecord extends CorpusRecord {
  readonly operation: 'request' | 'response'
  readonly url: string
  readonly siteForCookies: string
  readonly initiator: string | null
  readonly method?: string
  readonly isMainFrameNavigation: boolean
  readonly expected: string
}

corpus<CorpusRecord>('chromium-cookies.json', 331, (records) => {
  const of = <T extends CorpusRecord>(kind: string) => records.filter((record) => record.kind === kind) as T[]

  describe('include', () => {
    const kept = asserted([...of<IncludeRecord>('include'), ...of<IncludeRecord>('samesite-include')], (record) => {
      const { request, expected } = record
      if (request.features !== undefined) return 'features that are off'
      if (expected.exclusion.includes('EXCLUDE_HTTP_ONLY')) return 'a script reads: no request carries it'
      if (request.accessSemantics?.startsWith('LEGACY') === true) return 'legacy semantics: a policy of enterprises'
      return factsOf(record) === null ? 'contexts that no request has: only its scheme apart, yet cross-site' : null
    })
    for (const record of kept) {
      it(record.id, () => {
        const { request, expected } = record
        const facts = factsOf(record)
        if (facts === null) throw new Error('nothing to assert')
        const seconds = request.cookieAge?.startsWith('long') === true ? 300 : 10
        const { outcome, reasons } = explainSend(made(record), { ...facts, createdAt: NOW - seconds * 1000 })
        expect(outcome).toBe(expected.sent ? 'sent' : 'not-sent')
        // The network stack itself has one name for it; that CDP gives it two is another layer's doing.
        expect([...new Set(reasons.map(withoutScheme))].sort()).toEqual(translated(expected.exclusion, SENDING))
      })
    }
  })

  describe('domain-match', () => {
    for (const record of of<DomainRecord>('domain-match')) {
      it(record.id, () => {
        const { cookieDomain, host } = record
        const cookie = made({ set: { url: 'http://www.example.com/' }, setCookie: ['A=2'], ...record })
        const hostOnly = cookieDomain?.startsWith('.') === false
        const placed = cookieDomain === undefined ? cookie : { ...cookie, domain: cookieDomain, hostOnly }
        const { reasons } = explainSend({ ...placed, path: '/' }, typed(`http://${host}/`))
        expect(!reasons.includes('DomainMismatch')).toBe(record.expected)
      })
    }
  })

  describe('samesite-context', () => {
    for (const record of of<ContextRecord>('samesite-context')) {
      it(record.id, () => {
        const { url, initiator, method, isMainFrameNavigation, operation, expected } = record
        const facts = { ...typed(url), initiator, method, topUrl: record.siteForCookies }
        const request = { ...facts, type: isMainFrameNavigation ? 'main_frame' : 'xmlhttprequest' }
        if (operation === 'request') {
          const { best, worst } = levelOf(splitUrl(request.url), request, PROFILES.chromium, true)
          expect([best, worst]).toEqual([LEVELS[expected], LEVELS[expected]])
        } else {
          // A response has no levels: a SameSite cookie is kept or not.
          const { reasons } = judge(parseSetCookie('a=1; SameSite=Strict'), { ...request, jar: [] })
          expect(reasons.length === 0).toBe(expected !== 'CROSS_SITE')
        }
      })
    }
  })
})

/** The cookie that the record's line makes. */
function made({ set, setCookie }: Pick<IncludeRecord, 'set' | 'setCookie'>): JarCookie {
  const [line] = setCookie ?? []
  if (set === undefined || line === undefined) throw new Error('no cookie')
  return resultingCookie(parseSetCookie(line), typed(set.url))
}

function factsOf({ request }: IncludeRecord) {
  const { url, sameSiteContext, schemefulContext } = request
  if (sameSiteContext === undefined) return requestOf(url, 'SAME_SITE_STRICT', 'SAME_SITE_STRICT')
  return requestOf(url, sameSiteContext, schemefulContext ?? sameSiteContext)
}
