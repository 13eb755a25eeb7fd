import { domainMatch } from '../../cookie/domain-match.ts'
import { splitUrl } from '../../cookie/url.ts'
import type { PastedCookie } from '../paste.ts'
import { PasteBuilder } from '../paste-builder.ts'
import { field, isRecord, itemsOf, type RecordTerm, textOf } from '../syntax/term.ts'
import { readCookieRecord } from './cookie-record.ts'
import { readPairs } from './read-pairs.ts'
import { cookieOfLine } from './read-set-cookie.ts'

export function isHar(object: RecordTerm): boolean {
  const log = field(object, 'log')
  return isRecord(log) && field(log, 'entries')?.kind === 'list'
}

/**
 * Reads HAR 1.2: the cookies that responses set, each with its last value, and further cookies that requests sent.
 * Set-Cookie headers take precedence over `cookies[]`, which some tools fill only partly.
 */
export function readHar(har: RecordTerm, paste: PasteBuilder): void {
  const log = field(har, 'log')
  const entries = isRecord(log) ? itemsOf(field(log, 'entries')).filter(isRecord) : []
  const set = new Map<string, PastedCookie>()
  const sent = new Map<string, PastedCookie>()
  for (const entry of entries) {
    const request = field(entry, 'request')
    const response = field(entry, 'response')
    if (!isRecord(request)) continue
    const url = textOf(field(request, 'url')) ?? ''
    if (entries.length === 1) paste.describeRequest({ url, method: textOf(field(request, 'method')) ?? 'GET' })
    for (const cookie of sentBy(request, url, paste)) sent.set(keyOf(cookie), cookie)
    if (isRecord(response)) for (const cookie of setBy(response, url, paste)) set.set(keyOf(cookie), cookie)
  }
  for (const cookie of set.values()) paste.add(cookie)
  const domains = new Map<string, Set<string>>()
  for (const { name, domain } of set.values())
    if (domain) domains.set(name, (domains.get(name) ?? new Set()).add(domain))
  for (const cookie of sent.values()) {
    const { name, domain: host = '' } = cookie
    if (![...(domains.get(name) ?? [])].some((domain) => domainMatch(host, domain))) paste.add(cookie)
  }
}

function keyOf({ name, domain, path, partitionKey }: PastedCookie): string {
  return JSON.stringify([name, domain, path, partitionKey])
}

function headers(message: RecordTerm, wanted: string): { value: string; at: number }[] {
  return itemsOf(field(message, 'headers'))
    .filter(isRecord)
    .flatMap((header) => {
      const value = textOf(field(header, 'value'))
      const isWanted = textOf(field(header, 'name'))?.toLowerCase() === wanted
      return isWanted && value !== null ? [{ value, at: header.at }] : []
    })
}

function setBy(response: RecordTerm, url: string, paste: PasteBuilder): PastedCookie[] {
  const lines = headers(response, 'set-cookie').flatMap(({ value, at }) =>
    value.split('\n').map((line) => cookieOfLine(line, at, paste, url)),
  )
  if (lines.length > 0) return lines
  return listed(response, url, paste)
}

function sentBy(request: RecordTerm, url: string, paste: PasteBuilder): PastedCookie[] {
  const host = splitUrl(url).host
  const origin = host === '' ? {} : { domain: host, hostOnly: true }
  const inHeader = headers(request, 'cookie').flatMap(({ value, at }) => {
    const inner = new PasteBuilder('')
    readPairs(value, at, inner)
    return inner.cookies.map((cookie) => ({ ...cookie, at, ...origin }))
  })
  if (inHeader.length > 0) return inHeader
  return listed(request, url, paste).map(({ name, value, at }) => ({ name, value, at, ...origin }))
}

/** Reads `cookies[]`. A cookie without a domain belongs to the request's host. */
function listed(message: RecordTerm, url: string, paste: PasteBuilder): PastedCookie[] {
  const inner = new PasteBuilder('')
  for (const cookie of itemsOf(field(message, 'cookies'))) readCookieRecord(cookie, inner)
  const { problems, lost } = inner.build('har')
  for (const code of lost) paste.addLoss(code)
  for (const { code, at } of problems) if (code !== 'name-repeated') paste.addProblem(code, at)
  const host = splitUrl(url).host
  return inner.cookies.map((cookie) =>
    cookie.domain || host === '' ? cookie : { ...cookie, domain: host, hostOnly: true },
  )
}
