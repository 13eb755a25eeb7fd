import { describe, expect, it } from 'vitest'
import { parseCookieDate } from '../../../src/cookie/cookie-date.ts'
import { defaultPath } from '../../../src/cookie/default-path.ts'
import { domainMatch } from '../../../src/cookie/domain-match.ts'
import { parseSetCookie } from '../../../src/cookie/parse-set-cookie.ts'
import { pathMatch } from '../../../src/cookie/path-match.ts'
import { judge } from '../../../src/verdict/judge/judge.ts'
import { typed } from './chromium-contexts.ts'
import { asserted, type CorpusRecord, corpus, leftOut } from './corpus.ts'

interface Parsed {
  readonly name: string
  readonly value: string
  readonly expires?: string
  readonly maxAge?: number
  readonly domain?: string | null
  readonly path?: string | null
  readonly secure?: boolean
  readonly httpOnly?: boolean
  readonly sameSite?: string | null
  readonly extensions?: readonly string[] | null
}
interface ParseRecord extends CorpusRecord {
  readonly setCookie: readonly string[]
  readonly expected: Parsed | null
  readonly repeat?: { readonly token: string; readonly char: string; readonly count: number }
}
interface DateRecord extends CorpusRecord {
  readonly input: string
  readonly expectedValid?: boolean
  readonly expectedSameAs?: string
  readonly computedValue: string | null
}
interface DomainRecord extends CorpusRecord {
  readonly host: string
  readonly cookieDomain: string
  readonly expected: boolean
}
interface PathRecord extends CorpusRecord {
  readonly requestPath: string
  readonly cookiePath: string
  readonly expected: boolean
}
interface DefaultPathRecord extends CorpusRecord {
  readonly requestPath: string
  readonly expected: string
}

corpus<CorpusRecord>('tough-cookie.json', 372, (records) => {
  const of = <T extends CorpusRecord>(kind: string) => records.filter((record) => record.kind === kind) as T[]

  describe('parse', () => {
    const kept = asserted(of<ParseRecord>('parse'), ({ note }) =>
      note.includes('tough-cookie-specific') ? "the library's own strict and loose modes" : null,
    )
    for (const { id, setCookie, expected, repeat } of kept) {
      it(id, () => {
        const [written = ''] = setCookie
        const line = repeat === undefined ? written : written.replace(repeat.token, repeat.char.repeat(repeat.count))
        const cookie = parseSetCookie(line)
        if (expected === null) {
          const { outcome } = judge(cookie, { ...typed('https://www.example.com/'), jar: [] })
          expect(outcome).toBe('blocked')
          return
        }
        const { expires, domain, extensions, ...same } = expected
        expect(cookie).toMatchObject(same)
        // "Infinity" is its word for a session, null for an empty Domain.
        if (expires !== undefined) expect(cookie.expires).toBe(expires === 'Infinity' ? null : Date.parse(expires))
        if (domain !== undefined) expect(cookie.domain === '' ? null : cookie.domain).toBe(domain)
        if (extensions !== undefined) expect(unknownOnes(cookie)).toEqual(extensions ?? [])
      })
    }
  })

  describe('cookie-date', () => {
    for (const { id, input, expectedValid, expectedSameAs, computedValue } of of<DateRecord>('cookie-date')) {
      it(id, () => {
        const date = parseCookieDate(input)
        expect(date).toBe(computedValue === null ? null : Date.parse(computedValue))
        if (expectedValid !== undefined) expect(date !== null).toBe(expectedValid)
        if (expectedSameAs !== undefined) expect(date).toBe(parseCookieDate(expectedSameAs))
      })
    }
  })

  describe('domain-match', () => {
    const kept = asserted(of<DomainRecord>('domain-match'), ({ note, host, cookieDomain, id }) => {
      if (note.includes('library-specific')) return 'empty input: a request has a host'
      if (id.includes('canonicalize=false')) return null
      if (host.includes(':') || cookieDomain.includes(':')) return 'IPv6 without the brackets that a URL has'
      if (/^[\d.]+$/.test(host) && !isAddress(host))
        return 'numbers or dots alone that are no address: no host of a URL'
      return null
    })
    for (const { id, host, cookieDomain, expected } of kept) {
      it(id, () => {
        // The library makes both canonical first, unless told not to; ours takes what a URL holds.
        const asIs = id.includes('canonicalize=false')
        expect(asIs ? domainMatch(host, cookieDomain) : domainMatch(canonical(host), canonical(cookieDomain))).toBe(
          expected,
        )
      })
    }
  })

  describe('path-match', () => {
    for (const { id, requestPath, cookiePath, expected } of of<PathRecord>('path-match')) {
      it(id, () => expect(pathMatch(requestPath, cookiePath)).toBe(expected))
    }
  })

  describe('default-path', () => {
    for (const { id, requestPath, expected } of of<DefaultPathRecord>('default-path')) {
      it(id, () => expect(defaultPath(requestPath)).toBe(expected))
    }
  })

  leftOut(of('canonical-host'), 'making hosts canonical: the browser has done that')
  leftOut([...of('permute-domain'), ...of('permute-path')], 'how a library looks its cookies up')
  leftOut(of('jar-trace'), "a library's own jar and options")
})

const KNOWN = ['expires', 'max-age', 'domain', 'path', 'secure', 'httponly', 'samesite']

function unknownOnes({ attributes }: ReturnType<typeof parseSetCookie>): string[] {
  const unknown = attributes.filter(({ name }) => name !== '' && !KNOWN.includes(name.toLowerCase()))
  return unknown.map(({ name, value }) => (value === null ? name : `${name}=${value}`))
}

/** As a URL holds it; one leading dot, which a Domain may have, is dropped. */
function canonical(host: string): string {
  const bare = host.replace(/^\.(?=.)/, '')
  return URL.canParse(`http://${bare}/`) ? new URL(`http://${bare}/`).hostname : bare
}

function isAddress(host: string): boolean {
  const parts = host.split('.')
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)
}
