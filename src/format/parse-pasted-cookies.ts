import { isCookieHeader, parseCookieHeader } from './parse-cookie-header.ts'
import { isDict, parseDict } from './parse-dict.ts'
import { parsePairs } from './parse-pairs.ts'
import { Gathering, type PastedCookies, type PasteFormat } from './pasted-cookies.ts'

/** More than any browser sends with a request. */
const LONGEST = 200_000

const PARSERS: Record<PasteFormat, (text: string) => PastedCookies> = {
  pairs: parsePairs,
  'cookie-header': parseCookieHeader,
  dict: parseDict,
}

export function detectFormat(text: string): PasteFormat {
  if (isDict(text)) return 'dict'
  return isCookieHeader(text) ? 'cookie-header' : 'pairs'
}

/** Reads cookies from whatever a person pasted. Never throws. */
export function parsePastedCookies(text: string): PastedCookies {
  const gathering = new Gathering(text)
  if (text.length > LONGEST) {
    gathering.fail('too-long', 0)
    return gathering.done('pairs')
  }
  if (/^\s*\[/.test(text)) {
    gathering.fail('format-unknown', 0)
    return gathering.done('pairs')
  }
  return PARSERS[detectFormat(text)](text)
}
