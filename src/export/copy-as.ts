import type { Exchange } from '../exchange/exchange.ts'
import { maskExchanges } from './mask-exchanges.ts'

export const COPY_FORMATS = ['curl', 'fetch', 'python', 'httpie'] as const
export type CopyFormat = (typeof COPY_FORMATS)[number]

/**
 * One request as a command or a piece of a program that makes it again: its method, URL and cookies, as they left. Bodies
 * and other headers are not in the log.
 */
export function copyAs(format: CopyFormat, exchange: Exchange, { secrets }: { readonly secrets: boolean }): string {
  const told = secrets ? exchange : (maskExchanges([exchange])[0] ?? exchange)
  switch (format) {
    case 'curl':
      return toCurl(told)
    case 'fetch':
      return toFetch(told)
    case 'python':
      return toPython(told)
    case 'httpie':
      return toHttpie(told)
  }
}

function toCurl({ method, url, sent }: Exchange): string {
  const words = ['curl']
  // curl waits for the body of a HEAD that it was only told by -X.
  if (method === 'HEAD') words.push('--head')
  else if (method !== 'GET') words.push('-X', quoted(method))
  // Brackets and braces in a URL would be patterns.
  if (/[[\]{}]/.test(url)) words.push('--globoff')
  words.push(quoted(url))
  // Not -b: it takes a text without `=` for the name of a file.
  if (sent.header !== null) words.push('-H', quoted(`Cookie: ${sent.header}`))
  return words.join(' ')
}

/** For Node.js: a browser's own fetch lets nobody set cookies. */
function toFetch({ method, url, sent }: Exchange): string {
  const options: string[] = []
  if (method !== 'GET') options.push(`method: ${literal(method)}`)
  if (sent.header !== null) {
    // Header values are byte strings there: each character is one byte.
    const value = isAscii(sent.header)
      ? literal(sent.header)
      : `Buffer.from(${literal(sent.header)}).toString('latin1')`
    options.push(`headers: { cookie: ${value} }`)
  }
  return `await fetch(${[literal(url), ...(options.length > 0 ? [`{ ${options.join(', ')} }`] : [])].join(', ')})`
}

/** The header as it left: a dict of cookies would be quoted and ordered in requests' own way. */
function toPython({ method, url, sent }: Exchange): string {
  const args = [literal(method), literal(url)]
  if (sent.header !== null) {
    const value = isAscii(sent.header) ? literal(sent.header) : `${literal(sent.header)}.encode("utf-8")`
    args.push(`headers={"Cookie": ${value}}`)
  }
  return `import requests\n\nrequests.request(${args.join(', ')})`
}

/** A backslash before one of `:;=@` in a value has no form in HTTPie: it takes the backslash away. */
function toHttpie({ method, url, sent }: Exchange): string {
  const words = ['http', '--ignore-stdin', quoted(method), quoted(url)]
  // The blank keeps `Cookie:=` and `Cookie:@` from being something else; HTTPie takes it away.
  if (sent.header !== null) words.push(quoted(`Cookie: ${sent.header}`))
  return words.join(' ')
}

/** One word of a POSIX shell. */
function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}

/** JSON's way to write a text is JavaScript's and Python's too. */
function literal(text: string): string {
  return JSON.stringify(text)
}

function isAscii(text: string): boolean {
  return !/[^\0-\x7f]/.test(text)
}
