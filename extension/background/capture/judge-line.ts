import { parseCookieHeader } from '../../../src/cookie/parse-cookie-header.ts'
import { parseSetCookie } from '../../../src/cookie/parse-set-cookie.ts'
import type { SetCookie } from '../../../src/cookie/set-cookie.ts'
import type { Draft } from '../../../src/exchange/draft.ts'
import { effectiveLine } from '../../../src/exchange/effective-line.ts'
import type { Awaited } from '../../../src/exchange/observer.ts'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import { jarKey } from '../../../src/jar/jar-key.ts'
import type { JarMirror } from '../../../src/jar/mirror.ts'
import type { JudgeContext } from '../../../src/verdict/judge/judge-context.ts'
import { type JudgedLine, judgeResponse } from '../../../src/verdict/judge/judge-response.ts'
import { resultingCookie } from '../../../src/verdict/judge/resulting-cookie.ts'
import { reconcile } from '../../../src/verdict/reconcile.ts'
import type { Verdict } from '../../../src/verdict/verdict.ts'
import { platform } from '../../platform/platform.ts'
import { publicSuffix } from '../../platform/public-suffix.ts'

export interface ResponseFacts {
  readonly lines: readonly string[]
  readonly serverDate: number | null
  readonly dbsc: boolean
}

/** What our rules say of the lines of a response, one after the other, and what the jar held in their places. */
export function judgeLines(
  { lines, serverDate, dbsc }: ResponseFacts,
  draft: Draft,
  mirror: JarMirror,
  now: number,
): JudgedLine[] {
  const known = mirror.knows(draft.startedAt)
  const jar = (name: string) => (known ? inStore(mirror.alike(name), draft.storeId) : null)
  const cookies = lines.map((line) => parseSetCookie(line))
  return judgeResponse(cookies, { ...contextOf(draft, now), serverDate, dbsc, jar })
}

/** Where a line of an earlier life of the background would have put its cookie. */
export function aimOf(parsed: SetCookie, draft: Draft, now: number): JarCookie {
  return resultingCookie(parsed, contextOf(draft, now))
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

/** The verdict after the jar has spoken. @param after what a look-up found; undefined when there was none */
export function observe(line: Awaited, after: JarCookie | null | undefined, predicted: Verdict): Verdict {
  const found = isOutdone(line) ? undefined : after
  return reconcile(predicted, { changes: line.changes, after: found, before: line.before, expectedCookie: line.aim })
}

/** Whether a later line of the same response puts another cookie in the same place: what is found there tells of that one. */
function isOutdone({ draft, index, aim }: Awaited): boolean {
  const place = jarKey(aim)
  return draft.received.slice(index + 1).some((received) => {
    const line = effectiveLine(received)
    if (line === null || received.verdict.outcome === 'blocked') return false
    return jarKey(aimOf(parseSetCookie(line), draft, draft.startedAt)) === place
  })
}

export function parseHeader(header: string | null): Draft['sent']['cookies'] {
  return header === null ? [] : parseCookieHeader(header)
}
