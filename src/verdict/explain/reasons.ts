/**
 * Why a Set-Cookie line was not stored. The names of CDP's Network.SetCookieBlockedReason
 * (devtools-protocol r1684464), and after them our own for what CDP has no name for.
 */
export const SET_COOKIE_BLOCKED_REASONS = [
  'SecureOnly',
  'SameSiteStrict',
  'SameSiteLax',
  'SameSiteUnspecifiedTreatedAsLax',
  'SameSiteNoneInsecure',
  'UserPreferences',
  'ThirdPartyPhaseout',
  'ThirdPartyBlockedInFirstPartySet',
  'SyntaxError',
  'SchemeNotSupported',
  'OverwriteSecure',
  'InvalidDomain',
  'InvalidPrefix',
  'UnknownError',
  'SchemefulSameSiteStrict',
  'SchemefulSameSiteLax',
  'SchemefulSameSiteUnspecifiedTreatedAsLax',
  'NameValuePairExceedsMaxSize',
  'DisallowedCharacter',
  'NoCookieContent',
] as const
export type SetCookieBlockedReason = (typeof SET_COOKIE_BLOCKED_REASONS)[number]

/** Why a stored cookie was not sent. The names of CDP's Network.CookieBlockedReason, and `Expired` and `PartitionMismatch`, which CDP leaves out of its list altogether. */
export const COOKIE_BLOCKED_REASONS = [
  'SecureOnly',
  'NotOnPath',
  'DomainMismatch',
  'SameSiteStrict',
  'SameSiteLax',
  'SameSiteUnspecifiedTreatedAsLax',
  'SameSiteNoneInsecure',
  'UserPreferences',
  'ThirdPartyPhaseout',
  'ThirdPartyBlockedInFirstPartySet',
  'UnknownError',
  'SchemefulSameSiteStrict',
  'SchemefulSameSiteLax',
  'SchemefulSameSiteUnspecifiedTreatedAsLax',
  'NameValuePairExceedsMaxSize',
  'PortMismatch',
  'SchemeMismatch',
  'AnonymousContext',
  'Expired',
  'PartitionMismatch',
  'StoreMismatch',
] as const
export type CookieBlockedReason = (typeof COOKIE_BLOCKED_REASONS)[number]
