/** Facts that a verdict may lack. Closed list; each has a text `fact_*` in `_locales`. */
export const MISSING_FACTS = [
  'initiator',
  'top-level-site',
  'third-party-policy',
  'jar',
  'public-suffix',
  // The age of a cookie decides whether Chromium sends it with a cross-site POST.
  'creation-time',
] as const
export type MissingFact = (typeof MISSING_FACTS)[number]
