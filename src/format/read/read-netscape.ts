import { readExpiry } from '../expiry.ts'
import type { PasteBuilder } from '../paste-builder.ts'

const FIRST_LINE = /^#\s?(?:Netscape )?HTTP Cookie File/i
const HTTP_ONLY = '#HttpOnly_'
const FLAG = /^(?:true|false)$/i

/** Returns whether the text is a cookies.txt, by its first line or by the columns of some line. */
export function isNetscape(text: string): boolean {
  return FIRST_LINE.test(text.trimStart()) || /^[^\t\r\n]+\t(?:TRUE|FALSE)\t\/[^\t\r\n]*\t(?:TRUE|FALSE)\t/im.test(text)
}

/**
 * Reads a cookies.txt as curl, Python and many extensions write it. The columns, separated by tabs, are: domain
 * (`#HttpOnly_` may precede it), whether subdomains get the cookie, path, secure, expiry in seconds, name, value.
 * Tolerates what writers are known to get wrong: a missing value, a fraction in the expiry, CRLF. When the second
 * column contradicts the domain's leading dot, the dot counts: Cookie Quick Manager inverts that column.
 */
export function readNetscape(text: string, paste: PasteBuilder): void {
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const httpOnly = line.startsWith(HTTP_ONLY)
    if (line.trim() === '' || (line.startsWith('#') && !httpOnly)) continue
    const columns = (httpOnly ? line.slice(HTTP_ONLY.length) : line).split('\t')
    const [domain = '', subdomains = '', path = '', secure = '', expiry = '', name = '', value = ''] = columns
    if (columns.length < 6 || columns.length > 7 || !FLAG.test(subdomains) || !FLAG.test(secure)) {
      paste.addProblem('columns-wrong', index)
      continue
    }
    const dotted = domain.startsWith('.')
    if (dotted !== /true/i.test(subdomains)) paste.addLoss('domain-contradictory')
    const expires = readExpiry(expiry)
    if (expires === undefined) paste.addLoss('expiry-unreadable')
    paste.add({
      name,
      value,
      at: index,
      domain: domain.replace(/^\./, '').toLowerCase(),
      hostOnly: !dotted,
      path: path === '' ? '/' : path,
      secure: /true/i.test(secure),
      httpOnly,
      ...(expires === undefined ? {} : { expires }),
    })
  }
}
