import { parseSetCookie } from '../cookie/parse-set-cookie.ts'
import type { Exchange, Received } from '../exchange/model/exchange.ts'

const SAME_SITE = { strict: 'Strict', lax: 'Lax', none: 'None' } as const

/**
 * Writes HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/). Required fields that the log lacks get HAR's values
 * for "unknown": -1, '' or 0. Our own fields begin with `_`, as HAR demands. `sameSite` is written as in the browsers'
 * developer tools.
 */
export function toHar(exchanges: readonly Exchange[], version: string): string {
  const creator = { name: 'Crumbline', version }
  return `${JSON.stringify({ log: { version: '1.2', creator, entries: exchanges.map(entryOf) } }, null, 2)}\n`
}

function entryOf(exchange: Exchange) {
  const { startedAt, respondedAt, seq, requestId, hop, type, initiator, fromCache, error, sent, settled, missed } =
    exchange
  const wait = respondedAt === null ? 0 : Math.max(0, respondedAt - startedAt)
  return {
    startedDateTime: new Date(startedAt).toISOString(),
    time: wait,
    request: requestOf(exchange),
    response: responseOf(exchange),
    cache: {},
    timings: { send: 0, wait, receive: 0 },
    _resourceType: type,
    _initiator: initiator,
    _fromCache: fromCache,
    _error: error,
    _crumbline: { seq, requestId, hop, injected: sent.injected, settled, missed },
  }
}

function requestOf({ method, url, sent }: Exchange) {
  return {
    method,
    url,
    httpVersion: '',
    cookies: sent.cookies.map(({ name, value }) => ({ name, value })),
    headers: sent.header === null ? [] : [{ name: 'Cookie', value: sent.header }],
    queryString: queryOf(url),
    headersSize: -1,
    bodySize: -1,
  }
}

function responseOf({ status, received, redirectedTo, startedAt, respondedAt }: Exchange) {
  return {
    status: status ?? 0,
    statusText: '',
    httpVersion: '',
    cookies: received.map((one) => cookieOf(one, respondedAt ?? startedAt)),
    headers: received.flatMap(({ line, added }) => (added ? [] : [{ name: 'Set-Cookie', value: line }])),
    content: { size: -1, mimeType: '' },
    redirectURL: redirectedTo ?? '',
    headersSize: -1,
    bodySize: -1,
  }
}

/** Describes the cookie of the line that the browser processed. For a dropped line, the cookie is the server's. */
function cookieOf({ line, became, byRule, added, name, value, verdict }: Received, at: number) {
  const { path, domain, secure, httpOnly, sameSite, maxAge, expires, partitioned } = parseSetCookie(became ?? line)
  // HAR has no Max-Age, so the expiry is computed from the time of the response.
  const end = maxAge === null ? expires : at + maxAge * 1000
  return {
    name,
    value,
    ...(path === null ? {} : { path }),
    ...(domain === null ? {} : { domain }),
    ...(end === null || Math.abs(end) > 8.64e15 ? {} : { expires: new Date(end).toISOString() }),
    httpOnly,
    secure,
    ...(sameSite === null ? {} : { sameSite: SAME_SITE[sameSite] }),
    ...(partitioned ? { _partitioned: true } : {}),
    ...(byRule === undefined ? {} : { _byRule: byRule, ...(added ? { _added: true } : { _became: became }) }),
    _verdict: verdict,
  }
}

function queryOf(url: string): { name: string; value: string }[] {
  const query = /\?([^#]*)/.exec(url)?.[1] ?? ''
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=')
      return { name: pair.slice(0, equals < 0 ? undefined : equals), value: equals < 0 ? '' : pair.slice(equals + 1) }
    })
}
