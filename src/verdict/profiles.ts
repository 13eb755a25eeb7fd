/** The browser whose rules apply. */
export type Browser = 'chromium' | 'firefox'

/** One rule that the browsers implement differently, or in which both depart from RFC 6265bis-22. */
interface Difference<T> {
  readonly chromium: T
  readonly firefox: T
}

function row<T>(chromium: T, firefox: T): Difference<T> {
  return { chromium, firefox }
}

type Enforcement = 'lax' | 'none'
type DateGrammar = 'chromium' | 'nspr'
type MaxAgeGrammar = 'int64' | 'minus-is-past'
type OversizedFlag = 'ignored' | 'counts'
type NonAsciiDomain = 'punycode' | 'refused'
type InnerTab = 'anywhere' | 'path'
type HostPrefix = 'written' | 'resulting'
type LongDefaultPath = 'used' | 'as-written'
type EmptyName = 'kept' | 'refused'
type NoEqualsSign = 'value' | 'name'
type SecureRelation = 'domain-match' | 'cookie-domain-match'

/**
 * Every difference between the browsers is an entry here, and nowhere else: test/unit/verdict/profiles.test.ts flips each
 * entry and expects another verdict. The source is in parentheses: where it is documented, or `measured` (seen in
 * Chromium 156 and Firefox 153 ESR by test/conformance/browsers). Below it are ids of corpus cases where Chromium departs
 * from the draft because of it.
 */
const DIFFERENCES = {
  /** How a missing or unknown SameSite is enforced (firefox-reasons 4). */
  unspecifiedSameSite: row<Enforcement>('lax', 'none'),
  /** http and https of one domain are two sites (blocked-reasons Schemeful*). */
  schemefulSite: row(true, false),
  /** Up to this age a cookie without SameSite is sent with a cross-site POST (draft 5.6.7.2). */
  laxAllowUnsafeSeconds: row(120, 0),
  /** How Expires is read (firefox-reasons 2). */
  dateGrammar: row<DateGrammar>('chromium', 'nspr'),
  /** How Max-Age is read (firefox-reasons 3). */
  maxAgeGrammar: row<MaxAgeGrammar>('int64', 'minus-is-past'),
  /** Secure, HttpOnly, Partitioned and SameSite with a value over 1024 octets (measured). */
  oversizedFlag: row<OversizedFlag>('ignored', 'counts'),
  /** `__Host-` checks the Path and Domain attributes, or the path and domain that result (firefox-reasons 8; measured). */
  hostPrefix: row<HostPrefix>('written', 'resulting'),
  /** A default path over 1024 octets is used as it is, or replaced by the Path attribute, even an invalid one (measured). */
  longDefaultPath: row<LongDefaultPath>('used', 'as-written'),
  /** A pair that begins with `=`: its name is empty, or it is refused (measured). */
  emptyName: row<EmptyName>('kept', 'refused'),
  /** A pair without `=`: it is a value, or a name (measured; `cookies` API page of Firefox). */
  noEqualsSign: row<NoEqualsSign>('value', 'name'),
  /** CDP names every cross-site refusal Schemeful*, even between two domains (measured). */
  crossSiteNamedSchemeful: row(true, false),
  /**
   * A Domain beyond ASCII (measured; WPT cookies/domain idn).
   * cookies/domain/domain-attribute-idn-host.sub.https.html :: UTF8-encoded IDN in domain attribute
   * cookies/domain/domain-attribute-idn-host.sub.https.html :: UTF8-encoded IDN with non-ASCII dot in domain attribute
   */
  nonAsciiDomain: row<NonAsciiDomain>('punycode', 'refused'),
  /**
   * Where a TAB inside the line makes it refused (measured; firefox-reasons CookieRejectedInvalidPath).
   * cookies/name/name-ctl.html :: Cookie with %x9 in name is accepted (HTTP).
   * cookies/value/value-ctl.html :: Cookie with %x9 in value is accepted (HTTP).
   */
  innerTab: row<InnerTab>('anywhere', 'path'),
  /** Which domains relate a new cookie to a Secure one that it must not overlay (measured). */
  secureRelation: row<SecureRelation>('domain-match', 'cookie-domain-match'),
  /** Expires is corrected by the clock of the response's Date header (firefox-reasons 1). */
  serverClock: row(true, true),
  /**
   * A cross-site hop in the redirect chain makes the request cross-site (firefox-reasons CookieBlockedCrossSiteRedirect).
   */
  redirectsCount: row(false, true),
  /**
   * A nameless value that contains `=` is refused (blocked-reasons AMBIGUOUS_SERIALIZATION).
   * http-state/name0017
   * http-state/name0025
   * cookies/name/name.html :: Set a nameless cookie (that has an = in its value)
   * cookies/name/name.html :: Set a nameless cookie (that has multiple ='s in its value)
   */
  ambiguousNameless: row(true, false),
  /**
   * The browser may partition third-party cookies by top-level site, depending on the user's settings (firefox-reasons
   * CookiePartitionedForeign2).
   */
  partitionsOthers: row(false, true),
  /**
   * An ancestor with the same domain and another scheme is cross-site in a partition's key (measured:
   * test/browser/capture/secure.test.ts reads `hasCrossSiteAncestor` from the `cookies` API).
   */
  schemefulAncestor: row(true, false),
  /** Partitioned at top level has a partition of its own (measured). */
  partitionedFirstParty: row(true, true),
  /**
   * Partitioned without Secure is refused (CHIPS 2.2; firefox-reasons CookieRejectedPartitionedRequiresSecure; measured).
   */
  partitionedNeedsSecure: row(true, true),
  /**
   * Every cookie of a partition is Secure. Firefox's total cookie protection also partitions third-party cookies without
   * Secure (measured: lines from another site's page over http).
   */
  partitionHoldsOnlySecure: row(true, false),
} as const

type Table = typeof DIFFERENCES
export type Profile = { readonly [K in keyof Table]: Table[K] extends Difference<infer T> ? T : never }

export const PROFILES: Record<Browser, Profile> = { chromium: profileOf('chromium'), firefox: profileOf('firefox') }

function profileOf(browser: Browser): Profile {
  const values = Object.entries(DIFFERENCES).map(([id, difference]) => [id, difference[browser]])
  // `Object.fromEntries` loses the types of the keys; they are those of the table.
  return Object.fromEntries(values) as Profile
}
