import { cookieKeyText, isExpired, sameContent } from '../cookie/cookie-key.ts'
import type { JarChange } from './jar-change.ts'
import type { JarCookie } from './jar-cookie.ts'
import type { RestoreOutcome } from './restored-cookie.ts'

/** A cookie of the jar that a rule displaces: the original to restore, and the rule's override. */
export interface DisplacedCookie {
  /** The cookie as the rule found it. Its key identifies the displaced cookie; its attributes are those of the override. */
  readonly cookie: JarCookie
  /**
   * The cookie that a restore writes: the newest one that a server, a script or a person has set; null: it was deleted
   * meanwhile.
   */
  readonly original: JarCookie | null
  /** The rule's value, which the jar holds instead; null: the cookie is suppressed, so the jar holds nothing. */
  readonly override: string | null
  /** Overrides before this one, newest first: their `cookies.onChanged` events may still arrive. */
  readonly earlierOverrides: readonly string[]
  /** When the original was restored, milliseconds since the epoch; null: the rule is on. */
  readonly restoredAt: number | null
}

/**
 * Displaced cookies by `cookieKeyText`. They are stored before the jar is changed, so that they suffice to restore every
 * original if the background is killed at any point.
 */
export type DisplacedCookies = ReadonlyMap<string, DisplacedCookie>

/** What the jar must hold instead of a cookie: a value (override it) or null (suppress it). */
export interface WantedOverride {
  readonly cookie: JarCookie
  readonly value: string | null
}

/** One change of the jar. Writing a cookie replaces the one with the same key. */
export interface JarStep {
  readonly kind: 'write' | 'erase'
  readonly cookie: JarCookie
}

const MAX_EARLIER_OVERRIDES = 5
/** Chromium writes its jar to disk 30 s late (`SQLitePersistentCookieStore`): a crash within that time undoes a restore. */
const ON_DISK_AFTER_MS = 60_000

/**
 * Returns every cookie of a name as it would be without rules, with the rule's value that is in the jar now (`held`;
 * undefined: none). Displaced cookies come first.
 */
export function cookiesWithOverrides(
  displaced: DisplacedCookies,
  name: string,
  inJar: readonly JarCookie[],
): { readonly cookie: JarCookie; readonly held: string | null | undefined }[] {
  const isDisplaced = (cookie: JarCookie) => displaced.get(cookieKeyText(cookie))?.restoredAt === null
  const entries = [...displaced.values()].filter((entry) => entry.restoredAt === null && entry.cookie.name === name)
  return [
    ...entries.map(({ cookie, override }) => ({ cookie, held: override })),
    ...inJar.filter((cookie) => !isDisplaced(cookie)).map((cookie) => ({ cookie, held: undefined })),
  ]
}

/**
 * Builds the cookie that holds a rule's value in the jar. It is a session cookie, so that it ends with the browser if the
 * extension can't remove it. SameSite is explicit: Chromium sends a cookie without it with cross-site POST requests for
 * two minutes (Lax+POST), and those requests carry the rule's value on the wire already.
 */
export function overridingCookie({ cookie }: Pick<DisplacedCookie, 'cookie'>, value: string): JarCookie {
  const { expirationDate: _, ...rest } = cookie
  return { ...rest, value, session: true, sameSite: 'lax' }
}

/**
 * Plans the steps from the cookies that are displaced now to those that should be.
 * @param jarOf returns the jar's cookie with the same key
 * @returns `displaced`: store this first; `steps`: then take these; `restores`: keys to restore once the rules have changed
 */
export function planOverrides(
  displaced: DisplacedCookies,
  wanted: readonly WantedOverride[],
  jarOf: (cookie: JarCookie) => JarCookie | null,
): { displaced: DisplacedCookies; steps: JarStep[]; restores: string[] } {
  const next = new Map(displaced)
  const steps: JarStep[] = []
  const keys = new Set<string>()
  for (const { cookie, value } of wanted) {
    const key = cookieKeyText(cookie)
    keys.add(key)
    const old = displaced.get(key)
    const now = jarOf(cookie)
    let entry: DisplacedCookie
    if (!old || old.restoredAt !== null) {
      const earlierOverrides = earlierOverridesOf(old, value)
      entry = { cookie, original: now ?? cookie, override: value, earlierOverrides, restoredAt: null }
    } else {
      entry =
        old.override === value ? old : { ...old, override: value, earlierOverrides: earlierOverridesOf(old, value) }
      // Another party has set the cookie and its event has not arrived. Recorded now, the value is not lost if the
      // background is killed first.
      if (now && !isOurs(entry, now.value)) entry = { ...entry, original: now }
    }
    if (entry !== old) next.set(key, entry)
    if (value === null) {
      if (now) steps.push({ kind: 'erase', cookie: now })
    } else if (now?.value !== value) steps.push({ kind: 'write', cookie: overridingCookie(entry, value) })
  }
  const restores = [...displaced]
    .filter(([key, entry]) => entry.restoredAt === null && !keys.has(key))
    .map(([key]) => key)
  return { displaced: next, steps, restores }
}

function earlierOverridesOf(old: DisplacedCookie | undefined, value: string | null): string[] {
  const last = old?.override === null || old?.override === undefined ? [] : [old.override]
  return [...last, ...(old?.earlierOverrides ?? [])].filter((one) => one !== value).slice(0, MAX_EARLIER_OVERRIDES)
}

/**
 * Plans how to restore one displaced cookie.
 * @param now the jar's cookie with the same key
 */
export function planRestore(
  entry: DisplacedCookie,
  now: JarCookie | null,
  at: number,
): { step: JarStep | null; outcome: RestoreOutcome } {
  const { original, override } = entry
  // Another party has set this cookie since, so it stays.
  if (now && !isOurs(entry, now.value)) return { step: null, outcome: 'left' }
  const removal: JarStep | null = now ? { kind: 'erase', cookie: now } : null
  if (original === null) return { step: removal, outcome: 'deleted' }
  if (isExpired(original, at)) return { step: removal, outcome: 'left' }
  // The jar should hold the override, so someone has deleted it and the event has not arrived.
  if (override !== null && !now) return { step: null, outcome: 'deleted' }
  return { step: { kind: 'write', cookie: original }, outcome: 'put-back' }
}

/** Records that a cookie was restored. Its entry stays until the browser must have written the jar to disk. */
export function markRestored(
  displaced: DisplacedCookies,
  key: string,
  outcome: RestoreOutcome,
  at: number,
): DisplacedCookies {
  const entry = displaced.get(key)
  if (!entry) return displaced
  const next = new Map(displaced)
  if (outcome === 'put-back') next.set(key, { ...entry, restoredAt: at })
  else next.delete(key)
  return next
}

/** Removes the cookies that were restored long enough ago to be on disk. */
export function withoutSettled(displaced: DisplacedCookies, at: number): DisplacedCookies {
  const left = [...displaced].filter(([, { restoredAt }]) => restoredAt === null || at - restoredAt < ON_DISK_AFTER_MS)
  return left.length === displaced.size ? displaced : new Map(left)
}

/**
 * Returns the time when the last restored cookie must be on disk, milliseconds since the epoch; null: no restored cookie
 * is left.
 */
export function settlesAt(displaced: DisplacedCookies): number | null {
  const moments = [...displaced.values()].flatMap(({ restoredAt }) =>
    restoredAt === null ? [] : [restoredAt + ON_DISK_AFTER_MS],
  )
  return moments.length === 0 ? null : Math.max(...moments)
}

/** The displaced cookies after a change of the jar. */
export interface NotedChange {
  readonly displaced: DisplacedCookies
  /** True if the jar no longer holds what the rules require, so they must be planned again. */
  readonly disturbed: boolean
  /** True if the extension made the change itself. */
  readonly own: boolean
}

/**
 * Processes one `cookies.onChanged` event. If another party sets a cookie, that becomes the one to restore; if they
 * delete it, it stays deleted.
 * @param isSuppressed tells whether an active rule keeps cookies like this one out of the jar
 */
export function noteChange(
  displaced: DisplacedCookies,
  change: JarChange,
  isSuppressed: (cookie: JarCookie) => boolean,
): NotedChange {
  const { cookie, removed, cause } = change
  const key = cookieKeyText(cookie)
  const entry = displaced.get(key)
  // An overwrite is two events. The second one carries the new value.
  if (removed && cause === 'overwrite') return { displaced, disturbed: false, own: false }
  if (entry && entry.restoredAt === null) {
    if (!removed && isOurs(entry, cookie.value)) return { displaced, disturbed: false, own: true }
    if (!removed) {
      return { displaced: withEntry(displaced, key, { ...entry, original: cookie }), disturbed: true, own: false }
    }
    // Evicted because the jar was full. Nobody wanted it gone, so the original must still be restored.
    if (cause === 'evicted') return { displaced, disturbed: true, own: false }
    // We remove suppressed cookies ourselves, or the declarativeNetRequest rules that strip their Set-Cookie lines do.
    if (entry.override === null) return { displaced, disturbed: false, own: true }
    return { displaced: withEntry(displaced, key, { ...entry, original: null }), disturbed: true, own: false }
  }
  if (entry) {
    const own =
      !removed && (isOurs(entry, cookie.value) || (entry.original !== null && sameContent(cookie, entry.original)))
    if (own) return { displaced, disturbed: false, own: true }
  }
  if (removed || !isSuppressed(cookie)) return { displaced: without(displaced, key), disturbed: true, own: false }
  const earlierOverrides = earlierOverridesOf(entry, null)
  const added: DisplacedCookie = { cookie, original: cookie, override: null, earlierOverrides, restoredAt: null }
  return { displaced: withEntry(displaced, key, added), disturbed: true, own: false }
}

/** Records that a server deletes a suppressed cookie. The jar does not hold it, so `cookies.onChanged` does not fire. */
export function noteDeletion(displaced: DisplacedCookies, cookie: JarCookie): DisplacedCookies {
  const found = [...displaced].find(
    ([, entry]) =>
      entry.restoredAt === null &&
      entry.override === null &&
      cookieKeyText({ ...entry.cookie, storeId: cookie.storeId === '' ? '' : entry.cookie.storeId }) ===
        cookieKeyText(cookie),
  )
  return found ? withEntry(displaced, found[0], { ...found[1], original: null }) : displaced
}

/**
 * Decides, when the background starts, what to do with the cookies that an earlier run displaced. In a new browser
 * session every original is restored; rules that are still on displace them again.
 * @param sameSession true if this is still the session in which they were stored
 * @param sees returns whether the cookie's host may be accessed: its permission may have been revoked
 * @returns the steps to take, and the cookies to store after them
 */
export function recover(
  displaced: DisplacedCookies,
  jarOf: (cookie: JarCookie) => JarCookie | null,
  { sameSession, at, sees }: { sameSession: boolean; at: number; sees: (cookie: JarCookie) => boolean },
): { displaced: DisplacedCookies; steps: JarStep[] } {
  const next = new Map<string, DisplacedCookie>()
  const steps: JarStep[] = []
  for (const [key, entry] of displaced) {
    const now = jarOf(entry.cookie)
    const foreign = now !== null && !isOurs(entry, now.value)
    // An override is a session cookie. If the jar still holds it, session cookies have survived: either only the
    // extension was restarted (an update), or the browser restores its session.
    const jarWentOn = sameSession || (entry.restoredAt === null && now?.session === true && !foreign)
    const original = survivor(entry, jarWentOn, at)
    if (!sees(entry.cookie)) {
      // The override ended with the session. Until its host may be accessed again, the cookie counts as suppressed.
      const suppressed = { ...entry, original, override: null, earlierOverrides: earlierOverridesOf(entry, null) }
      next.set(key, sameSession ? entry : suppressed)
    } else if (sameSession) {
      if (entry.restoredAt !== null) next.set(key, entry)
      else if (foreign) next.set(key, { ...entry, original: now })
      else next.set(key, { ...entry, original: !now && entry.override !== null ? null : original })
    } else if (foreign || (entry.restoredAt !== null && now)) {
      // The jar holds a newer cookie than the stored original, or the restored one.
    } else if (original) {
      steps.push({ kind: 'write', cookie: original })
      next.set(key, { ...entry, original, restoredAt: at })
    } else if (now) steps.push({ kind: 'erase', cookie: now })
  }
  return { displaced: next, steps }
}

/** Returns the original if it would still exist: a session cookie ends with the browser session. */
function survivor({ original }: DisplacedCookie, jarWentOn: boolean, at: number): JarCookie | null {
  if (original === null || isExpired(original, at)) return null
  return jarWentOn || !original.session ? original : null
}

function isOurs({ override, earlierOverrides }: DisplacedCookie, value: string): boolean {
  return value === override || earlierOverrides.includes(value)
}

function withEntry(displaced: DisplacedCookies, key: string, entry: DisplacedCookie): DisplacedCookies {
  return new Map(displaced).set(key, entry)
}

function without(displaced: DisplacedCookies, key: string): DisplacedCookies {
  if (!displaced.has(key)) return displaced
  const next = new Map(displaced)
  next.delete(key)
  return next
}
