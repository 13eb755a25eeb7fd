import type { SetCookieBlockedReason } from './reasons.ts'

/** What of a Set-Cookie line a reader should look at: its name, its value, or an attribute (in lower case). */
type Part = 'name' | 'value' | 'domain' | 'path' | 'secure' | 'samesite' | 'httponly' | 'partitioned'

/** Reason -> the parts that brought it about. Empty when the line is not at fault. */
const BLAME: Record<SetCookieBlockedReason, readonly Part[]> = {
  SecureOnly: ['secure'],
  SameSiteStrict: ['samesite'],
  SameSiteLax: ['samesite'],
  SameSiteUnspecifiedTreatedAsLax: ['samesite'],
  SameSiteNoneInsecure: ['samesite'],
  UserPreferences: [],
  ThirdPartyPhaseout: [],
  ThirdPartyBlockedInFirstPartySet: [],
  SyntaxError: ['name', 'value'],
  SchemeNotSupported: [],
  OverwriteSecure: ['name'],
  InvalidDomain: ['domain'],
  InvalidPrefix: ['name', 'domain', 'path'],
  UnknownError: [],
  SchemefulSameSiteStrict: ['samesite'],
  SchemefulSameSiteLax: ['samesite'],
  SchemefulSameSiteUnspecifiedTreatedAsLax: ['samesite'],
  NameValuePairExceedsMaxSize: ['name', 'value'],
  DisallowedCharacter: ['name', 'value'],
  NoCookieContent: ['name', 'value'],
}

export function blamedParts(reasons: readonly SetCookieBlockedReason[]): ReadonlySet<string> {
  return new Set(reasons.flatMap((reason) => BLAME[reason]))
}
