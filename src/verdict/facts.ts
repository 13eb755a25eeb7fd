/** Facts that a judgement may lack. Closed list. */
export const FACTS = ['initiator', 'top-level-site', 'third-party-policy', 'jar', 'public-suffix'] as const
export type Fact = (typeof FACTS)[number]
