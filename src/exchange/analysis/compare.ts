import { keyOfPartial, type PartialCookieKey, sameKey } from '../../cookie/cookie-key.ts'
import type { LoggedChange } from '../../jar/logged-change.ts'
import { type TextDifference, textDifference } from '../../text/text-difference.ts'
import type { Exchange } from '../model/exchange.ts'
import { type CookieEvent, cookieEvents } from './cookie-events.ts'

export interface CompareQuery {
  /** Two moments, ms since the epoch. */
  from: number
  to: number
  /** Only cookies of this site (a registrable domain). */
  site?: string
}

/** A cookie that is not the same at two moments. */
export interface CookieDifference {
  readonly kind: 'came' | 'went' | 'changed'
  readonly place: PartialCookieKey
  /** null: the cookie did not exist. */
  readonly before: CookieMoment | null
  readonly after: CookieMoment | null
  /** Where the two values differ; null when only one exists, or when only the attributes differ. */
  readonly difference: TextDifference | null
}

/**
 * A cookie at one moment and the event that put it in that state, if the log has it: a line of an exchange, or a change
 * of the jar.
 */
export interface CookieMoment {
  readonly value: string
  readonly line: string | null
  readonly seq: number | null
  readonly change: number | null
}

interface Known {
  place: PartialCookieKey
  before: CookieMoment | null
  after: CookieMoment | null
  /** True if an event affected the cookie between the two moments. */
  moved: boolean
}

/**
 * Lists the cookies that were added, removed or changed between two moments, based on everything in the log up to the
 * later one. Cookies without an event in between are left out.
 */
export function compareMoments(
  { from, to, site }: CompareQuery,
  exchanges: Iterable<Exchange>,
  changes: Iterable<LoggedChange>,
): CookieDifference[] {
  const cookies = new Map<string, Known[]>()
  for (const event of cookieEvents(exchanges, changes)) {
    if (event.at > to || !moves(event) || !ofSite(event.place, site)) continue
    const known = knownOf(cookies, event)
    known.after = momentOf(event)
    if (event.at <= from) known.before = known.after
    else known.moved = true
  }
  const differences: CookieDifference[] = []
  for (const { place, before, after, moved } of [...cookies.values()].flat()) {
    if (!moved || (before === null && after === null)) continue
    if (before !== null && after !== null && before.value === after.value && before.line === after.line) continue
    const kind = before === null ? 'came' : after === null ? 'went' : 'changed'
    const both = before !== null && after !== null && before.value !== after.value
    differences.push({
      kind,
      place,
      before,
      after,
      difference: both ? textDifference(before.value, after.value) : null,
    })
  }
  return differences
}

function moves({ outcome }: CookieEvent): boolean {
  return outcome === 'stored' || outcome === 'replaced' || outcome === 'deleted'
}

function momentOf({ value, line, exchange, change }: CookieEvent): CookieMoment | null {
  if (value === null) return null
  return { value, line, seq: exchange?.seq ?? null, change: change?.seq ?? null }
}

function ofSite({ domain }: PartialCookieKey, site: string | undefined): boolean {
  return site === undefined || domain === site || domain.endsWith(`.${site}`)
}

/**
 * Chromium does not say which store a response belongs to, so an event without a store may match one of several known
 * cookies.
 */
function knownOf(cookies: Map<string, Known[]>, event: CookieEvent): Known {
  const { place } = event
  const key = JSON.stringify([place.name, place.domain, place.path])
  const some = cookies.get(key) ?? []
  cookies.set(key, some)
  const wanted = keyOfPartial(place)
  let known = some.find((one) => sameKey(keyOfPartial(one.place), wanted))
  if (known) known.place = { ...known.place, ...place }
  else {
    const unseen = event.old == null ? null : { value: event.old, line: null, seq: null, change: null }
    known = { place, before: unseen, after: null, moved: false }
    some.push(known)
  }
  return known
}
