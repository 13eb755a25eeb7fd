export const UNKNOWN = 0
export const EXPIRES = 1
export const MAX_AGE = 2
export const DOMAIN = 3
export const PATH = 4
export const SECURE = 5
export const HTTP_ONLY = 6
export const SAME_SITE = 7
export const PARTITIONED = 8
/** Chromium's own; other browsers ignore it. */
export const PRIORITY = 9

/**
 * Which attribute line[start, end) names, "case-insensitively" (RFC 6265bis-22, sections 5.6.1 to 5.6.7). A number, since
 * this is the hot path of the parser.
 */
export function attributeKind(line: string, start: number, end: number): number {
  switch (end - start) {
    case 4:
      return spells(line, start, 'path') ? PATH : UNKNOWN
    case 6:
      if (spells(line, start, 'secure')) return SECURE
      return spells(line, start, 'domain') ? DOMAIN : UNKNOWN
    case 7:
      if (spells(line, start, 'expires')) return EXPIRES
      return spells(line, start, 'max-age') ? MAX_AGE : UNKNOWN
    case 8:
      if (spells(line, start, 'httponly')) return HTTP_ONLY
      if (spells(line, start, 'samesite')) return SAME_SITE
      return spells(line, start, 'priority') ? PRIORITY : UNKNOWN
    case 11:
      return spells(line, start, 'partitioned') ? PARTITIONED : UNKNOWN
    default:
      return UNKNOWN
  }
}

/** Whether `word` (lower case letters and `-`) stands at `at`, in any case. */
export function spells(line: string, at: number, word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    if ((line.charCodeAt(at + i) | 0x20) !== word.charCodeAt(i)) return false
  }
  return true
}
