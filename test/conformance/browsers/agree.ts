import { getPublicSuffix } from 'tldts'
import { identityOf, sameIdentity } from '../../../src/cookie/identity.ts'
import { parseSetCookie } from '../../../src/cookie/parse-set-cookie.ts'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import { explainSend } from '../../../src/verdict/explain-send.ts'
import { judge } from '../../../src/verdict/judge.ts'
import type { JudgeContext } from '../../../src/verdict/judge-context.ts'
import type { Verdict } from '../../../src/verdict/verdict.ts'
import { wouldBe } from '../../../src/verdict/would-be.ts'
import type { Case, Judged, Seen } from './case.ts'

/** Where the judge and the browser part; null: they agree. */
export interface Disagreement {
  readonly problem: string
  readonly line: string
  readonly verdict: Verdict
}

function contextOf(one: Case, seen: Seen, browser: Pick<Judged, 'name' | 'thirdParty'>): JudgeContext {
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
    publicSuffix: (host) => getPublicSuffix(host, { allowPrivateDomains: true }),
    jar: seen.before,
    serverDate: one.date === undefined ? null : Date.parse(one.date),
  }
}

/** Whether what left is what we say would leave. */
export function compareSent(one: Case, seen: Seen, browser: Pick<Judged, 'name' | 'thirdParty'>): string | null {
  const context = { ...contextOf(one, seen, browser), createdAt: seen.at }
  const said = seen.before.filter((cookie) => explainSend(cookie, context).outcome === 'sent')
  const ours = said.map(({ name, value }) => (name === '' ? value : `${name}=${value}`)).sort()
  const theirs = seen.sent === null ? [] : seen.sent.split('; ').sort()
  return ours.join('; ') === theirs.join('; ') ? null : `sent ${JSON.stringify(theirs)}; ours: ${JSON.stringify(ours)}`
}

export function compare(one: Case, seen: Seen, browser: Pick<Judged, 'name' | 'thirdParty'>): Disagreement | null {
  if (seen.line === null) return null
  const context = contextOf(one, seen, browser)
  const cookie = parseSetCookie(seen.line)
  const verdict = judge(cookie, context)
  const say = (problem: string): Disagreement => ({ problem, line: seen.line ?? '', verdict })
  const fresh = changed(seen.before, seen.after)
  const gone = seen.before.filter((old) => !seen.after.some((now) => same(old, now)))
  const outcome =
    fresh.length > 0
      ? fresh.some((now) => seen.before.some((old) => same(old, now)))
        ? 'replaced'
        : 'stored'
      : gone.length > 0
        ? 'deleted'
        : 'nothing'
  const ours = verdict.outcome === 'ignored' || verdict.outcome === 'blocked' ? 'nothing' : verdict.outcome
  const expected = wouldBe(cookie, context)
  // Set again with nothing changed: the jar looks as before.
  if (
    verdict.outcome === 'replaced' &&
    seen.after.some((now) => same(now, expected) && differs(now, expected) === null)
  )
    return null
  if (ours !== outcome) return say(`outcome ${outcome}${seen.reasons === null ? '' : ` [${seen.reasons.join()}]`}`)
  if (seen.reasons !== null) {
    const lacking = seen.reasons.filter((reason) => !(verdict.reasons as readonly string[]).includes(reason))
    if (lacking.length > 0) return say(`reasons ${seen.reasons.join()}`)
    if (seen.reasons.length === 0 && verdict.outcome === 'blocked' && !verdict.reasons.includes('UnknownError'))
      return say('not blocked')
  }
  const [kept] = fresh
  if (kept === undefined) return null
  const field = differs(expected, kept)
  return field === null ? null : say(field)
}

function same(a: JarCookie, b: JarCookie): boolean {
  return sameIdentity({ ...identityOf(a), storeId: null }, identityOf(b))
}

function changed(before: readonly JarCookie[], after: readonly JarCookie[]): JarCookie[] {
  return after.filter((now) => !before.some((old) => same(old, now) && differs(old, now) === null))
}

/** The first field in which two cookies differ; dates within 3 s are the same. */
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
  return ours === its ? null : `partition: ours ${ours}, its ${its}`
}
