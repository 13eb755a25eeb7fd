import type { CookieField } from '../../jar/jar-cookie.ts'
import { bis, type Section } from './section.ts'

/** A part of a Set-Cookie line to highlight: its name, its value, or an attribute (in lower case). */
type LinePart = 'name' | 'value' | 'domain' | 'path' | 'secure' | 'samesite'

/** Facts about a reason why a Set-Cookie line was not stored. */
interface SetRefusal {
  /** null: the rule is the browser's own and in no standard. */
  readonly section: Section | null
  /** The parts of the line that caused it; empty when the line is not the cause. */
  readonly line: readonly LinePart[]
  /** The field at which the cookie form shows it. */
  readonly field: CookieField
}

/** Facts about a reason why a stored cookie was not sent. */
interface SendRefusal {
  readonly section: Section | null
  /**
   * The change that would make the browser send the cookie (texts: `makeleave_*` in `_locales`); null: nothing that the
   * user could change.
   */
  readonly remedy: string | null
}

type Refusal =
  | { readonly set: SetRefusal; readonly send?: never }
  | { readonly set?: never; readonly send: SendRefusal }
  | { readonly set: SetRefusal; readonly send: SendRefusal }

/**
 * One entry per reason, with everything except its texts, which are in `_locales` (`reason_*` and `remedy_*` when a line
 * is refused, `unsent_*` when a cookie is not sent). An entry that lacks a field does not compile, and the interface does
 * not compile while a reason lacks texts. The names are those of CDP's Network.SetCookieBlockedReason and
 * Network.CookieBlockedReason (devtools-protocol r1684464), `set` and `send` here, in CDP's order. `Expired`,
 * `PartitionMismatch` and `StoreMismatch` are our own: CDP does not report those cookies.
 */
const REFUSALS = {
  SecureOnly: {
    set: { section: bis('5.7', '13'), line: ['secure'], field: 'secure' },
    send: { section: bis('5.8.3', '1'), remedy: 'use-https' },
  },
  NotOnPath: { send: { section: bis('5.8.3', '1'), remedy: 'widen-path' } },
  DomainMismatch: { send: { section: bis('5.8.3', '1'), remedy: 'widen-domain' } },
  SameSiteStrict: {
    set: { section: bis('5.7', '18'), line: ['samesite'], field: 'sameSite' },
    // Lax suffices for following a link from another site.
    send: { section: bis('5.8.3', '1'), remedy: 'samesite-lax' },
  },
  SameSiteLax: {
    set: { section: bis('5.7', '18'), line: ['samesite'], field: 'sameSite' },
    send: { section: bis('5.8.3', '1'), remedy: 'samesite-none' },
  },
  SameSiteUnspecifiedTreatedAsLax: {
    set: { section: bis('5.7', '18'), line: ['samesite'], field: 'sameSite' },
    send: { section: bis('5.8.3', '1'), remedy: 'samesite-none' },
  },
  SameSiteNoneInsecure: {
    set: { section: bis('5.7', '19'), line: ['samesite'], field: 'sameSite' },
    send: { section: bis('5.7', '19'), remedy: 'add-secure' },
  },
  UserPreferences: {
    set: { section: bis('5.7', '1'), line: [], field: 'domain' },
    send: { section: bis('7.1'), remedy: 'allow-third-party' },
  },
  ThirdPartyPhaseout: {
    set: { section: bis('7.1'), line: [], field: 'domain' },
    send: { section: bis('7.1'), remedy: 'allow-third-party' },
  },
  ThirdPartyBlockedInFirstPartySet: {
    set: { section: bis('7.1'), line: [], field: 'domain' },
    send: { section: bis('7.1'), remedy: 'allow-third-party' },
  },
  SyntaxError: { set: { section: bis('5.6'), line: ['name', 'value'], field: 'name' } },
  SchemeNotSupported: { set: { section: null, line: [], field: 'domain' } },
  OverwriteSecure: { set: { section: bis('5.7', '16'), line: ['name'], field: 'secure' } },
  InvalidDomain: { set: { section: bis('5.7', '8-10'), line: ['domain'], field: 'domain' } },
  InvalidPrefix: { set: { section: bis('5.7', '20-22'), line: ['name', 'domain', 'path'], field: 'name' } },
  UnknownError: {
    set: { section: null, line: [], field: 'name' },
    send: { section: null, remedy: null },
  },
  SchemefulSameSiteStrict: {
    set: { section: bis('5.2'), line: ['samesite'], field: 'sameSite' },
    send: { section: bis('5.2'), remedy: 'one-scheme' },
  },
  SchemefulSameSiteLax: {
    set: { section: bis('5.2'), line: ['samesite'], field: 'sameSite' },
    send: { section: bis('5.2'), remedy: 'one-scheme' },
  },
  SchemefulSameSiteUnspecifiedTreatedAsLax: {
    set: { section: bis('5.2'), line: ['samesite'], field: 'sameSite' },
    send: { section: bis('5.2'), remedy: 'one-scheme' },
  },
  NameValuePairExceedsMaxSize: {
    set: { section: bis('5.7', '4'), line: ['name', 'value'], field: 'value' },
    send: { section: bis('5.7', '4'), remedy: 'shorten' },
  },
  DisallowedCharacter: { set: { section: bis('5.6', '1'), line: ['name', 'value'], field: 'value' } },
  NoCookieContent: { set: { section: bis('5.7', '2'), line: ['name', 'value'], field: 'name' } },
  PortMismatch: { send: { section: null, remedy: null } },
  SchemeMismatch: { send: { section: null, remedy: 'one-scheme' } },
  AnonymousContext: { send: { section: null, remedy: 'with-credentials' } },
  Expired: { send: { section: bis('5.7', '24'), remedy: 'renew' } },
  PartitionMismatch: {
    send: { section: { document: 'CHIPS', section: '2.1', step: null }, remedy: 'same-top-level-site' },
  },
  StoreMismatch: { send: { section: null, remedy: 'same-store' } },
} as const satisfies Record<string, Refusal>

type Table = typeof REFUSALS
type ReasonWith<Direction extends 'set' | 'send'> = {
  [Reason in keyof Table]: Table[Reason] extends { readonly [D in Direction]: unknown } ? Reason : never
}[keyof Table]

/** A reason why a Set-Cookie line was not stored. */
export type SetCookieBlockedReason = ReasonWith<'set'>
/** A reason why a stored cookie was not sent. */
export type CookieBlockedReason = ReasonWith<'send'>

type RemedyOf<Reason extends CookieBlockedReason> = Table[Reason]['send']['remedy']
/** A change that makes the browser send a stored cookie with a request. */
export type Remedy = NonNullable<RemedyOf<CookieBlockedReason>>

export function setRefusal(reason: SetCookieBlockedReason): SetRefusal {
  return REFUSALS[reason].set
}

export function sendRefusal(reason: CookieBlockedReason): SendRefusal & { readonly remedy: Remedy | null } {
  return REFUSALS[reason].send
}

/** Returns the parts of a line that caused its refusal. */
export function blamedParts(reasons: readonly SetCookieBlockedReason[]): ReadonlySet<string> {
  return new Set(reasons.flatMap((reason) => setRefusal(reason).line))
}

// `Object.entries` loses the types of the keys; they are those of the table.
const ROWS = Object.entries(REFUSALS) as [keyof Table, Refusal][]

export const SET_COOKIE_BLOCKED_REASONS = ROWS.flatMap(([reason, row]) =>
  row.set ? [reason] : [],
) as readonly SetCookieBlockedReason[]
export const COOKIE_BLOCKED_REASONS = ROWS.flatMap(([reason, row]) =>
  row.send ? [reason] : [],
) as readonly CookieBlockedReason[]
