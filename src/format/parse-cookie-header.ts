import { readPairs } from './parse-pairs.ts'
import { Gathering, type PastedCookies } from './pasted-cookies.ts'

const FIELD = /^[ \t]*cookie[ \t]*:/i

/** One or more `Cookie:` lines, as developer tools and proxies copy them. A line without the field's name goes on with the last one. */
export function parseCookieHeader(text: string): PastedCookies {
  const gathering = new Gathering(text)
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const field = FIELD.exec(line)?.[0].length ?? 0
    readPairs(line.slice(field), index + field, gathering)
  }
  return gathering.done('cookie-header')
}

export function isCookieHeader(text: string): boolean {
  return FIELD.test(text.trimStart())
}
