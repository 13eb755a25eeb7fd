import { MAX_NAME_AND_VALUE_OCTETS } from '../../cookie/limits.ts'
import type { SameSite, SetCookie } from '../../cookie/set-cookie.ts'
import type { JarCookie } from '../../jar/jar-cookie.ts'
import { Findings } from '../explain/findings.ts'
import type { SetCookieBlockedReason } from '../explain/reasons.ts'
import { sameSiteReason } from '../explain/same-site-reason.ts'
import type { Profile } from '../profiles.ts'
import type { Party } from '../request/party.ts'
import { isTrustworthy } from '../request/trustworthy.ts'
import type { Outcome, Verdict } from '../verdict.ts'
import type { Candidate } from './candidate.ts'
import { keepsPrefix } from './check-prefix.ts'
import type { JudgeContext } from './judge-context.ts'
import { neighbours, overlaidBy, replacedBy } from './neighbours.ts'
import { type Reading, readLine } from './read-line.ts'
import { type Surroundings, warningsOf } from './warnings-of.ts'

const COOKIE_SCHEMES: readonly string[] = ['https', 'http', 'wss', 'ws']

/**
 * What a browser does with a Set-Cookie line of a response, and every reason that stands against it (RFC 6265bis-22,
 * section 5.7, as the browser of the context has it). Never throws.
 *
 * A reason makes it 'blocked', whatever else isn't known. When the jar isn't known, a cookie that would be kept is
 * 'stored', though it may replace one; what would be deleted is 'unknown'.
 */
export function judge(cookie: SetCookie, context: JudgeContext): Verdict {
  return judgeReading(readLine(cookie, context), cookie, context).verdict
}

/** The same, of a line that has been read; and the cookie that the new one replaces or deletes, if it is known. */
export function judgeReading(
  { profile, url, candidate, party, place, partition, foreign }: Reading,
  cookie: SetCookie,
  context: JudgeContext,
): { readonly verdict: Verdict; readonly replaced: JarCookie | undefined } {
  const findings = new Findings<SetCookieBlockedReason>()
  if (!COOKIE_SCHEMES.includes(url.scheme)) findings.refuse('SchemeNotSupported')
  const jar = { storeId: context.storeId ?? null, partition, foreign, now: context.now }
  const near = neighbours(context.jar ?? context.made ?? [], jar)
  const isWhole = context.jar != null

  checkContent(findings, cookie, candidate, profile)
  checkDomain(findings, candidate)
  // 13. "If the cookie's secure-only-flag is true, and … the connection is not secure: abort"
  const trustworthy = isTrustworthy(url)
  if (candidate.secure && !trustworthy) findings.refuse('SecureOnly')
  // 16. "If the cookie's secure-only-flag is false, and the connection is not secure" (a Secure one is refused by 13)
  if (!trustworthy) {
    if (overlaidBy(candidate, near, profile) !== undefined) findings.refuse('OverwriteSecure')
    else if (!isWhole) findings.lack('jar')
  }
  checkSameSite(findings, candidate, party, profile)
  if (!keepsPrefix(candidate, url, profile)) findings.refuse('InvalidPrefix')
  // CHIPS, section 2.2: a partitioned cookie is Secure. CDP has no name for it.
  const secure = candidate.secure && trustworthy
  if (profile.partitionedNeedsSecure && candidate.partitioned && !secure) findings.refuse('UnknownError')
  checkPolicy(findings, candidate, place, context)

  const replaced = replacedBy(candidate, near)
  const expired = candidate.lifetime.endsAt !== null && candidate.lifetime.endsAt <= context.now
  // 24. "…evict all expired cookies": what has expired on arrival takes the old one with it.
  if (expired && replaced === undefined && !isWhole) findings.lack('jar')

  const around = { scheme: url.scheme, now: context.now, dbsc: context.dbsc === true, near, replaced }
  return { verdict: verdictOf(findings, expired, cookie, candidate, around), replaced }
}

function verdictOf(
  { reasons, missing }: Refusals,
  expired: boolean,
  cookie: SetCookie,
  candidate: Candidate,
  around: Surroundings,
): Verdict {
  const verdict = { reasons, certainty: 'predicted', warnings: [] } as const
  if (reasons.length > 0) return { outcome: 'blocked', ...verdict }
  if (missing.length > 0) return { outcome: 'unknown', ...verdict, missing }
  const outcome = outcomeOf(expired, around.replaced !== undefined)
  return expired ? { outcome, ...verdict } : { outcome, ...verdict, warnings: warningsOf(cookie, candidate, around) }
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
