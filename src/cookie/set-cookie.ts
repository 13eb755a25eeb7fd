import type { Note } from './note.ts'

/**
 * One attribute of a Set-Cookie line, unparsed. Unknown and repeated attributes are included. `value` is null when there
 * was no `=`.
 */
export interface Attribute {
  readonly name: string
  readonly value: string | null
}

export type SameSite = 'strict' | 'lax' | 'none'

/**
 * A parsed Set-Cookie line (RFC 6265bis-22, section 5.6). Nothing is decoded, unquoted or dropped. "Effective" values are
 * the ones that section 5.7 uses: the last valid one of each attribute.
 */
export interface SetCookie {
  /** The raw line, as the browser delivered it. */
  readonly line: string
  readonly name: string
  readonly value: string
  readonly attributes: readonly Attribute[]
  /** Octets of name and value together, in UTF-8. */
  readonly size: number
  /** Index in `line` of the first control character except TAB; null when there is none. Browsers ignore a line with one. */
  readonly controlAt: number | null
  /** Effective Expires, ms since the epoch, before any clamping; null when there is none that can be parsed. */
  readonly expires: number | null
  /** Effective Max-Age in seconds (0 or less: expire at once), before any clamping; null when there is none. */
  readonly maxAge: number | null
  /** Effective Domain: one leading dot dropped, lower case; null when there is no such attribute. May be ''. */
  readonly domain: string | null
  /** Effective Path when it starts with '/'; null: the default-path of the URL is used. */
  readonly path: string | null
  readonly secure: boolean
  readonly httpOnly: boolean
  /** null: none given, or a value that is none of the three ("Default" in the standard). */
  readonly sameSite: SameSite | null
  readonly partitioned: boolean
  readonly notes: readonly Note[]
}
