import type { Note } from '../../cookie/note.ts'
import type { CookieBlockedReason, SetCookieBlockedReason } from './reasons.ts'
import type { Warning } from './warnings.ts'

/** Where a rule is written, to be shown as text: 'RFC 6265bis-22 section 5.7 step 19'. */
export interface Section {
  readonly document: 'RFC 6265bis-22' | 'CHIPS' | 'DBSC'
  /** '5.7'; null: the whole document. */
  readonly section: string | null
  /** '19', or '20-22'; null: the whole section. */
  readonly step: string | null
}

function bis(section: string, step: string | null = null): Section {
  return { document: 'RFC 6265bis-22', section, step }
}

/** Cookies Having Independent Partitioned State. */
const CHIPS: Section = { document: 'CHIPS', section: '2.1', step: null }

/** null: no standard says it; the browser does. */
const OF_SET_REASON: Record<SetCookieBlockedReason, Section | null> = {
  SecureOnly: bis('5.7', '13'),
  SameSiteStrict: bis('5.7', '18'),
  SameSiteLax: bis('5.7', '18'),
  SameSiteUnspecifiedTreatedAsLax: bis('5.7', '18'),
  SameSiteNoneInsecure: bis('5.7', '19'),
  UserPreferences: bis('5.7', '1'),
  ThirdPartyPhaseout: bis('7.1'),
  ThirdPartyBlockedInFirstPartySet: bis('7.1'),
  SyntaxError: bis('5.6'),
  SchemeNotSupported: null,
  OverwriteSecure: bis('5.7', '16'),
  InvalidDomain: bis('5.7', '8-10'),
  InvalidPrefix: bis('5.7', '20-22'),
  UnknownError: null,
  SchemefulSameSiteStrict: bis('5.2'),
  SchemefulSameSiteLax: bis('5.2'),
  SchemefulSameSiteUnspecifiedTreatedAsLax: bis('5.2'),
  NameValuePairExceedsMaxSize: bis('5.7', '4'),
  DisallowedCharacter: bis('5.6', '1'),
  NoCookieContent: bis('5.7', '2'),
}

const OF_SEND_REASON: Record<CookieBlockedReason, Section | null> = {
  SecureOnly: bis('5.8.3', '1'),
  NotOnPath: bis('5.8.3', '1'),
  DomainMismatch: bis('5.8.3', '1'),
  SameSiteStrict: bis('5.8.3', '1'),
  SameSiteLax: bis('5.8.3', '1'),
  SameSiteUnspecifiedTreatedAsLax: bis('5.8.3', '1'),
  SameSiteNoneInsecure: bis('5.7', '19'),
  UserPreferences: bis('7.1'),
  ThirdPartyPhaseout: bis('7.1'),
  ThirdPartyBlockedInFirstPartySet: bis('7.1'),
  UnknownError: null,
  SchemefulSameSiteStrict: bis('5.2'),
  SchemefulSameSiteLax: bis('5.2'),
  SchemefulSameSiteUnspecifiedTreatedAsLax: bis('5.2'),
  NameValuePairExceedsMaxSize: bis('5.7', '4'),
  PortMismatch: null,
  SchemeMismatch: null,
  AnonymousContext: null,
  Expired: bis('5.7', '24'),
  PartitionMismatch: CHIPS,
  StoreMismatch: null,
}

const OF_WARNING: Record<Warning, Section | null> = {
  'no-samesite': bis('5.6.7'),
  'shadows-another': bis('5.8.3', '2'),
  'not-secure-on-https': bis('8.3'),
  'readable-by-scripts': bis('5.6.6'),
  'session-lives-long': bis('7.4'),
  'lifetime-clamped': bis('5.5'),
  'non-ascii': bis('4.1.1'),
  'name-differs-in-case': bis('5.7', '23'),
  dbsc: { document: 'DBSC', section: null, step: null },
}

const OF_NOTE: Record<Note['code'], Section> = {
  'attribute-unknown': bis('5.6', '7'),
  'attribute-repeated': bis('5.7'),
  'attribute-too-long': bis('5.6', '6'),
  'expires-unreadable': bis('5.6.1'),
  'max-age-unreadable': bis('5.6.2'),
  'max-age-beats-expires': bis('5.7', '6'),
  'domain-leading-dot': bis('5.6.3'),
  'path-not-absolute': bis('5.6.4'),
  'samesite-unknown': bis('5.6.7'),
  'flag-value-ignored': bis('5.6.5'),
  'quotes-kept': bis('5.6', '4'),
  'no-equals-sign': bis('5.6', '3'),
  'lifetime-clamped': bis('5.6.2'),
  'non-ascii': bis('4.1.1'),
}

/** Why a line was not stored. */
export function sectionOfReason(reason: SetCookieBlockedReason): Section | null {
  return OF_SET_REASON[reason]
}

/** Why a cookie was not sent. */
export function sectionOfSendReason(reason: CookieBlockedReason): Section | null {
  return OF_SEND_REASON[reason]
}

export function sectionOfWarning(warning: Warning): Section | null {
  return OF_WARNING[warning]
}

export function sectionOfNote(code: Note['code']): Section {
  return OF_NOTE[code]
}

/** @example sectionText({ document: 'RFC 6265bis-22', section: '5.7', step: '19' }) // 'RFC 6265bis-22 §5.7 (19)' */
export function sectionText({ document, section, step }: Section): string {
  return `${document}${section === null ? '' : ` §${section}`}${step === null ? '' : ` (${step})`}`
}
