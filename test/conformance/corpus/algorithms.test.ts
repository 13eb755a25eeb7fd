import { describe, expect, test } from 'vitest'
import { parseCookieDate } from '../../../src/cookie/cookie-date.ts'
import { defaultPath } from '../../../src/cookie/default-path.ts'
import { domainMatch } from '../../../src/cookie/domain-match.ts'
import { pathMatch } from '../../../src/cookie/path-match.ts'
import { prefixOf } from '../../../src/cookie/prefixes.ts'
import { parseChromiumDate } from '../../../src/verdict/chromium-date.ts'
import { readCorpus } from '../corpus-folder.ts'

interface Vector {
  id: string
  kind: string
  input: string
  expected: unknown
  expectedValid?: boolean
  expectedEpochMs?: number | null
  expectedEpochSeconds?: number | null
  cookiePath: string
  requestPath: string
  cookieDomain: string
  host: string
  value: string
  note: string
  expectedSameAs?: string
  setCookie?: readonly string[]
}

const all = [
  ...readCorpus<Vector>('http-state-dates.json'),
  ...readCorpus<Vector>('chromium-cookies.json'),
  ...readCorpus<Vector>('tough-cookie.json'),
]
const of = (kind: string) => all.filter((one) => one.kind === kind)

describe('cookie-date', () => {
  for (const one of of('cookie-date')) {
    test(`${one.id} ${one.input}`, () => {
      const read = one.id.startsWith('chromium/') ? parseChromiumDate : parseCookieDate
      const date = read(one.input)
      if (one.expectedSameAs !== undefined) expect(date).toBe(read(one.expectedSameAs))
      else if (one.expectedEpochMs !== undefined) expect(date).toBe(one.expectedEpochMs)
      else if (typeof one.expectedEpochSeconds === 'number') expect(date).toBe(one.expectedEpochSeconds * 1000)
      else expect(date !== null).toBe(one.expectedValid)
    })
  }
})

describe('path-match', () => {
  for (const one of of('path-match'))
    test(one.id, () => expect(pathMatch(one.requestPath, one.cookiePath)).toBe(one.expected))
})

describe('default-path', () => {
  for (const one of of('default-path')) test(one.id, () => expect(defaultPath(one.requestPath)).toBe(one.expected))
})

describe('domain-match', () => {
  for (const one of of('domain-match')) {
    test(`${one.id} ${one.host} ${one.cookieDomain}`, (context) => {
      if (one.note.includes('library-specific')) context.skip('library-specific')
      if (one.cookieDomain === undefined) context.skip('a whole cookie, not the algorithm')
      if (
        !isCanonical(one.host) ||
        !isCanonical(one.cookieDomain.replace(/^\./, '')) ||
        one.id.includes('canonicalize=false')
      ) {
        context.skip('not a host that a canonical URL can have')
      }
      // Chromium's notation: no leading dot is host-only.
      const hostOnly = one.id.startsWith('chromium/') && !one.cookieDomain.startsWith('.')
      const domain = one.cookieDomain.replace(/^\./, '')
      expect(hostOnly ? one.host === domain : domainMatch(one.host, domain)).toBe(one.expected)
    })
  }
})

describe('nameless-prefix', () => {
  for (const one of of('nameless-prefix'))
    test(`${one.id} ${one.value}`, () => expect(prefixOf(one.value.trim()) !== null).toBe(one.expected))
})

function isCanonical(host: string): boolean {
  return /^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(host) && (!/\.\d+$/.test(host) || /^\d+(\.\d+){3}$/.test(host))
}
