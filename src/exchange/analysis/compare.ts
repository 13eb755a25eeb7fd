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
  /** null: it was not there. */
  readonly before: CookieMoment | null
  readonly after: CookieMoment | null
  /** Where the two values differ; null when there is one only, or they are the same and the attributes are not. */
  readonly difference: TextDifference | null
}

/** A cookie at a moment, and what made it so as far as the log knows: the line of an exchange, or a change of the jar. */
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
  /** Something happened to it between the two moments. */
  moved: boolean
}

/**
 * What came, went and changed between two moments, as far as the log tells: by everything it holds up to the later one.
 * Cookies that nothing happened to in between are not in it.
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

/** Chromium does not say which store a response belongs to: what one event leaves open another may tell. */
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
