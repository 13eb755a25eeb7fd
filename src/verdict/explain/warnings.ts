/** Stored, but worth a look. Closed list; sentences live in `_locales`. */
export const WARNINGS = [
  'no-samesite',
  'shadows-another',
  'not-secure-on-https',
  'readable-by-scripts',
  'session-lives-long',
  'lifetime-clamped',
  'non-ascii',
  'name-differs-in-case',
  'dbsc',
] as const
export type Warning = (typeof WARNINGS)[number]
