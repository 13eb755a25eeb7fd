import { type CookieBlockedReason, type Remedy, sendRefusal } from './refusals.ts'
import { withoutRedundantSchemeful } from './without-redundant-schemeful.ts'

/** Returns the changes that are needed for the cookie to be sent: each remedy once, in the order of the reasons. */
export function remediesOf(reasons: readonly CookieBlockedReason[]): Remedy[] {
  const remedies = withoutRedundantSchemeful(reasons).flatMap((reason) => sendRefusal(reason).remedy ?? [])
  return [...new Set(remedies)]
}
