import { describe, expect, it } from 'vitest'
import * as limits from '../../../src/cookie/limits.ts'
import { parseCookieHeader } from '../../../src/cookie/parse-cookie-header.ts'
import { parseSetCookie } from '../../../src/cookie/parse-set-cookie.ts'
import { pathMatch } from '../../../src/cookie/path-match.ts'
import { parseChromiumDate } from '../../../src/verdict/dates/chromium-date.ts'
import { judge } from '../../../src/verdict/judge/judge.ts'
import { PROFILES } from '../../../src/verdict/profiles.ts'
import { typed } from './chromium-contexts.ts'
import { STORING, translated } from './chromium-reasons.ts'
import { asserted, type CorpusRecord, corpus, leftOut } from './corpus.ts'
import { PARSE_DEPARTURES } from './departures.ts'

interface Parsed {
  readonly valid: boolean
  readonly exclusion?: readonly string[]
  readonly name?: string
  readonly value?: string
  readonly secure?: boolean
  readonly httpOnly?: boolean
  readonly partitioned?: boolean
  readonly sameSite?: string
  readonly path?: string | null
  readonly domain?: string | null
  readonly expires?: string | null
  readonly maxAge?: string | null
}
interface ParseRecord extends CorpusRecord {
  readonly setCookie: readonly string[]
  readonly expected: Parsed
}
interface DateRecord extends CorpusRecord {
  readonly input: string
  readonly expectedValid: boolean
  readonly expectedEpochSeconds?: number
  readonly expectedAfter?: string
  readonly expectedAtOrBefore?: string
}
interface PathRecord extends CorpusRecord {
  readonly cookiePath: string
  readonly requestPath: string
  readonly expected: boolean
}
interface HeaderRecord extends CorpusRecord {
  readonly input: string
  readonly expected: readonly (readonly [string, string])[]
}
interface LimitsRecord extends CorpusRecord {
  readonly values: Readonly<Record<string, number>>
}

/** What makes a line no cookie at all; the rest is for later steps. */
const CONTENT: readonly string[] = ['NoCookieContent', 'NameValuePairExceedsMaxSize', 'DisallowedCharacter']

corpus<CorpusRecord>('chromium-cookies.json', 222, (records) => {
  const of = <T extends CorpusRecord>(kind: string) => records.filter((record) => record.kind === kind) as T[]

  describe('parse', () => {
    for (const { id, setCookie, expected } of of<ParseRecord>('parse')) {
      it(id, () => {
        const [line = ''] = setCookie
        const cookie = parseSetCookie(line)
        const { reasons } = judge(cookie, { ...typed('https://www.example.com/'), jar: [] })
        const content = reasons.filter((reason) => CONTENT.includes(reason))
        expect(content.length === 0).toBe(PARSE_DEPARTURES[id]?.gives ?? expected.valid)
        if (expected.exclusion !== undefined) expect(content).toEqual(translated(expected.exclusion, STORING))
        const { path, domain, expires, maxAge, sameSite, valid, exclusion, ...same } = expected
        if (valid) expect(cookie).toMatchObject(pickKnown(same))
        if (sameSite !== undefined) expect(cookie.sameSite ?? 'unspecified').toBe(sameSite)
        // Chromium's parser keeps a path that is none; the draft's takes it for absent.
        if (path !== undefined) expect(cookie.path).toBe(path?.startsWith('/') === true ? path : null)
        if (domain !== undefined) expect(cookie.domain).toBe(domain)
        if (maxAge !== undefined) expect(cookie.maxAge).toBe(maxAge === null ? null : Number(maxAge))
        if (expires !== undefined) expect(cookie.expires).toBe(expires === null ? null : parseChromiumDate(expires))
      })
    }
  })

  describe('cookie-date', () => {
    for (const record of of<DateRecord>('cookie-date')) {
      it(record.id, () => {
        const ms = parseChromiumDate(record.input)
        expect(ms !== null).toBe(record.expectedValid)
        const { expectedEpochSeconds, expectedAfter, expectedAtOrBefore } = record
        if (expectedEpochSeconds !== undefined && record.expectedValid) expect(ms).toBe(expectedEpochSeconds * 1000)
        if (expectedAfter !== undefined) expect(ms).toBeGreaterThan(Date.parse(expectedAfter))
        if (expectedAtOrBefore !== undefined) expect(ms).toBeLessThanOrEqual(Date.parse(expectedAtOrBefore))
      })
    }
  })

  describe('path-match', () => {
    for (const { id, cookiePath, requestPath, expected } of of<PathRecord>('path-match')) {
      it(id, () => expect(pathMatch(requestPath, cookiePath)).toBe(expected))
    }
  })

  describe('request-cookie-header', () => {
    const kept = asserted(of<HeaderRecord>('request-cookie-header'), ({ note }) =>
      note.includes('quirk') ? 'ParseRequestCookieLine honours quotes, as no server does' : null,
    )
    for (const { id, input, expected } of kept) {
      it(id, () => expect(parseCookieHeader(input).map(({ name, value }) => [name, value])).toEqual(expected))
    }
  })

  describe('limits', () => {
    for (const { id, values } of of<LimitsRecord>('limits')) {
      it(id, () => {
        expect(limits.MAX_NAME_AND_VALUE_OCTETS).toBe(values['maxNamePlusValueBytes'])
        expect(limits.MAX_ATTRIBUTE_OCTETS).toBe(values['maxAttributeValueBytes'])
        expect(limits.MAX_LIFETIME_SECONDS / 86_400).toBe(values['maxLifetimeDays'])
        expect(PROFILES.chromium.laxAllowUnsafeSeconds).toBe(values['laxAllowUnsafeMaxAgeSeconds'])
      })
    }
  })

  leftOut(of('domain-is-host-only'), "Chromium's notation of domains; the cookies API has a field for it")
})

/** Fields that have the same name and meaning in both. */
function pickKnown({ name, value, secure, httpOnly, partitioned }: Partial<Parsed>): Partial<Parsed> {
  const all = { name, value, secure, httpOnly, partitioned }
  return Object.fromEntries(Object.entries(all).filter(([, field]) => field !== undefined))
}
