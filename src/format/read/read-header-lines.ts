import type { Gathering } from '../gathering.ts'
import type { PasteFormat } from '../paste.ts'
import { readPairs } from './read-pairs.ts'
import { hasAttributes, readSetCookieLine } from './read-set-cookie.ts'

const LINE = /[^\r\n]+/g
const FIELD = /^[ \t]*(:?[\w!#$%&'*+.^`|~-]+)[ \t]*:/
const REQUEST_LINE = /^\s*([A-Z]{3,10}) (\S+)(?: HTTP\/[\d.]+)?\s*$/
const STATUS_LINE = /^\s*HTTP\/[\d.]+ \d{3}/

/**
 * Lines of a header, as developer tools and proxies copy them: `Cookie:` and `Set-Cookie:` are read, others are lost. A
 * line without a field's name goes on with the last one; after a `Set-Cookie:`, or when it has attributes, it is another
 * such line.
 */
export function readHeaderLines(text: string, gathering: Gathering): PasteFormat {
  let current = ''
  const seen = new Set<string>()
  let host = ''
  for (const { 0: line, index } of text.matchAll(LINE)) {
    const first = REQUEST_LINE.exec(line)
    if (first) {
      gathering.describe({ method: first[1], url: /^https?:/i.test(first[2] ?? '') ? first[2] : undefined })
      host = /^\//.test(first[2] ?? '') ? (first[2] ?? '') : ''
      seen.add('')
      continue
    }
    if (STATUS_LINE.test(line) || line.trim() === '') continue
    const field = FIELD.exec(line)
    const known = field && isField(field[1] ?? '', seen)
    if (known) current = (field[1] ?? '').toLowerCase()
    else if (current === '') current = hasAttributes(line) ? 'set-cookie' : 'cookie'
    const start = known ? field[0].length : 0
    seen.add(current)
    readField(current, line.slice(start), index + start, gathering)
    if (current === 'host' && host !== '') gathering.describe({ url: `https://${line.slice(start).trim()}${host}` })
  }
  if (seen.size === 1) {
    if (seen.has('cookie')) return 'cookie-header'
    if (seen.has('set-cookie')) return 'set-cookie'
  }
  return 'header-lines'
}

function readField(name: string, value: string, at: number, gathering: Gathering): void {
  if (name === 'cookie') readPairs(value, at, gathering)
  else if (name === 'set-cookie') {
    if (value.trim() !== '') readSetCookieLine(value, at + value.length - value.trimStart().length, gathering)
  } else if (name !== 'host' && !name.startsWith(':')) gathering.lose('headers-not-carried')
}

/** `a:b=1` may be a cookie's name: other fields are believed only among header lines. */
function isField(name: string, seen: ReadonlySet<string>): boolean {
  return (
    /^(?:set-)?cookie$/i.test(name) ||
    seen.has('') ||
    [...seen].some((one) => !/^(?:set-)?cookie$/.test(one)) ||
    COMMON.test(name)
  )
}

const COMMON =
  /^(?::authority|:method|:path|:scheme|accept(?:-[a-z]+)?|authorization|cache-control|connection|content-[a-z]+|date|etag|expires|host|last-modified|origin|pragma|priority|referer|sec-[a-z-]+|server|strict-transport-security|upgrade-insecure-requests|user-agent|vary|x-[a-z-]+)$/i

/** Whether the text is lines of a header. */
export function isHeaderLines(text: string): boolean {
  const first = /[^\r\n]*/.exec(text.trimStart())?.[0] ?? ''
  if (REQUEST_LINE.test(first) || STATUS_LINE.test(first)) return true
  const field = FIELD.exec(first)?.[1] ?? ''
  return /^(?:set-)?cookie$/i.test(field) || (COMMON.test(field) && /^[ \t]*(?:set-)?cookie[ \t]*:/im.test(text))
}
