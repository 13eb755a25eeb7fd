export const UNKNOWN = 0
export const EXPIRES = 1
export const MAX_AGE = 2
export const DOMAIN = 3
export const PATH = 4
export const SECURE = 5
export const HTTP_ONLY = 6
export const SAME_SITE = 7
export const PARTITIONED = 8
/** Only Chromium knows this attribute; other browsers ignore it. */
export const PRIORITY = 9

/** The length of each kind's name, by kind. */
export const NAME_LENGTH: readonly number[] = [0, 7, 7, 6, 4, 6, 8, 8, 11, 8]

/**
 * Returns the kind of the attribute named by line[start, end), "case-insensitively" (RFC 6265bis-22, sections 5.6.1 to
 * 5.6.7). Kinds are numbers because this is the hot path of the parser.
 */
export function attributeKind(line: string, start: number, end: number): number {
  const kind = kindAt(line, start)
  return NAME_LENGTH[kind] === end - start ? kind : UNKNOWN
}

/** Returns the kind of the attribute whose name begins at `start`. The caller checks that the name ends there. */
export function kindAt(line: string, start: number): number {
  // No two names share their first four letters. The last four then confirm the name.
  switch (fourLetters(line, start)) {
    case 0x70617468: // path
      return PATH
    case 0x73656375: // secu
      return fourLetters(line, start + 2) === 0x63757265 ? SECURE : UNKNOWN // cure
    case 0x68747470: // http
      return fourLetters(line, start + 4) === 0x6f6e6c79 ? HTTP_ONLY : UNKNOWN // only
    case 0x73616d65: // same
      return fourLetters(line, start + 4) === 0x73697465 ? SAME_SITE : UNKNOWN // site
    case 0x65787069: // expi
      return fourLetters(line, start + 3) === 0x69726573 ? EXPIRES : UNKNOWN // ires
    case 0x6d61782d: // max-
      return fourLetters(line, start + 3) === 0x2d616765 ? MAX_AGE : UNKNOWN // -age
    case 0x646f6d61: // doma
      return fourLetters(line, start + 2) === 0x6d61696e ? DOMAIN : UNKNOWN // main
    case 0x7072696f: // prio
      return fourLetters(line, start + 4) === 0x72697479 ? PRIORITY : UNKNOWN // rity
    case 0x70617274: // part, itioned
      return spells(line, start + 4, 'itioned') ? PARTITIONED : UNKNOWN
    default:
      return UNKNOWN
  }
}

/** Returns the four letters at `at` in lower case, one octet each; 0 when one is not ASCII. */
function fourLetters(line: string, at: number): number {
  const a = line.charCodeAt(at)
  const b = line.charCodeAt(at + 1)
  const c = line.charCodeAt(at + 2)
  const d = line.charCodeAt(at + 3)
  return (a | b | c | d) > 0x7f ? 0 : (a << 24) | (b << 16) | (c << 8) | d | 0x20202020
}

/** Returns whether the text at `at` is `word` (lower-case letters and `-`), ignoring case. */
export function spells(line: string, at: number, word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    if ((line.charCodeAt(at + i) | 0x20) !== word.charCodeAt(i)) return false
  }
  return true
}
