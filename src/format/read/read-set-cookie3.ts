import { readExpiry } from '../expiry.ts'
import type { PasteBuilder } from '../paste-builder.ts'

const LINE = /^\s*Set-Cookie3\s*:/i
/** A name, or a pair whose value may be quoted. */
const PAIR = /\s*([^=;\s][^=;]*?)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*?))\s*)?(?:;|$)/y

export function isSetCookie3(text: string): boolean {
  return /^\s*(?:#[^\n]*\n\s*)*(?:#LWP-Cookies|Set-Cookie3\s*:)/i.test(text)
}

/**
 * Reads libwww-perl's jar, which EditThisCookie exports too: `Set-Cookie3: n=v; path="/"; domain=D; path_spec;
 * expires="..."; version=0`.
 */
export function readSetCookie3(text: string, paste: PasteBuilder): void {
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const start = LINE.exec(line)?.[0].length
    if (start === undefined) {
      if (!/^\s*(?:#|\/\/|$)/.test(line)) paste.addProblem('not-expected-here', index)
      continue
    }
    const [first, ...attributes] = pairs(line, start)
    if (!first || first.value === null) {
      paste.addProblem('no-equals-sign', index)
      continue
    }
    const given = new Map(attributes.map(({ name, value }) => [name.toLowerCase(), value ?? '']))
    const domain = given.get('domain')
    const expires = given.has('expires') ? readExpiry((given.get('expires') ?? '').replace(/Z$/, '')) : null
    if (expires === undefined) paste.addLoss('expiry-unreadable')
    paste.add({
      name: first.name,
      value: first.value,
      at: index,
      ...(domain ? { domain: domain.replace(/^\./, '').toLowerCase(), hostOnly: !domain.startsWith('.') } : {}),
      path: given.get('path') || '/',
      secure: given.has('secure'),
      httpOnly: given.has('httponly'),
      ...(expires === undefined ? {} : { expires }),
    })
  }
}

function pairs(line: string, start: number): { name: string; value: string | null }[] {
  const found: { name: string; value: string | null }[] = []
  for (let at = start; at < line.length; at = PAIR.lastIndex) {
    PAIR.lastIndex = at
    const pair = PAIR.exec(line)
    if (!pair || PAIR.lastIndex === at) break
    found.push({ name: pair[1] ?? '', value: pair[2]?.replace(/\\(.)/g, '$1') ?? pair[3] ?? null })
  }
  return found
}
