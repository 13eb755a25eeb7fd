const SCHEMEFUL = 'Schemeful'

/**
 * Removes `Schemeful...` reasons that do not apply. CDP uses that name for every cross-site refusal, even between two
 * sites of one scheme (seen in Chromium 156). Where the plain reason applies too, the difference between http and https
 * is not the cause.
 */
export function withoutRedundantSchemeful<Reason extends string>(reasons: readonly Reason[]): Reason[] {
  const all: readonly string[] = reasons
  return reasons.filter((one) => !one.startsWith(SCHEMEFUL) || !all.includes(one.slice(SCHEMEFUL.length)))
}
