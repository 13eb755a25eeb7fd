/** Facts that a judgement may lack. Closed list. */
export const FACTS = [
  'initiator',
  'top-level-site',
  'third-party-policy',
  'jar',
  'public-suffix',
  /** when the cookie was created: Lax+POST looks at its age */
  'creation-time',
] as const
export type Fact = (typeof FACTS)[number]
