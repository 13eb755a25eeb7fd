import type { Note } from './note.ts'

/** One attribute of a Set-Cookie line as it was written: unknown and repeated ones too; `value` is null when there was no `=`. */
export interface Attribute {
  readonly name: string
  readonly value: string | null
}

export type SameSite = 'strict' | 'lax' | 'none'

/**
 * A Set-Cookie line, parsed (RFC 6265bis-22, section 5.6). Nothing is decoded, unquoted or dropped.
 * The effective values are those that section 5.7 takes into account: the last valid one of each attribute.
 */
export interface SetCookie {
  /** The raw line, as the browser handed it over. */
  readonly line: string
  readonly name: string
  readonly value: string
  readonly attributes: readonly Attribute[]
  /** Octets of name and value together, in UTF-8. */
  readonly size: number
  /** Index in `line` of the first control character that is not a TAB; null when there is none. It makes a browser ignore the whole line. */
  readonly controlAt: number | null
  /** Effective Expires, ms since the epoch, before any clamping; null when there is none that can be read. */
  readonly expires: number | null
  /** Effective Max-Age in seconds (0 or less: expire at once), before any clamping; null when there is none. */
  readonly maxAge: number | null
  /** Effective Domain: one leading dot dropped, lower case; null when there is no such attribute. May be ''. */
  readonly domain: string | null
  /** Effective Path when it starts with '/'; null stands for the default-path of the URL. */
  readonly path: string | null
  readonly secure: boolean
  readonly httpOnly: boolean
  /** null: none given, or a value that is none of the three ("Default" in the standard). */
  readonly sameSite: SameSite | null
  readonly partitioned: boolean
  readonly notes: readonly Note[]
}
