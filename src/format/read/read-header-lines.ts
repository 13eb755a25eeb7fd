import type { PasteBuilder } from '../paste-builder.ts'
import { readPairs } from './read-pairs.ts'
import { hasAttributes, readSetCookieLine } from './read-set-cookie.ts'

const LINE = /[^\r\n]+/g
const FIELD = /^[ \t]*(:?[\w!#$%&'*+.^`|~-]+)[ \t]*:/
const REQUEST_LINE = /^\s*([A-Z]{3,10}) (\S+)(?: HTTP\/[\d.]+)?\s*$/
const STATUS_LINE = /^\s*HTTP\/[\d.]+ \d{3}/
/** Names that are treated as headers even when no other line is one. */
const COMMON =
  /^(?::authority|:method|:path|:scheme|accept(?:-[a-z]+)?|authorization|cache-control|connection|content-[a-z]+|date|etag|expires|host|last-modified|origin|pragma|priority|referer|sec-[a-z-]+|server|strict-transport-security|upgrade-insecure-requests|user-agent|vary|x-[a-z-]+)$/i
const COOKIE_FIELD = /^(?:set-)?cookie$/i

/** Returns whether the text is header lines, as copied from developer tools and proxies. */
export function isHeaderLines(text: string): boolean {
  const first = /[^\r\n]*/.exec(text.trimStart())?.[0] ?? ''
  if (REQUEST_LINE.test(first) || STATUS_LINE.test(first)) return true
  const field = FIELD.exec(first)?.[1] ?? ''
  return COOKIE_FIELD.test(field) || (COMMON.test(field) && /^[ \t]*(?:set-)?cookie[ \t]*:/im.test(text))
}

/** Returns whether one of the first lines can only be the value of a Set-Cookie header. */
export function hasSetCookieLines(text: string): boolean {
  return text.split(/[\r\n]+/, 100).some(hasAttributes)
}

export type HeaderFormat = 'cookie-header' | 'set-cookie' | 'header-lines'

/** Returns the format of header lines. A single Cookie or Set-Cookie header has a format of its own. */
export function headerFormatOf(text: string): HeaderFormat {
  const names = new Set<string>()
  for (const { name } of headerLines(text)) {
    names.add(name)
    if (names.size > 1) return 'header-lines'
  }
  return names.has('cookie') ? 'cookie-header' : names.has('set-cookie') ? 'set-cookie' : 'header-lines'
}

/** Reads `Cookie:` and `Set-Cookie:`, and the request that the lines describe. Other headers are lost. */
export function readHeaderLines(text: string, paste: PasteBuilder): void {
  let path = ''
  for (const { name, value, at } of headerLines(text)) {
    if (name === '') {
      const [, method, target = ''] = REQUEST_LINE.exec(value) ?? []
      paste.describeRequest({ method, url: /^https?:/i.test(target) ? target : undefined })
      path = target.startsWith('/') ? target : ''
    } else readField(name, value, at, paste)
    if (name === 'host' && path !== '') paste.describeRequest({ url: `https://${value.trim()}${path}` })
  }
}

function readField(name: string, value: string, at: number, paste: PasteBuilder): void {
  if (name === 'cookie') readPairs(value, at, paste)
  else if (name === 'set-cookie') {
    if (value.trim() !== '') readSetCookieLine(value, at + value.length - value.trimStart().length, paste)
  } else if (name !== 'host' && !name.startsWith(':')) paste.addLoss('headers-not-carried')
}

interface HeaderLine {
  /** Lower case; '' for a request's first line. */
  readonly name: string
  readonly value: string
  /** Offset of the value in the text. */
  readonly at: number
}

/**
 * Splits the text into headers. A line without a name continues the header before it; at the start it is a cookie, or a
 * Set-Cookie line when it has attributes.
 */
function* headerLines(text: string): Generator<HeaderLine> {
  let current = ''
  let isAmongHeaders = false
  for (const { 0: line, index } of text.matchAll(LINE)) {
    if (REQUEST_LINE.test(line)) {
      isAmongHeaders = true
      yield { name: '', value: line, at: index }
      continue
    }
    if (STATUS_LINE.test(line) || line.trim() === '') continue
    const field = FIELD.exec(line)
    const name = (field?.[1] ?? '').toLowerCase()
    // `a:b=1` may be a cookie: an unknown name is a header only among other headers.
    const isNamed = field !== null && (isAmongHeaders || COOKIE_FIELD.test(name) || COMMON.test(name))
    if (isNamed) current = name
    else if (current === '') current = hasAttributes(line) ? 'set-cookie' : 'cookie'
    isAmongHeaders ||= !COOKIE_FIELD.test(current)
    const start = isNamed ? field[0].length : 0
    yield { name: current, value: line.slice(start), at: index + start }
  }
}
