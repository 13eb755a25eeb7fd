import { type CookieBlockedReason, type Remedy, sendRefusal } from './refusals.ts'
import { withoutRedundantSchemeful } from './without-redundant-schemeful.ts'

/** What to change so that the cookie leaves: each remedy once, in the order of the reasons. All of them are needed. */
export function remediesOf(reasons: readonly CookieBlockedReason[]): Remedy[] {
  const remedies = withoutRedundantSchemeful(reasons).flatMap((reason) => sendRefusal(reason).remedy ?? [])
  return [...new Set(remedies)]
}
