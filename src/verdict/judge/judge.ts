import { MAX_NAME_AND_VALUE_OCTETS } from '../../cookie/limits.ts'
import type { SameSite, SetCookie } from '../../cookie/set-cookie.ts'
import type { JarCookie } from '../../jar/jar-cookie.ts'
import { Findings } from '../explain/findings.ts'
import type { SetCookieBlockedReason } from '../explain/refusals.ts'
import { sameSiteReason } from '../explain/same-site-reason.ts'
import { type StoredCookie, type Warning, warningsOf } from '../explain/warnings.ts'
import type { Profile } from '../profiles.ts'
import type { Party } from '../request/party.ts'
import { isTrustworthy } from '../request/trustworthy.ts'
import type { Outcome, Verdict } from '../verdict.ts'
import type { Candidate } from './candidate.ts'
import { keepsPrefix } from './check-prefix.ts'
import type { JudgeContext } from './judge-context.ts'
import { neighbours, overlaidBy, replacedBy } from './neighbours.ts'
import { type Reading, readLine } from './read-line.ts'

const COOKIE_SCHEMES: readonly string[] = ['https', 'http', 'wss', 'ws']

/**
 * Predicts what a browser does with a Set-Cookie line of a response, with every reason against it: RFC 6265bis-22,
 * section 5.7, as the browser of the context implements it. Never throws. A single reason makes it 'blocked', even if
 * other facts are unknown. When the jar is unknown, a cookie that is kept is 'stored', though it may replace one; a line
 * that deletes is 'unknown'.
 */
export function judge(cookie: SetCookie, context: JudgeContext): Verdict {
  return judgeReading(readLine(cookie, context), cookie, context).verdict
}

/**
 * Same as `judge`, for a line that has been read already. `replaced`: the cookie that the new one replaces or deletes, if
 * known.
 */
export function judgeReading(
  reading: Reading,
  cookie: SetCookie,
  context: JudgeContext,
): { readonly verdict: Verdict; readonly replaced: JarCookie | undefined } {
  const { profile, url, candidate, partition, crossSiteAncestor } = reading
  const findings = new Findings<SetCookieBlockedReason>()
  if (!COOKIE_SCHEMES.includes(url.scheme)) findings.refuse('SchemeNotSupported')
  const part = { storeId: context.storeId ?? undefined, partition, crossSiteAncestor }
  const near = neighbours(context.jar ?? context.made ?? [], part, context.now)
  const isWhole = context.jar != null

  checkContent(findings, cookie, candidate, profile)
  checkDomain(findings, candidate)
  // 13. "If the cookie's secure-only-flag is true, and … the connection is not secure: abort"
  const trustworthy = isTrustworthy(url)
  if (candidate.secure && !trustworthy) findings.refuse('SecureOnly')
  // 16. "If the cookie's secure-only-flag is false, and the connection is not secure" (13 refuses a Secure one)
  if (!trustworthy) {
    if (overlaidBy(candidate, near, profile) !== undefined) findings.refuse('OverwriteSecure')
    else if (!isWhole) findings.lack('jar')
  }
  checkSameSite(findings, candidate, reading.initiatorParty, profile)
  if (!keepsPrefix(candidate, url, profile)) findings.refuse('InvalidPrefix')
  // CHIPS, section 2.2. CDP has no reason for it.
  const secure = candidate.secure && trustworthy
  if (profile.partitionedNeedsSecure && candidate.partitioned && !secure) findings.refuse('UnknownError')
  checkPolicy(findings, candidate, reading.frameParty, context)

  const replaced = replacedBy(candidate, near)
  const { endsAt } = candidate.lifetime
  const expired = endsAt !== null && endsAt <= context.now
  // 24. "…evict all expired cookies": a cookie that has expired on arrival deletes the old one.
  if (expired && replaced === undefined && !isWhole) findings.lack('jar')

  const isKept = !expired && !findings.isAgainst
  const warnings = isKept ? warningsOf(storedCookie(cookie, reading, context, near, replaced)) : []
  return { verdict: verdictOf(findings, outcomeOf(expired, replaced !== undefined), warnings), replaced }
}

function verdictOf({ reasons, missing }: Refusals, outcome: Outcome, warnings: readonly Warning[]): Verdict {
  if (reasons.length > 0) return { outcome: 'blocked', reasons, certainty: 'predicted', warnings }
  if (missing.length > 0) return { outcome: 'unknown', reasons, certainty: 'predicted', warnings, missing }
  return { outcome, reasons, certainty: 'predicted', warnings }
}

function outcomeOf(expired: boolean, found: boolean): Outcome {
  if (expired) return found ? 'deleted' : 'ignored'
  return found ? 'replaced' : 'stored'
}

function storedCookie(
  cookie: SetCookie,
  { candidate, url }: Reading,
  { now, dbsc }: JudgeContext,
  near: readonly JarCookie[],
  replaced: JarCookie | undefined,
): StoredCookie {
  const { sameSite, secure, httpOnly, lifetime } = candidate
  return {
    name: cookie.name,
    sameSite,
    secure,
    httpOnly,
    endsAt: lifetime.endsAt,
    clamped: lifetime.clamped,
    nonAscii: cookie.notes.some((note) => note.code === 'non-ascii'),
    otherNames: near.filter((one) => one !== replaced).map(({ name }) => name),
    scheme: url.scheme,
    now,
    dbsc: dbsc === true,
  }
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

/**
 * Returns whether the line has a TAB that makes the browser refuse it. The standard allows a TAB; both browsers refuse
 * it, each in other parts of the line.
 */
function hasInnerTab(cookie: SetCookie, candidate: Candidate, profile: Profile): boolean {
  if (!cookie.line.includes('\t')) return false
  if (profile.innerTab === 'path') return candidate.path.includes('\t')
  const texts = cookie.attributes.flatMap(({ name, value }) => [name, value ?? ''])
  return [cookie.name, cookie.value, ...texts].some((text) => text.includes('\t'))
}

/** Section 5.7 steps 8 to 10. */
function checkDomain(findings: Refusals, { domain }: Candidate): void {
  if (domain.fits === 'no') findings.refuse('InvalidDomain')
  else if (domain.fits === 'unknown') findings.lack('public-suffix')
}

/** Section 5.7 steps 17 to 19. */
function checkSameSite(findings: Refusals, candidate: Candidate, party: Party, profile: Profile): void {
  const enforcement: SameSite = candidate.sameSite ?? profile.unspecifiedSameSite
  if (enforcement !== 'none') {
    if (party.sameSite === false) {
      findings.refuse(sameSiteReason(candidate.sameSite, party.schemeOnly))
      // CDP reports this name in addition to the one that names the cause.
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
