/** Parser results that may surprise a reader. Closed list; each has a text `note_*` in `_locales`. */
export const NOTES = [
  'attribute-unknown',
  'attribute-repeated',
  'attribute-too-long',
  'expires-unreadable',
  'max-age-unreadable',
  'max-age-beats-expires',
  'domain-leading-dot',
  'path-not-absolute',
  'samesite-unknown',
  'flag-value-ignored',
  'quotes-kept',
  'no-equals-sign',
  'lifetime-clamped',
  'non-ascii',
] as const

export interface Note {
  readonly code: (typeof NOTES)[number]
  /** Index in `attributes`; null when the note is about the name or value. */
  readonly attribute: number | null
}
