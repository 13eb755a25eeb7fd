import type { JarChange } from '../jar/jar-change.ts'
import type { JarCookie } from '../jar/jar-cookie.ts'
import type { Observation } from './observation.ts'
import type { Outcome, Verdict } from './verdict.ts'

/**
 * Holds a prediction against what the jar said. Where the jar can't tell, the prediction stays one: a rejected cookie gives
 * no event, and neither does an identical one set again in Firefox. 'contradicted' is said only of kept against refused;
 * whether something older was replaced or deleted is the jar's to say, and just becomes the outcome.
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

/** The outcome by the jar alone; null when it can't tell. `guess` only decides between what looks alike. */
function observed(guess: Outcome, observation: Observation): Outcome | null {
  const { changes, wouldBe } = observation
  // Firefox's `overwrite` event carries the new value: only what was put in tells the value.
  const put = changes.findIndex((change) => !change.removed && isOurs(change.cookie, wouldBe))
  if (put >= 0) return replaces(changes[put - 1], observation) ? 'replaced' : 'stored'
  if (expiresAtOnce(guess, wouldBe)) return goneBy(observation)
  return keptBy(observation)
}

function isOurs(cookie: JarCookie, wouldBe: JarCookie | undefined): boolean {
  return wouldBe === undefined || cookie.value === wouldBe.value
}

function replaces(previous: JarChange | undefined, { before }: Observation): boolean {
  if (previous?.removed === true) return previous.cause === 'overwrite'
  return previous !== undefined || (before !== undefined && before !== null)
}

/** Whether the line was one that deletes. */
function expiresAtOnce(guess: Outcome, wouldBe: JarCookie | undefined): boolean {
  if (guess === 'deleted' || guess === 'ignored') return true
  // No browser keeps a date of 1970 for a living cookie; a clock is not at hand here.
  return wouldBe?.expirationDate === 0
}

/** A deleting line: was something there, and is it gone? */
function goneBy({ changes, after, before }: Observation): Outcome | null {
  if (changes.some((change) => change.removed && change.cause !== 'overwrite' && change.cause !== 'evicted'))
    return 'deleted'
  if (changes.length > 0 || after === undefined) return null
  if (after !== null) return 'blocked'
  return before === undefined ? null : before === null ? 'ignored' : 'deleted'
}

/** A line that would be kept, of which no event speaks. */
function keptBy({ changes, after, before, wouldBe }: Observation): Outcome | null {
  // Others moved the cookie meanwhile: an identical re-set of ours in Firefox may hide before their events.
  if (changes.some((change) => !change.removed)) return before?.value === wouldBe?.value ? null : 'blocked'
  if (after === undefined) return null
  if (after === null) return 'blocked'
  if (wouldBe === undefined) return null
  if (after.value !== wouldBe.value) return 'blocked'
  // The value is there and nothing moved: kept without an event (Firefox), or refused and already there.
  return null
}
