/** Whose rules to go by. */
export type Browser = 'chromium' | 'firefox'

/** One thing that browsers do each in their own way, or both otherwise than RFC 6265bis-22 says. */
interface Difference<T> {
  readonly what: string
  readonly chromium: T
  readonly firefox: T
  /** Where it is written, the corpus's case ids, or `measured`: seen in Chromium 156 and Firefox 153 ESR by test/conformance/browsers. */
  readonly source: string
  /** Ids of corpus cases on which Chromium departs from the draft by this. */
  readonly cases: readonly string[]
}

function row<T>(what: string, chromium: T, firefox: T, source: string, cases: readonly string[] = []): Difference<T> {
  return { what, chromium, firefox, source, cases }
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

const AMBIGUOUS = [
  'http-state/name0017',
  'http-state/name0025',
  'cookies/name/name.html :: Set a nameless cookie (that has an = in its value)',
  "cookies/name/name.html :: Set a nameless cookie (that has multiple ='s in its value)",
]
const IDN = [
  'cookies/domain/domain-attribute-idn-host.sub.https.html :: UTF8-encoded IDN in domain attribute',
  'cookies/domain/domain-attribute-idn-host.sub.https.html :: UTF8-encoded IDN with non-ASCII dot in domain attribute',
]
const TABS = [
  'cookies/name/name-ctl.html :: Cookie with %x9 in name is accepted (HTTP).',
  'cookies/value/value-ctl.html :: Cookie with %x9 in value is accepted (HTTP).',
]

export const DIFFERENCES = {
  unspecifiedSameSite: row<Enforcement>(
    'what no SameSite, or an unknown one, means',
    'lax',
    'none',
    'firefox-reasons 4',
  ),
  schemefulSite: row('http and https of one domain are two sites', true, false, 'blocked-reasons Schemeful*'),
  laxAllowUnsafeSeconds: row(
    'age up to which a cookie without SameSite leaves with a cross-site POST',
    120,
    0,
    'draft 5.6.7.2',
  ),
  dateGrammar: row<DateGrammar>('how Expires is read', 'chromium', 'nspr', 'firefox-reasons 2'),
  maxAgeGrammar: row<MaxAgeGrammar>('how Max-Age is read', 'int64', 'minus-is-past', 'firefox-reasons 3'),
  oversizedFlag: row<OversizedFlag>(
    'Secure, HttpOnly, Partitioned and SameSite with a value over 1024 octets',
    'ignored',
    'counts',
    'measured',
  ),
  hostPrefix: row<HostPrefix>(
    'what of `__Host-` counts: Path and Domain as written, or what they result in',
    'written',
    'resulting',
    'firefox-reasons 8; measured',
  ),
  longDefaultPath: row<LongDefaultPath>(
    'what stands for a default path over 1024 octets: itself, or the Path attribute that is no path, or nothing',
    'used',
    'as-written',
    'measured',
  ),
  emptyName: row<EmptyName>('a pair that begins with `=`', 'kept', 'refused', 'measured'),
  noEqualsSign: row<NoEqualsSign>('a pair without `=` is', 'value', 'name', 'measured; cookies API page of Firefox'),
  crossSiteNamedSchemeful: row(
    'CDP names every cross-site refusal to store Schemeful*, of two domains too',
    true,
    false,
    'measured',
  ),
  nonAsciiDomain: row<NonAsciiDomain>(
    'a Domain beyond ASCII',
    'punycode',
    'refused',
    'measured; WPT cookies/domain idn',
    IDN,
  ),
  innerTab: row<InnerTab>(
    'where a TAB that trimming leaves makes the line refused',
    'anywhere',
    'path',
    'measured; firefox-reasons CookieRejectedInvalidPath',
    TABS,
  ),
  secureRelation: row<SecureRelation>(
    'how a Secure cookie and a new one are related',
    'domain-match',
    'cookie-domain-match',
    'measured',
  ),
  serverClock: row('Expires is moved by the difference to the Date of the response', true, true, 'firefox-reasons 1'),
  redirectsCount: row(
    'a cross-site hop of the redirect chain makes the request cross-site',
    false,
    true,
    'firefox-reasons CookieBlockedCrossSiteRedirect',
  ),
  ambiguousNameless: row(
    'a nameless value that holds `=` is refused',
    true,
    false,
    'blocked-reasons AMBIGUOUS_SERIALIZATION',
    AMBIGUOUS,
  ),
  partitionsOthers: row(
    'third parties may have jars of their own under each site, as the user has set it',
    false,
    true,
    'firefox-reasons CookiePartitionedForeign2',
  ),
  ancestorCounts: row<AncestorCounts>(
    'which cookies of a partition are told apart as those of a foreign ancestor',
    'every-other-site',
    'same-site-only',
    'measured: the `,f` of an origin attribute stands for a site inside a foreign frame of itself',
  ),
  partitionedFirstParty: row('Partitioned at top level has a partition of its own', true, true, 'measured'),
  partitionNeedsSecure: row('what is in a partition is Secure', true, false, 'CHIPS 2.2; total cookie protection'),
} as const

type Table = typeof DIFFERENCES
export type Profile = { readonly [K in keyof Table]: Table[K] extends Difference<infer T> ? T : never }

export const PROFILES: Record<Browser, Profile> = { chromium: profileOf('chromium'), firefox: profileOf('firefox') }

function profileOf(browser: Browser): Profile {
  const values = Object.entries(DIFFERENCES).map(([id, difference]) => [id, difference[browser]])
  // Object.fromEntries forgets the keys; they are those of the table.
  return Object.fromEntries(values) as Profile
}
