import { cookieKeyOf, sameKey } from '../../../src/cookie/cookie-key.ts'
import { parseSetCookie } from '../../../src/cookie/parse-set-cookie.ts'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import { parseNsprDate } from '../../../src/verdict/dates/nspr-date.ts'
import { type JudgedLine, judgeResponse } from '../../../src/verdict/judge/judge-response.ts'
import type { RequestContext } from '../../../src/verdict/request/request-context.ts'
import { explainSend } from '../../../src/verdict/send/explain-send.ts'
import type { Outcome, Verdict } from '../../../src/verdict/verdict.ts'
import { publicSuffix } from '../../public-suffix.ts'
import type { Case, Judged, Seen } from './case.ts'

/** A difference between the engine's verdicts and the browser's. */
export interface Disagreement {
  readonly problem: string
  readonly lines: readonly string[]
  readonly verdicts: readonly Verdict[]
}

function contextOf(
  one: Case,
  seen: Seen,
  browser: Pick<Judged, 'name' | 'thirdParty'>,
): RequestContext & { readonly serverDate: number | null } {
  const { scene } = one
  const top = new URL(scene.page.replace(/:\{.\}/, ''))
  return {
    browser: browser.name,
    url: new URL(scene.url.replace(/:\{.\}/, '')).href,
    type: scene.how === 'navigate' ? 'main_frame' : scene.how === 'iframe' ? 'sub_frame' : 'xmlhttprequest',
    method: 'GET',
    initiator: scene.how === 'navigate' ? null : top.origin,
    topUrl: top.href,
    thirdParty: browser.thirdParty,
    now: seen.at,
    publicSuffix,
    serverDate: one.date === undefined ? null : parseNsprDate(one.date),
  }
}

/** Compares the sent Cookie header with the engine's. @returns the difference; null without one */
export function compareSent(one: Case, seen: Seen, browser: Pick<Judged, 'name' | 'thirdParty'>): string | null {
  const context = { ...contextOf(one, seen, browser), createdAt: seen.at }
  const said = seen.before.filter((cookie) => explainSend(cookie, context).outcome === 'sent')
  const ours = said.map(({ name, value }) => (name === '' ? value : `${name}=${value}`)).sort()
  const theirs = seen.sent === null ? [] : seen.sent.split('; ').sort()
  return ours.join('; ') === theirs.join('; ') ? null : `sent ${JSON.stringify(theirs)}; ours: ${JSON.stringify(ours)}`
}

/** Compares the verdicts on every line with the browser's reasons, and the jar that they lead to with the browser's. @returns null without a difference */
export function compare(one: Case, seen: Seen, browser: Pick<Judged, 'name' | 'thirdParty'>): Disagreement | null {
  return seen.lines === null ? null : compareLines(seen.lines, seen, contextOf(one, seen, browser))
}

/** Like `compare`, for lines in any context. */
export function compareLines(
  lines: readonly string[],
  seen: Pick<Seen, 'before' | 'after' | 'reasons'>,
  facts: RequestContext & { readonly serverDate?: number | null },
): Disagreement | null {
  const before = seen.before.map(legible)
  const judged = judgeResponse(
    lines.map((line) => parseSetCookie(line)),
    { ...facts, jar: () => before },
  )
  const verdicts = judged.map(({ verdict }) => verdict)
  const problem =
    judged.map(({ verdict }, index) => reasonsProblem(verdict, seen.reasons?.[index] ?? null)).find((text) => text) ??
    jarProblem(judged, before, seen.after.map(legible))
  return problem === null ? null : { problem, lines, verdicts }
}

function reasonsProblem({ outcome, reasons }: Verdict, theirs: readonly string[] | null): string | null {
  if (outcome === 'unknown') return 'not known'
  if (theirs === null) return null
  const lacking = theirs.filter((reason) => !(reasons as readonly string[]).includes(reason))
  if (lacking.length > 0) return `reasons ${theirs.join()}`
  // CDP omits refusals that it has no name for.
  return theirs.length === 0 && outcome === 'blocked' && !reasons.includes('UnknownError') ? 'not blocked' : null
}

/** Applies the verdicts to the jar and compares the result with the browser's jar. */
function jarProblem(judged: readonly JudgedLine[], before: readonly JarCookie[], after: readonly JarCookie[]) {
  let jar = before
  for (const { verdict, expectedCookie: made } of judged) {
    const aim = legible(made)
    const rest = jar.filter((old) => !same(old, aim))
    const found = rest.length < jar.length
    if (found !== FOUND[verdict.outcome] && verdict.outcome !== 'blocked') return `${verdict.outcome}, yet ${found}`
    if (verdict.outcome === 'stored' || verdict.outcome === 'replaced') jar = [...rest, aim]
    else if (verdict.outcome === 'deleted') jar = rest
  }
  const lost = jar.find((ours) => !after.some((its) => same(ours, its)))
  if (lost !== undefined) return `ours keeps ${show(lost)}`
  const more = after.find((its) => !jar.some((ours) => same(ours, its)))
  if (more !== undefined) return `it keeps ${show(more)}`
  for (const ours of jar) {
    const field = differs(ours, after.find((its) => same(ours, its)) ?? ours)
    if (field !== null) return `${show(ours)}: ${field}`
  }
  return null
}

/** Whether an outcome presupposes a cookie with the same identity in the jar. */
const FOUND: Record<Outcome, boolean> = {
  ...{ stored: false, replaced: true, deleted: true, ignored: false, blocked: false, unknown: false },
}

/** Removes U+FFFD: an extension gets it for invalid UTF-8, which CDP leaves out. */
function legible(cookie: JarCookie): JarCookie {
  const text = (one: string) => one.replaceAll('\ufffd', '')
  return { ...cookie, name: text(cookie.name), value: text(cookie.value), path: text(cookie.path) }
}

function show({ name, value, domain, path }: JarCookie): string {
  return JSON.stringify([name, value, domain, path])
}

function same(a: JarCookie, b: JarCookie): boolean {
  return sameKey({ ...cookieKeyOf(a), storeId: undefined }, cookieKeyOf(b))
}

/** The first field in which two cookies differ; expiry dates within 3 s count as equal. */
function differs(a: JarCookie, b: JarCookie): string | null {
  for (const key of [
    'name',
    'value',
    'domain',
    'hostOnly',
    'path',
    'secure',
    'httpOnly',
    'sameSite',
    'session',
  ] as const) {
    if (a[key] !== b[key]) return `${key}: ours ${JSON.stringify(a[key])}, its ${JSON.stringify(b[key])}`
  }
  if (Math.abs((a.expirationDate ?? 0) - (b.expirationDate ?? 0)) > 3)
    return `expires: ours ${a.expirationDate}, its ${b.expirationDate}`
  const [ours, its] = [a.partitionKey?.topLevelSite, b.partitionKey?.topLevelSite]
  if (ours !== its) return `partition: ours ${ours}, its ${its}`
  const [near, far] = [a.partitionKey?.hasCrossSiteAncestor, b.partitionKey?.hasCrossSiteAncestor]
  return near === far ? null : `ancestor: ours ${near}, its ${far}`
}
