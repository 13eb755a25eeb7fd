import type { JarChange } from '../jar/jar-change.ts'
import type { JarCookie } from '../jar/jar-cookie.ts'
import type { Observation } from './observation.ts'
import type { Outcome, Verdict } from './verdict.ts'

/**
 * Compares a prediction with the jar. Where the jar does not show the outcome, the prediction stays 'predicted': a
 * refused cookie fires no event, nor does an identical one that is set again in Firefox. 'contradicted' only means that a
 * cookie was kept instead of refused, or the reverse; whether an older cookie was replaced or deleted is taken from the
 * jar.
 */
export function reconcile(predicted: Verdict, observation: Observation): Verdict {
  const outcome = observed(predicted.outcome, observation)
  if (outcome === null) return predicted
  const { missing: _, predicted: __, ...rest } = predicted
  if (predicted.outcome === 'unknown' || kind(predicted.outcome) === kind(outcome)) {
    return { ...rest, outcome, certainty: 'observed' }
  }
  return { ...rest, outcome, certainty: 'contradicted', predicted: predicted.outcome }
}

type Kind = 'kept' | 'gone' | 'refused'

function kind(outcome: Outcome): Kind {
  switch (outcome) {
    case 'stored':
    case 'replaced':
      return 'kept'
    case 'deleted':
    case 'ignored':
      return 'gone'
    case 'blocked':
    case 'unknown':
      return 'refused'
  }
}

/**
 * Derives the outcome from the jar alone; null when it does not show it. `guess` only decides between outcomes that look
 * alike.
 */
function observed(guess: Outcome, observation: Observation): Outcome | null {
  const { changes, expectedCookie } = observation
  // Firefox's `overwrite` event has the new value, so only the event that adds the cookie shows that it is this line's.
  const added = changes.findIndex((change) => !change.removed && isOurs(change.cookie, expectedCookie))
  if (added >= 0) return replaces(changes[added - 1], observation) ? 'replaced' : 'stored'
  if (isDeletion(guess, expectedCookie)) return goneBy(observation)
  return keptBy(observation)
}

function isOurs(cookie: JarCookie, expectedCookie: JarCookie | undefined): boolean {
  return expectedCookie === undefined || cookie.value === expectedCookie.value
}

function replaces(previous: JarChange | undefined, { before }: Observation): boolean {
  if (previous?.removed === true) return previous.cause === 'overwrite'
  return previous !== undefined || (before !== undefined && before !== null)
}

/** Returns whether the line deletes a cookie. */
function isDeletion(guess: Outcome, expectedCookie: JarCookie | undefined): boolean {
  if (guess === 'deleted' || guess === 'ignored') return true
  // Max-Age=0 or less gives this date. No clock is needed, because browsers keep no cookie that expires in 1970.
  return expectedCookie?.expirationDate === 0
}

/** For a line that deletes: finds whether a cookie existed and is gone. */
function goneBy({ changes, after, before }: Observation): Outcome | null {
  if (changes.some((change) => change.removed && change.cause !== 'overwrite' && change.cause !== 'evicted'))
    return 'deleted'
  if (changes.length > 0 || after === undefined) return null
  if (after !== null) return 'blocked'
  return before === undefined ? null : before === null ? 'ignored' : 'deleted'
}

/** For a line that stores: finds whether it was kept when no event has its value. */
function keptBy({ changes, after, before, expectedCookie }: Observation): Outcome | null {
  // Others changed the cookie meanwhile. In Firefox an identical cookie that is set again fires no event, and may have
  // been set before their change.
  if (changes.some((change) => !change.removed)) return before?.value === expectedCookie?.value ? null : 'blocked'
  if (after === undefined) return null
  if (after === null) return 'blocked'
  if (expectedCookie === undefined) return null
  if (after.value !== expectedCookie.value) return 'blocked'
  // The value is there and nothing changed: it was either kept without an event (Firefox), or refused and there before.
  return null
}
