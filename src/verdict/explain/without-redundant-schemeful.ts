const SCHEMEFUL = 'Schemeful'

/**
 * The reasons that a person is told, of a line or of a request. CDP calls every cross-site refusal schemeful, also between two sites of one scheme
 * (seen in Chromium 156): where the plain reason stands too, that http and https differ is not why.
 */
export function tellable<Reason extends string>(reasons: readonly Reason[]): Reason[] {
  const all: readonly string[] = reasons
  return reasons.filter((one) => !one.startsWith(SCHEMEFUL) || !all.includes(one.slice(SCHEMEFUL.length)))
}
