import type { Exchange } from '../exchange/model/exchange.ts'
import { maskExchanges } from './mask-exchanges.ts'

/** Closed list, in the order of the menu; each has a name `copy_as_…` in `_locales`. */
export const COPY_FORMATS = ['curl', 'fetch', 'python', 'httpie'] as const
export type CopyFormat = (typeof COPY_FORMATS)[number]

/** A format without a writer does not compile. */
const WRITERS: { readonly [F in CopyFormat]: (exchange: Exchange) => string } = {
  curl: toCurl,
  fetch: toFetch,
  python: toPython,
  httpie: toHttpie,
}

/**
 * Writes a command or code that repeats the request: its method, URL and cookies as they left. The log has no bodies and
 * no other headers.
 */
export function copyAs(format: CopyFormat, exchange: Exchange, { secrets }: { readonly secrets: boolean }): string {
  return WRITERS[format](secrets ? exchange : (maskExchanges([exchange])[0] ?? exchange))
}

function toCurl({ method, url, sent }: Exchange): string {
  const words = ['curl']
  // With `-X HEAD` curl would wait for a body.
  if (method === 'HEAD') words.push('--head')
  else if (method !== 'GET') words.push('-X', quoted(method))
  // Otherwise curl expands brackets and braces in a URL.
  if (/[[\]{}]/.test(url)) words.push('--globoff')
  words.push(quoted(url))
  // Not -b, which treats a value without `=` as a file name.
  if (sent.header !== null) words.push('-H', quoted(`Cookie: ${sent.header}`))
  return words.join(' ')
}

/** For Node.js: `fetch` in a browser ignores a Cookie header. */
function toFetch({ method, url, sent }: Exchange): string {
  const options: string[] = []
  if (method !== 'GET') options.push(`method: ${literal(method)}`)
  if (sent.header !== null) {
    // Node's fetch takes header values as Latin-1: each character is one byte.
    const value = isAscii(sent.header)
      ? literal(sent.header)
      : `Buffer.from(${literal(sent.header)}).toString('latin1')`
    options.push(`headers: { cookie: ${value} }`)
  }
  return `await fetch(${[literal(url), ...(options.length > 0 ? [`{ ${options.join(', ')} }`] : [])].join(', ')})`
}

/** Passes the header as it left: `requests` would quote and order a dict of cookies in its own way. */
function toPython({ method, url, sent }: Exchange): string {
  const args = [literal(method), literal(url)]
  if (sent.header !== null) {
    const value = isAscii(sent.header) ? literal(sent.header) : `${literal(sent.header)}.encode("utf-8")`
    args.push(`headers={"Cookie": ${value}}`)
  }
  return `import requests\n\nrequests.request(${args.join(', ')})`
}

/** Known defect: HTTPie drops a backslash before one of `:;=@` in a value, and has no syntax to keep it. */
function toHttpie({ method, url, sent }: Exchange): string {
  const words = ['http', '--ignore-stdin', quoted(method), quoted(url)]
  // The space is needed because `Cookie:=` and `Cookie:@` mean something else to HTTPie. It drops the space.
  if (sent.header !== null) words.push(quoted(`Cookie: ${sent.header}`))
  return words.join(' ')
}

/** Quotes one word for a POSIX shell. */
function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}

/** Writes a string literal: JSON's syntax is valid in JavaScript and Python too. */
function literal(text: string): string {
  return JSON.stringify(text)
}

function isAscii(text: string): boolean {
  return !/[^\0-\x7f]/.test(text)
}
