import { parseCookieHeader } from '../../../src/cookie/parse-cookie-header.ts'
import type { SetCookie } from '../../../src/cookie/set-cookie.ts'
import type { Draft } from '../../../src/exchange/draft.ts'
import type { Awaited } from '../../../src/exchange/observer.ts'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import type { JarMirror } from '../../../src/jar/mirror.ts'
import { publicSuffix } from '../../../src/public-suffix.ts'
import { judge } from '../../../src/verdict/judge.ts'
import type { JudgeContext } from '../../../src/verdict/judge-context.ts'
import { reconcile } from '../../../src/verdict/reconcile.ts'
import type { Verdict } from '../../../src/verdict/verdict.ts'
import { wouldBe } from '../../../src/verdict/would-be.ts'
import { platform } from '../../platform/platform.ts'

interface ResponseFacts {
  readonly serverDate: number | null
  readonly dbsc: boolean
}

interface Judged {
  readonly verdict: Verdict
  /** The cookie that the line makes if it is kept. */
  readonly aim: JarCookie
  /** What the jar held in that place before; null: nothing; undefined: not known. */
  readonly before: JarCookie | null | undefined
}

/** What our rules say of a line, and what the jar held in its place. */
export function judgeLine(
  parsed: SetCookie,
  draft: Draft,
  { serverDate, dbsc }: ResponseFacts,
  mirror: JarMirror,
  now: number,
): Judged {
  const jar = mirror.knows(draft.startedAt) ? inStore(mirror.named(parsed.name), draft.storeId) : null
  const context = { ...contextOf(draft, now), jar, serverDate, dbsc }
  const aim = wouldBe(parsed, context)
  const before = jar === null ? undefined : (jar.find((cookie) => samePlace(cookie, aim)) ?? null)
  return { verdict: judge(parsed, context), aim, before }
}

/** Where a line of an earlier life of the background would have put its cookie. */
export function aimOf(parsed: SetCookie, draft: Draft, now: number): JarCookie {
  return wouldBe(parsed, contextOf(draft, now))
}

function contextOf(draft: Draft, now: number): JudgeContext {
  return {
    browser: platform.name,
    url: draft.url,
    type: draft.type,
    method: draft.method,
    initiator: draft.initiator,
    // A request of no tab (a worker's) has no top-level site; a page that we may not see is not known.
    topUrl: draft.topUrl ?? (draft.tabId < 0 ? null : undefined),
    ancestors: draft.ancestors,
    redirectedFrom: draft.from,
    now,
    publicSuffix,
    storeId: draft.storeId,
  }
}

function inStore(cookies: readonly JarCookie[], store: string | null): JarCookie[] {
  return cookies.filter(({ storeId }) => store === null || storeId === store)
}

function samePlace(cookie: JarCookie, aim: JarCookie): boolean {
  return cookie.domain === aim.domain && cookie.path === aim.path
}

/** The verdict after the jar has spoken. @param after what a look-up found; undefined when there was none */
export function observe(line: Awaited, after: JarCookie | null | undefined, predicted: Verdict): Verdict {
  return reconcile(predicted, { changes: line.changes, after, before: line.before, wouldBe: line.aim })
}

export function parseHeader(header: string | null): Draft['sent']['cookies'] {
  return header === null ? [] : parseCookieHeader(header)
}
