import type { CookieBlockedReason, SetCookieBlockedReason } from '../../../src/verdict/explain/refusals.ts'

/** net::CookieInclusionStatus -> CDP, in the direction of storing. */
export const STORING: Readonly<Record<string, SetCookieBlockedReason>> = {
  EXCLUDE_SECURE_ONLY: 'SecureOnly',
  EXCLUDE_SAMESITE_STRICT: 'SameSiteStrict',
  EXCLUDE_SAMESITE_LAX: 'SameSiteLax',
  EXCLUDE_SAMESITE_UNSPECIFIED_TREATED_AS_LAX: 'SameSiteUnspecifiedTreatedAsLax',
  EXCLUDE_NONCOOKIEABLE_SCHEME: 'SchemeNotSupported',
  EXCLUDE_DOMAIN_MISMATCH: 'InvalidDomain',
  EXCLUDE_INVALID_DOMAIN: 'InvalidDomain',
  EXCLUDE_DOMAIN_NON_ASCII: 'InvalidDomain',
  EXCLUDE_INVALID_PREFIX: 'InvalidPrefix',
  EXCLUDE_INVALID_PARTITIONED: 'UnknownError',
  EXCLUDE_NAME_VALUE_PAIR_EXCEEDS_MAX_SIZE: 'NameValuePairExceedsMaxSize',
  EXCLUDE_DISALLOWED_CHARACTER: 'DisallowedCharacter',
  EXCLUDE_NO_COOKIE_CONTENT: 'NoCookieContent',
}

/** In the direction of sending. */
export const SENDING: Readonly<Record<string, CookieBlockedReason>> = {
  EXCLUDE_SECURE_ONLY: 'SecureOnly',
  EXCLUDE_DOMAIN_MISMATCH: 'DomainMismatch',
  EXCLUDE_NOT_ON_PATH: 'NotOnPath',
  EXCLUDE_SAMESITE_STRICT: 'SameSiteStrict',
  EXCLUDE_SAMESITE_LAX: 'SameSiteLax',
  EXCLUDE_SAMESITE_UNSPECIFIED_TREATED_AS_LAX: 'SameSiteUnspecifiedTreatedAsLax',
  EXCLUDE_SAMESITE_NONE_INSECURE: 'SameSiteNoneInsecure',
}

/** Chromium's exclusions by CDP's names, each once, in one order. Throws on a name that the table lacks. */
export function translated<T extends string>(exclusions: readonly string[], table: Readonly<Record<string, T>>): T[] {
  const names = exclusions.map((exclusion) => {
    const name = table[exclusion]
    if (name === undefined) throw new Error(`No name for ${exclusion}`)
    return name
  })
  return [...new Set(names)].sort()
}

/** A scheme that differs is told apart by CDP in the name, by net in a warning. */
export function withoutScheme(reason: string): string {
  return reason.replace('Schemeful', '')
}
