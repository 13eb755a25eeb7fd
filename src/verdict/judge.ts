import { MAX_NAME_AND_VALUE_OCTETS } from '../cookie/limits.ts'
import type { SameSite, SetCookie } from '../cookie/set-cookie.ts'
import { splitUrl } from '../cookie/url.ts'
import { type Candidate, candidateOf } from './candidate.ts'
import { keepsPrefix } from './check-prefix.ts'
import { Findings } from './findings.ts'
import { neighbours, overlaidBy, replacedBy } from './in-jar.ts'
import type { JudgeContext } from './judge-context.ts'
import { partitionFor } from './partition.ts'
import { type Party, partyOf, TOP_LEVEL } from './party.ts'
import { PROFILES, type Profile } from './profiles.ts'
import type { SetCookieBlockedReason } from './reasons.ts'
import { sameSiteReason } from './same-site-reason.ts'
import { isTrustworthy } from './trustworthy.ts'
import type { Outcome, Verdict } from './verdict.ts'
import { warningsOf } from './warnings-of.ts'

const COOKIE_SCHEMES: readonly string[] = ['https', 'http', 'wss', 'ws']

/**
 * What a browser does with a Set-Cookie line of a response, and every reason that stands against it (RFC 6265bis-22,
 * section 5.7, as the browser of the context has it). Never throws.
 *
 * A reason makes it 'blocked', whatever else isn't known. When the jar isn't known, a cookie that would be kept is
 * 'stored', though it may replace one; what would be deleted is 'unknown'.
 */
export function judge(cookie: SetCookie, context: JudgeContext): Verdict {
  const profile = PROFILES[context.browser]
  const url = splitUrl(context.url)
  const findings = new Findings<SetCookieBlockedReason>()
  if (!COOKIE_SCHEMES.includes(url.scheme)) findings.refuse('SchemeNotSupported')

  const candidate = candidateOf(cookie, url, context, profile)
  const party = context.type === 'main_frame' ? TOP_LEVEL : partyOf(url, context, profile.schemefulSite)
  const partition = partitionFor(url, candidate.partitioned, party, context, profile)
  const place = { storeId: context.storeId ?? null, partition, now: context.now }
  const near = context.jar == null ? null : neighbours(context.jar, place)

  checkContent(findings, cookie, candidate, profile)
  checkDomain(findings, candidate)
  // 13. "If the cookie's secure-only-flag is true, and … the connection is not secure: abort"
  const trustworthy = isTrustworthy(url)
  if (candidate.secure && !trustworthy) findings.refuse('SecureOnly')
  // 16. "If the cookie's secure-only-flag is false, and the connection is not secure" (a Secure one is refused by 13)
  if (!trustworthy) {
    if (near === null) findings.lack('jar')
    else if (overlaidBy(candidate, near, profile) !== undefined) findings.refuse('OverwriteSecure')
  }
  checkSameSite(findings, candidate, party, profile)
  if (!keepsPrefix(candidate, url, profile)) findings.refuse('InvalidPrefix')
  // CHIPS, section 2.2: a partitioned cookie is Secure. CDP has no name for it.
  if (candidate.partitioned && !(candidate.secure && trustworthy)) findings.refuse('UnknownError')
  checkPolicy(findings, candidate, party, context)

  const replaced = near === null ? undefined : replacedBy(candidate, near)
  const expired = candidate.lifetime.endsAt !== null && candidate.lifetime.endsAt <= context.now
  // 24. "…evict all expired cookies": what has expired on arrival takes the old one with it.
  if (expired && near === null) findings.lack('jar')

  const { reasons, missing } = findings
  if (reasons.length > 0) return { outcome: 'blocked', reasons, certainty: 'predicted', warnings: [] }
  if (missing.length > 0) return { outcome: 'unknown', reasons, certainty: 'predicted', warnings: [], missing }
  const outcome = outcomeOf(expired, replaced !== undefined)
  if (expired) return { outcome, reasons, certainty: 'predicted', warnings: [] }
  const around = { scheme: url.scheme, now: context.now, dbsc: context.dbsc === true, near: near ?? [], replaced }
  return { outcome, reasons, certainty: 'predicted', warnings: warningsOf(cookie, candidate, around) }
}

function outcomeOf(expired: boolean, found: boolean): Outcome {
  if (expired) return found ? 'deleted' : 'ignored'
  return found ? 'replaced' : 'stored'
}

type Refusals = Findings<SetCookieBlockedReason>

function checkContent(findings: Refusals, cookie: SetCookie, candidate: Candidate, profile: Profile): void {
  // 5.6 step 1, 5.7 step 3
  if (cookie.controlAt !== null) findings.refuse('DisallowedCharacter')
  // 2. "If the cookie-name and the cookie-value are both empty, abort"
  if (cookie.name === '' && cookie.value === '') findings.refuse('NoCookieContent')
  // 4. "If the sum of the lengths of the name string and the value string is more than 4096 octets, abort"
  if (cookie.size > MAX_NAME_AND_VALUE_OCTETS) findings.refuse('NameValuePairExceedsMaxSize')
  if (hasInnerTab(cookie, candidate, profile)) findings.refuse('DisallowedCharacter')
  if (candidate.name !== '') return
  if (profile.ambiguousNameless && candidate.value.includes('=')) findings.refuse('UnknownError')
  if (profile.emptyName === 'refused') findings.refuse('SyntaxError')
}

/** The standard lets a TAB be; neither browser does. */
function hasInnerTab(cookie: SetCookie, candidate: Candidate, profile: Profile): boolean {
  if (!cookie.line.includes('\t')) return false
  if (profile.innerTab === 'path') return candidate.path.includes('\t')
  const texts = cookie.attributes.flatMap(({ name, value }) => [name, value ?? ''])
  return [cookie.name, cookie.value, ...texts].some((text) => text.includes('\t'))
}

function checkDomain(findings: Refusals, candidate: Candidate): void {
  // 8 to 10
  if (candidate.domain.fits === 'no') findings.refuse('InvalidDomain')
  else if (candidate.domain.fits === 'unknown') findings.lack('public-suffix')
}

/** Section 5.7 steps 17 to 19. */
function checkSameSite(findings: Refusals, candidate: Candidate, party: Party, profile: Profile): void {
  const enforcement: SameSite = candidate.sameSite ?? profile.unspecifiedSameSite
  if (enforcement !== 'none') {
    if (party.sameSite === false) {
      findings.refuse(sameSiteReason(candidate.sameSite, party.schemeOnly))
      // Chromium's own name beside the one that says what it is.
      if (profile.crossSiteNamedSchemeful) findings.refuse(sameSiteReason(candidate.sameSite, true))
    } else if (party.missing !== null) findings.lack(party.missing)
  }
  // 19. "If the cookie's "same-site-flag" is "None", abort … unless the cookie's secure-only-flag is true."
  if (candidate.sameSite === 'none' && !candidate.secure) findings.refuse('SameSiteNoneInsecure')
}

/** Section 5.7 step 1: "A user agent MAY ignore a received cookie in its entirety." */
function checkPolicy(findings: Refusals, candidate: Candidate, party: Party, context: JudgeContext): void {
  if (party.sameSite === true || context.thirdParty === 'allow' || context.thirdParty === 'partition') return
  if (candidate.partitioned) return
  if (party.missing !== null) findings.lack(party.missing)
  else if (context.thirdParty === 'block') findings.refuse('UserPreferences')
  else findings.lack('third-party-policy')
}
