import type { JarChange } from './jar-change.ts'
import type { JarCookie } from './jar-cookie.ts'
import { jarKey } from './jar-key.ts'
import type { PutBackOutcome } from './put-back.ts'

/** One place of the jar that a rule has taken: whose it is, and what comes back when the rule goes. */
export interface JournalEntry {
  /** The cookie that stood there when the place was taken: which place it is, and what attributes the rule's value gets. */
  readonly cookie: JarCookie
  /** What is put back: the newest that a server, a script or a person set there; null: it was deleted meanwhile. */
  readonly original: JarCookie | null
  /** The rule's value that stands there; null: the place is kept empty. */
  readonly held: string | null
  /** Values that rules held there before: their events may still come. */
  readonly past: readonly string[]
  /** When it was put back, in ms since the epoch; null: the rule is on. A browser writes its jar to disk half a minute late. */
  readonly back: number | null
}

/** By `jarKey`. It is in storage before the jar is touched; everything that is put back is known from it alone. */
export type Journal = ReadonlyMap<string, JournalEntry>

/** What the jar must hold in the place of a cookie. */
export interface WantedHold {
  readonly cookie: JarCookie
  readonly value: string | null
}

/** One change of the jar. A write of a cookie that is there replaces it. */
export interface JarStep {
  readonly kind: 'write' | 'erase'
  readonly cookie: JarCookie
}

const PAST = 5
/** Chromium writes its jar to disk after 30 s. */
const SETTLED = 60_000

/** The cookies of that name as they would be without us, and what is held in their places; the journal's own first. */
export function ownedCookies(
  journal: Journal,
  name: string,
  inJar: readonly JarCookie[],
): { readonly cookie: JarCookie; readonly held: string | null | undefined }[] {
  const taken = (cookie: JarCookie) => journal.get(jarKey(cookie))?.back === null
  const entries = [...journal.values()].filter((entry) => entry.back === null && entry.cookie.name === name)
  return [
    ...entries.map(({ cookie, held }) => ({ cookie, held })),
    ...inJar.filter((cookie) => !taken(cookie)).map((cookie) => ({ cookie, held: undefined })),
  ]
}

/**
 * What is in the place while the rule is on. It ends with the browser's session, so that it can't outlive us by long. Its
 * SameSite is said: one that is not would for two minutes go with form posts from other sites, where it is on the wire.
 */
export function heldCookie({ cookie }: Pick<JournalEntry, 'cookie'>, value: string): JarCookie {
  const { expirationDate: _, ...rest } = cookie
  return { ...rest, value, session: true, sameSite: 'lax' }
}

/**
 * From what is held to what should be.
 * @param jarOf what the jar holds in the place now
 * @returns the journal to store first; the steps to take then; the places to be given back after the rules have changed
 */
export function planHolds(
  journal: Journal,
  wanted: readonly WantedHold[],
  jarOf: (cookie: JarCookie) => JarCookie | null,
): { journal: Journal; steps: JarStep[]; releases: string[] } {
  const next = new Map(journal)
  const steps: JarStep[] = []
  const keys = new Set<string>()
  for (const { cookie, value } of wanted) {
    const key = jarKey(cookie)
    keys.add(key)
    const old = journal.get(key)
    const now = jarOf(cookie)
    let entry: JournalEntry
    if (!old || old.back !== null) {
      entry = { cookie, original: now ?? cookie, held: value, past: pastOf(old, value), back: null }
    } else {
      entry = old.held === value ? old : { ...old, held: value, past: pastOf(old, value) }
      // Somebody has set it, and the event is on its way: it must not be lost when we die before it comes.
      if (now && !isOurs(entry, now.value)) entry = { ...entry, original: now }
    }
    if (entry !== old) next.set(key, entry)
    if (value === null) {
      if (now) steps.push({ kind: 'erase', cookie: now })
    } else if (now?.value !== value) steps.push({ kind: 'write', cookie: heldCookie(entry, value) })
  }
  const releases = [...journal].filter(([key, entry]) => entry.back === null && !keys.has(key)).map(([key]) => key)
  return { journal: next, steps, releases }
}

function pastOf(old: JournalEntry | undefined, value: string | null): string[] {
  const held = old?.held === null || old?.held === undefined ? [] : [old.held]
  return [...held, ...(old?.past ?? [])].filter((one) => one !== value).slice(0, PAST)
}

/** How to give a place back, by what stands in it now. */
export function planRelease(
  entry: JournalEntry,
  now: JarCookie | null,
  at: number,
): { step: JarStep | null; outcome: PutBackOutcome } {
  const { original, held } = entry
  // What somebody else has set there since is theirs.
  if (now && !isOurs(entry, now.value)) return { step: null, outcome: 'left' }
  const gone: JarStep | null = now ? { kind: 'erase', cookie: now } : null
  if (original === null) return { step: gone, outcome: 'deleted' }
  if (isExpired(original, at)) return { step: gone, outcome: 'left' }
  // The rule's value should be there. It was deleted, and the event is on its way.
  if (held !== null && !now) return { step: null, outcome: 'deleted' }
  return { step: { kind: 'write', cookie: original }, outcome: 'put-back' }
}

/** A place has been given back. It is remembered until the jar is surely on disk. */
export function released(journal: Journal, key: string, outcome: PutBackOutcome, at: number): Journal {
  const entry = journal.get(key)
  if (!entry) return journal
  const next = new Map(journal)
  if (outcome === 'put-back') next.set(key, { ...entry, back: at })
  else next.delete(key)
  return next
}

/** Without what was put back long enough ago to be on disk. */
export function settled(journal: Journal, at: number): Journal {
  const left = [...journal].filter(([, { back }]) => back === null || at - back < SETTLED)
  return left.length === journal.size ? journal : new Map(left)
}

/** The moment after which `settled` has nothing left to do, in ms since the epoch; null: it has nothing now. */
export function settlesAt(journal: Journal): number | null {
  const moments = [...journal.values()].flatMap(({ back }) => (back === null ? [] : [back + SETTLED]))
  return moments.length === 0 ? null : Math.max(...moments)
}

/** What somebody did to the jar, as the journal sees it. */
export interface Noted {
  readonly journal: Journal
  /** Whether the jar must be looked at again: it is not what the rules say any more. */
  readonly disturbed: boolean
  /** Whether the change was our own. */
  readonly own: boolean
}

/**
 * Takes in one `cookies.onChanged`. What others set is what will be put back; what they delete stays deleted.
 * @param watched whether a rule in force keeps cookies like this one out of the jar
 */
export function noteChange(journal: Journal, change: JarChange, watched: (cookie: JarCookie) => boolean): Noted {
  const { cookie, removed, cause } = change
  const key = jarKey(cookie)
  const entry = journal.get(key)
  // The half that tells of the new value follows.
  if (removed && cause === 'overwrite') return { journal, disturbed: false, own: false }
  if (entry && entry.back === null) {
    if (!removed && isOurs(entry, cookie.value)) return { journal, disturbed: false, own: true }
    if (!removed) return { journal: with_(journal, key, { ...entry, original: cookie }), disturbed: true, own: false }
    // The jar was full. That is nobody's wish: what is to come back comes back.
    if (cause === 'evicted') return { journal, disturbed: true, own: false }
    // A place that is kept empty is emptied by us, or by the lines that guard it.
    if (entry.held === null) return { journal, disturbed: false, own: true }
    return { journal: with_(journal, key, { ...entry, original: null }), disturbed: true, own: false }
  }
  if (entry) {
    const ours = !removed && (isOurs(entry, cookie.value) || isSame(cookie, entry.original))
    if (ours) return { journal, disturbed: false, own: true }
  }
  if (removed || !watched(cookie)) return { journal: without(journal, key), disturbed: true, own: false }
  const taken: JournalEntry = { cookie, original: cookie, held: null, past: pastOf(entry, null), back: null }
  return { journal: with_(journal, key, taken), disturbed: true, own: false }
}

/** A server was seen to delete a cookie whose place is kept empty: the jar tells nothing of it. */
export function noteDeletion(journal: Journal, cookie: JarCookie): Journal {
  const found = [...journal].find(
    ([, entry]) =>
      entry.back === null &&
      entry.held === null &&
      jarKey({ ...entry.cookie, storeId: cookie.storeId === '' ? '' : entry.cookie.storeId }) === jarKey(cookie),
  )
  return found ? with_(journal, found[0], { ...found[1], original: null }) : journal
}

/**
 * The journal of an earlier life, by what the jar holds now. After a break of the browser's session nothing is held any
 * more: all is put back, and rules that go on take their places anew.
 * @param sameSession whether the browser has run without a break since
 * @param sees whether the cookie's place can be looked at: the permission for its host may be gone
 * @returns the steps to take, and the journal to store after them
 */
export function recover(
  journal: Journal,
  jarOf: (cookie: JarCookie) => JarCookie | null,
  { sameSession, at, sees }: { sameSession: boolean; at: number; sees: (cookie: JarCookie) => boolean },
): { journal: Journal; steps: JarStep[] } {
  const next = new Map<string, JournalEntry>()
  const steps: JarStep[] = []
  for (const [key, entry] of journal) {
    const now = jarOf(entry.cookie)
    const foreign = now !== null && !isOurs(entry, now.value)
    // The rule's value is a cookie of the session: where it still stands, the jar has kept the session's cookies, and it is
    // only us who were away (an update), or the browser restores its sessions.
    const jarWentOn = sameSession || (entry.back === null && now?.session === true && !foreign)
    const original = survivor(entry, jarWentOn, at)
    if (!sees(entry.cookie)) {
      // The rule's value went with the session; the place is empty until we may look.
      next.set(key, sameSession ? entry : { ...entry, original, held: null, past: pastOf(entry, null) })
    } else if (sameSession) {
      if (entry.back !== null) next.set(key, entry)
      else if (foreign) next.set(key, { ...entry, original: now })
      else next.set(key, { ...entry, original: !now && entry.held !== null ? null : original })
    } else if (foreign || (entry.back !== null && now)) {
      // What stands there is newer than what we know, or is what was put back.
    } else if (original) {
      steps.push({ kind: 'write', cookie: original })
      next.set(key, { ...entry, original, back: at })
    } else if (now) steps.push({ kind: 'erase', cookie: now })
  }
  return { journal: next, steps }
}

/** What of the original there would be now: a session cookie ends with the browser's session. */
function survivor({ original }: JournalEntry, jarWentOn: boolean, at: number): JarCookie | null {
  if (original === null || isExpired(original, at)) return null
  return jarWentOn || !original.session ? original : null
}

function isOurs({ held, past }: JournalEntry, value: string): boolean {
  return value === held || past.includes(value)
}

function isSame(one: JarCookie, other: JarCookie | null): boolean {
  return (
    other !== null &&
    one.value === other.value &&
    one.session === other.session &&
    one.secure === other.secure &&
    one.httpOnly === other.httpOnly &&
    one.sameSite === other.sameSite &&
    // A browser may round it.
    Math.abs((one.expirationDate ?? 0) - (other.expirationDate ?? 0)) < 1
  )
}

function isExpired({ expirationDate }: JarCookie, at: number): boolean {
  return expirationDate !== undefined && expirationDate * 1000 <= at
}

function with_(journal: Journal, key: string, entry: JournalEntry): Journal {
  return new Map(journal).set(key, entry)
}

function without(journal: Journal, key: string): Journal {
  if (!journal.has(key)) return journal
  const next = new Map(journal)
  next.delete(key)
  return next
}
