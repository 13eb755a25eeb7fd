import type { SetCookieBlockedReason } from './reasons.ts'

const SCHEMEFUL = 'Schemeful'

/**
 * The reasons that a person is told. CDP calls every cross-site refusal schemeful, also between two sites of one scheme
 * (seen in Chromium 156): where the plain reason stands too, that http and https differ is not why.
 */
export function tellable(reasons: readonly SetCookieBlockedReason[]): SetCookieBlockedReason[] {
  const all: readonly string[] = reasons
  return reasons.filter((one) => !one.startsWith(SCHEMEFUL) || !all.includes(one.slice(SCHEMEFUL.length)))
}
