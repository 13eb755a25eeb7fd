import { describe, expect, it } from 'vitest'
import { cookieKeyOf } from '../../../src/cookie/cookie-key.ts'
import { parseSetCookie } from '../../../src/cookie/parse-set-cookie.ts'
import { judge } from '../../../src/verdict/judge/judge.ts'
import { resolveDomain } from '../../../src/verdict/judge/resolve-domain.ts'
import { resultingCookie } from '../../../src/verdict/judge/resulting-cookie.ts'
import { PROFILES } from '../../../src/verdict/profiles.ts'
import { publicSuffix } from '../../public-suffix.ts'
import { NOW, requestOf, typed } from './chromium-contexts.ts'
import { STORING, translated } from './chromium-reasons.ts'
import { asserted, type CorpusRecord, corpus } from './corpus.ts'
import { CONTEXT_DEPARTURES, DOMAIN_DEPARTURES, REASON_DEPARTURES } from './departures.ts'

interface Created {
  readonly stored: boolean
  readonly exclusion: readonly string[]
  readonly name?: string
  readonly value?: string
  readonly domain?: string
  readonly hostOnly?: boolean
  readonly path?: string
  readonly secure?: boolean
  readonly httpOnly?: boolean
  readonly sameSite?: string
  readonly partitioned?: boolean
  readonly persistent?: boolean
  readonly expired?: boolean
  readonly expiresInSeconds?: number
}
interface CreateRecord extends CorpusRecord {
  readonly set: { readonly url: string }
  readonly setCookie: readonly string[]
  readonly expected: Created
}
interface DomainRecord extends CorpusRecord {
  readonly url: string
  readonly domainAttribute: string
  readonly expected: string | null
}
interface PrefixRecord extends CorpusRecord {
  readonly value: string
  readonly expected: boolean
}
interface PermittedRecord extends CorpusRecord {
  readonly cookie?: {
    readonly name: string
    readonly value: string
    readonly domain: string
    readonly path: string
    readonly secure: boolean
    readonly httpOnly: boolean
    readonly sameSite: string
  }
  readonly request: {
    readonly url: string
    readonly sameSiteContext: string
    readonly includeHttpOnly: boolean
    readonly accessSemantics?: string
  }
  readonly expected: { readonly stored: boolean; readonly exclusion: readonly string[] }
}

/** What is left to later steps than CanonicalCookie::Create(). */
const LATER: readonly string[] = ['SecureOnly', 'SameSiteNoneInsecure']
const SAME_SITE: Readonly<Record<string, string>> = { no_restriction: 'none' }

corpus<CorpusRecord>('chromium-cookies.json', 205, (records) => {
  const of = <T extends CorpusRecord>(kind: string) => records.filter((record) => record.kind === kind) as T[]

  describe('create', () => {
    const kept = asserted(of<CreateRecord>('create'), ({ set }) =>
      URL.canParse(set.url) ? null : 'a URL that no browser would have fetched',
    )
    for (const { id, set, setCookie, expected } of kept) {
      it(id, () => {
        const cookie = parseSetCookie(filledIn(setCookie[0] ?? ''))
        const context = { ...typed(set.url), jar: [] }
        const { reasons } = judge(cookie, context)
        const early = reasons.filter((reason) => !LATER.includes(reason)).sort()
        expect(early).toEqual(REASON_DEPARTURES[id]?.gives ?? translated(expected.exclusion, STORING))
        expect(expected.stored).toBe(expected.exclusion.length === 0)
        const made = resultingCookie(cookie, context)
        const { domain } = cookieKeyOf(made)
        const seconds = made.expirationDate === undefined ? null : made.expirationDate - NOW / 1000
        const fields: Omit<Created, 'stored' | 'exclusion'> = {
          name: made.name,
          value: made.value,
          domain,
          hostOnly: made.hostOnly,
          path: made.path,
          secure: made.secure,
          httpOnly: made.httpOnly,
          sameSite: SAME_SITE[made.sameSite] ?? made.sameSite,
          partitioned: made.partitionKey != null,
          persistent: !made.session,
          expired: seconds !== null && seconds <= 0,
          ...(seconds === null ? {} : { expiresInSeconds: seconds }),
        }
        const { stored, exclusion, ...wanted } = expected
        expect(fields).toMatchObject(wanted)
      })
    }
  })

  describe('domain-attribute', () => {
    const kept = asserted(of<DomainRecord>('domain-attribute'), ({ url }) => {
      if (!url.startsWith('http')) return 'a scheme that has no cookies'
      return new URL(url).hostname.endsWith('..') ? 'a host with an empty label: no name server knows one' : null
    })
    for (const { id, url, domainAttribute, expected } of kept) {
      it(id, () => {
        const { domain, hostOnly, fits } = resolveDomain(
          domainAttribute,
          new URL(url).hostname,
          publicSuffix,
          PROFILES.chromium,
        )
        // Chromium's notation: a domain cookie has a leading dot.
        expect(fits === 'yes' ? (hostOnly ? domain : `.${domain}`) : null).toBe(
          DOMAIN_DEPARTURES[id]?.gives ?? expected,
        )
      })
    }
  })

  describe('nameless-prefix', () => {
    for (const { id, value, expected } of of<PrefixRecord>('nameless-prefix')) {
      it(id, () => {
        const { reasons } = judge(parseSetCookie(`=${value}`), { ...typed('https://www.example.test'), jar: [] })
        expect(reasons.includes('InvalidPrefix')).toBe(expected)
      })
    }
  })

  describe('set-permitted', () => {
    const kept = asserted(of<PermittedRecord>('set-permitted'), ({ request, expected }) => {
      if (request.accessSemantics === 'LEGACY') return 'legacy semantics: a policy of enterprises that pages do not see'
      if (expected.exclusion.includes('EXCLUDE_HTTP_ONLY')) return 'a script writes: no response sets it'
      return null
    })
    for (const { id, cookie, request, expected } of kept) {
      it(id, () => {
        const facts = requestOf(request.url, request.sameSiteContext, request.sameSiteContext)
        if (cookie === undefined || facts === null) throw new Error('nothing to assert')
        const { name, value, domain, path, secure, httpOnly, sameSite } = cookie
        const flags = `${secure ? '; Secure' : ''}${httpOnly ? '; HttpOnly' : ''}`
        const line = `${name}=${value}; Domain=${domain}; Path=${path}; SameSite=${sameSite}${flags}`
        const { reasons } = judge(parseSetCookie(line), { ...facts, jar: [] })
        expect([...reasons].sort()).toEqual(CONTEXT_DEPARTURES[id]?.gives ?? translated(expected.exclusion, STORING))
      })
    }
  })
})

/** `{now+10d}` is a date in ten days. */
function filledIn(line: string): string {
  return line.replace(/\{now([+-]\d+)d\}/, (_, days: string) => new Date(NOW + Number(days) * 86_400_000).toUTCString())
}
