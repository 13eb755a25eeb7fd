import type { CookieBlockedReason, SetCookieBlockedReason } from './reasons.ts'

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

/** What of a stored cookie a reader should look at, by its field in the `cookies` API. */
type Field = 'domain' | 'path' | 'secure' | 'sameSite' | 'expirationDate' | 'partitionKey' | 'storeId' | 'value'

const SEND_BLAME: Record<CookieBlockedReason, Field | null> = {
  SecureOnly: 'secure',
  NotOnPath: 'path',
  DomainMismatch: 'domain',
  SameSiteStrict: 'sameSite',
  SameSiteLax: 'sameSite',
  SameSiteUnspecifiedTreatedAsLax: 'sameSite',
  SameSiteNoneInsecure: 'sameSite',
  UserPreferences: null,
  ThirdPartyPhaseout: null,
  ThirdPartyBlockedInFirstPartySet: null,
  UnknownError: null,
  SchemefulSameSiteStrict: 'sameSite',
  SchemefulSameSiteLax: 'sameSite',
  SchemefulSameSiteUnspecifiedTreatedAsLax: 'sameSite',
  NameValuePairExceedsMaxSize: 'value',
  PortMismatch: null,
  SchemeMismatch: null,
  AnonymousContext: null,
  Expired: 'expirationDate',
  PartitionMismatch: 'partitionKey',
  StoreMismatch: 'storeId',
}

/** The fields of a stored cookie that keep it from being sent. */
export function blamedFields(reasons: readonly CookieBlockedReason[]): ReadonlySet<Field> {
  return new Set(reasons.flatMap((reason) => SEND_BLAME[reason] ?? []))
}
