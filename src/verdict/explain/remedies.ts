import type { CookieBlockedReason } from './reasons.ts'
import { tellable } from './without-redundant-schemeful.ts'

/** What would make a stored cookie leave with a request. Closed list; sentences live in `_locales`. */
export const REMEDIES = [
  'use-https',
  'widen-path',
  'widen-domain',
  'samesite-none',
  'samesite-lax',
  'add-secure',
  'one-scheme',
  'shorten',
  'renew',
  'allow-third-party',
  'same-top-level-site',
  'same-store',
  'with-credentials',
] as const
export type Remedy = (typeof REMEDIES)[number]

/** Reason -> remedy; null: nothing that a person could change. */
const REMEDY: Record<CookieBlockedReason, Remedy | null> = {
  SecureOnly: 'use-https',
  NotOnPath: 'widen-path',
  DomainMismatch: 'widen-domain',
  // A Strict cookie that is to survive a link from elsewhere is a Lax one.
  SameSiteStrict: 'samesite-lax',
  SameSiteLax: 'samesite-none',
  SameSiteUnspecifiedTreatedAsLax: 'samesite-none',
  SameSiteNoneInsecure: 'add-secure',
  UserPreferences: 'allow-third-party',
  ThirdPartyPhaseout: 'allow-third-party',
  ThirdPartyBlockedInFirstPartySet: 'allow-third-party',
  UnknownError: null,
  SchemefulSameSiteStrict: 'one-scheme',
  SchemefulSameSiteLax: 'one-scheme',
  SchemefulSameSiteUnspecifiedTreatedAsLax: 'one-scheme',
  NameValuePairExceedsMaxSize: 'shorten',
  PortMismatch: null,
  SchemeMismatch: 'one-scheme',
  AnonymousContext: 'with-credentials',
  Expired: 'renew',
  PartitionMismatch: 'same-top-level-site',
  StoreMismatch: 'same-store',
}

/** What to change so that the cookie leaves, each once, in the order of the reasons. All of them are needed. */
export function remediesOf(reasons: readonly CookieBlockedReason[]): Remedy[] {
  const all = tellable(reasons).flatMap((reason) => REMEDY[reason] ?? [])
  return [...new Set(all)]
}
