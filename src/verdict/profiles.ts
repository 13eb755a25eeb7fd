/** Whose rules to go by. */
export type Browser = 'chromium' | 'firefox'

/** One thing that browsers do each in their own way, or both otherwise than RFC 6265bis-22 says. */
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
type AncestorCounts = 'every-other-site' | 'same-site-only'
type LongDefaultPath = 'used' | 'as-written'
type EmptyName = 'kept' | 'refused'
type NoEqualsSign = 'value' | 'name'
type SecureRelation = 'domain-match' | 'cookie-domain-match'

/**
 * What is in brackets is the source: where it is written, or `measured`: seen in Chromium 156 and Firefox 153 ESR by
 * test/conformance/browsers. Below it are ids of corpus cases on which Chromium departs from the draft by this.
 */
const DIFFERENCES = {
  /** what no SameSite, or an unknown one, means (firefox-reasons 4) */
  unspecifiedSameSite: row<Enforcement>('lax', 'none'),
  /** http and https of one domain are two sites (blocked-reasons Schemeful*) */
  schemefulSite: row(true, false),
  /** age up to which a cookie without SameSite leaves with a cross-site POST (draft 5.6.7.2) */
  laxAllowUnsafeSeconds: row(120, 0),
  /** how Expires is read (firefox-reasons 2) */
  dateGrammar: row<DateGrammar>('chromium', 'nspr'),
  /** how Max-Age is read (firefox-reasons 3) */
  maxAgeGrammar: row<MaxAgeGrammar>('int64', 'minus-is-past'),
  /** Secure, HttpOnly, Partitioned and SameSite with a value over 1024 octets (measured) */
  oversizedFlag: row<OversizedFlag>('ignored', 'counts'),
  /** what of `__Host-` counts: Path and Domain as written, or what they result in (firefox-reasons 8; measured) */
  hostPrefix: row<HostPrefix>('written', 'resulting'),
  /**
   * what stands for a default path over 1024 octets: itself, or the Path attribute that is no path, or nothing (measured)
   */
  longDefaultPath: row<LongDefaultPath>('used', 'as-written'),
  /** a pair that begins with `=` (measured) */
  emptyName: row<EmptyName>('kept', 'refused'),
  /** a pair without `=` is (measured; cookies API page of Firefox) */
  noEqualsSign: row<NoEqualsSign>('value', 'name'),
  /** CDP names every cross-site refusal to store Schemeful*, of two domains too (measured) */
  crossSiteNamedSchemeful: row(true, false),
  /**
   * a Domain beyond ASCII (measured; WPT cookies/domain idn)
   * cookies/domain/domain-attribute-idn-host.sub.https.html :: UTF8-encoded IDN in domain attribute
   * cookies/domain/domain-attribute-idn-host.sub.https.html :: UTF8-encoded IDN with non-ASCII dot in domain attribute
   */
  nonAsciiDomain: row<NonAsciiDomain>('punycode', 'refused'),
  /**
   * where a TAB that trimming leaves makes the line refused (measured; firefox-reasons CookieRejectedInvalidPath)
   * cookies/name/name-ctl.html :: Cookie with %x9 in name is accepted (HTTP).
   * cookies/value/value-ctl.html :: Cookie with %x9 in value is accepted (HTTP).
   */
  innerTab: row<InnerTab>('anywhere', 'path'),
  /** how a Secure cookie and a new one are related (measured) */
  secureRelation: row<SecureRelation>('domain-match', 'cookie-domain-match'),
  /** Expires is moved by the difference to the Date of the response (firefox-reasons 1) */
  serverClock: row(true, true),
  /**
   * a cross-site hop of the redirect chain makes the request cross-site (firefox-reasons CookieBlockedCrossSiteRedirect)
   */
  redirectsCount: row(false, true),
  /**
   * a nameless value that holds `=` is refused (blocked-reasons AMBIGUOUS_SERIALIZATION)
   * http-state/name0017
   * http-state/name0025
   * cookies/name/name.html :: Set a nameless cookie (that has an = in its value)
   * cookies/name/name.html :: Set a nameless cookie (that has multiple ='s in its value)
   */
  ambiguousNameless: row(true, false),
  /**
   * third parties may have jars of their own under each site, as the user has set it (firefox-reasons CookiePartitionedForeign2)
   */
  partitionsOthers: row(false, true),
  /**
   * which cookies of a partition are told apart as those of a foreign ancestor (measured: the `,f` of an origin attribute stands for a site inside a foreign frame of itself)
   */
  ancestorCounts: row<AncestorCounts>('every-other-site', 'same-site-only'),
  /** Partitioned at top level has a partition of its own (measured) */
  partitionedFirstParty: row(true, true),
  /**
   * a line with Partitioned and without Secure is refused (CHIPS 2.2; firefox-reasons CookieRejectedPartitionedRequiresSecure; measured)
   */
  partitionedNeedsSecure: row(true, true),
  /**
   * every cookie of a partition is Secure. Firefox's total cookie protection also partitions what third parties set without
   * Secure (measured: lines from another site's page over http)
   */
  partitionHoldsOnlySecure: row(true, false),
} as const

type Table = typeof DIFFERENCES
export type Profile = { readonly [K in keyof Table]: Table[K] extends Difference<infer T> ? T : never }

export const PROFILES: Record<Browser, Profile> = { chromium: profileOf('chromium'), firefox: profileOf('firefox') }

function profileOf(browser: Browser): Profile {
  const values = Object.entries(DIFFERENCES).map(([id, difference]) => [id, difference[browser]])
  // Object.fromEntries forgets the keys; they are those of the table.
  return Object.fromEntries(values) as Profile
}
