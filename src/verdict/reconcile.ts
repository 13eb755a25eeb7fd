import type { JarChange } from '../jar/jar-change.ts'
import type { JarCookie } from '../jar/jar-cookie.ts'
import type { Observation } from './observation.ts'
import type { Outcome, Verdict } from './verdict.ts'

/**
 * Compares a prediction with what the jar showed. Where the jar can't tell, the prediction stays 'predicted': a refused
 * cookie fires no event, and neither does an identical one set again in Firefox. 'contradicted' means kept against refused
 * only; whether an older cookie was replaced or deleted is taken from the jar.
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

/** The outcome by the jar alone; null when it can't tell. `guess` only decides between outcomes that look alike. */
function observed(guess: Outcome, observation: Observation): Outcome | null {
  const { changes, expectedCookie } = observation
  // Firefox's `overwrite` event has the new value: only the event that adds the cookie shows whose it is.
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

/** Whether the line deletes. */
function isDeletion(guess: Outcome, expectedCookie: JarCookie | undefined): boolean {
  if (guess === 'deleted' || guess === 'ignored') return true
  // Max-Age=0 or less. There is no clock here, and no browser keeps a cookie that expires in 1970.
  return expectedCookie?.expirationDate === 0
}

/** For a line that deletes: was a cookie there, and is it gone? */
function goneBy({ changes, after, before }: Observation): Outcome | null {
  if (changes.some((change) => change.removed && change.cause !== 'overwrite' && change.cause !== 'evicted'))
    return 'deleted'
  if (changes.length > 0 || after === undefined) return null
  if (after !== null) return 'blocked'
  return before === undefined ? null : before === null ? 'ignored' : 'deleted'
}

/** For a line that would be kept, when no event has its value. */
function keptBy({ changes, after, before, expectedCookie }: Observation): Outcome | null {
  // Others changed the cookie meanwhile. In Firefox an identical cookie set again fires no event, and may come before theirs.
  if (changes.some((change) => !change.removed)) return before?.value === expectedCookie?.value ? null : 'blocked'
  if (after === undefined) return null
  if (after === null) return 'blocked'
  if (expectedCookie === undefined) return null
  if (after.value !== expectedCookie.value) return 'blocked'
  // The value is there and nothing changed: kept without an event (Firefox), or refused and there before.
  return null
}
