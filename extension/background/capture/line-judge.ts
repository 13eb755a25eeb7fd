import { cookieKeyText } from '../../../src/cookie/cookie-key.ts'
import { parseSetCookie } from '../../../src/cookie/parse-set-cookie.ts'
import type { SetCookie } from '../../../src/cookie/set-cookie.ts'
import { effectiveLine } from '../../../src/exchange/model/effective-line.ts'
import type { Received } from '../../../src/exchange/model/exchange.ts'
import type { LogEntry } from '../../../src/exchange/model/log-entry.ts'
import type { PendingCookie } from '../../../src/exchange/record/cookie-change-matcher.ts'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import type { JarMirror } from '../../../src/jar/mirror.ts'
import { applyResponse, type ChangedLine, type RespondingRule } from '../../../src/rules/response/response.ts'
import type { JudgeContext } from '../../../src/verdict/judge/judge-context.ts'
import { judgeResponse } from '../../../src/verdict/judge/judge-response.ts'
import { resultingCookie } from '../../../src/verdict/judge/resulting-cookie.ts'
import { reconcile } from '../../../src/verdict/reconcile.ts'
import type { Verdict } from '../../../src/verdict/verdict.ts'
import type { Platform } from '../../platform/capabilities.ts'

/** The facts of a response that concern cookies. */
export interface ResponseFacts {
  readonly lines: readonly string[]
  /** Milliseconds since the epoch. */
  readonly serverDate: number | null
  readonly dbsc: boolean
}

/** A Set-Cookie line with its predicted verdict. */
export interface JudgedLine {
  readonly received: Received
  /** The cookie that the line stores or deletes; null: none. */
  readonly expectedCookie: JarCookie | null
  /** The cookie with the same key before; null: none; undefined: not known. */
  readonly before: JarCookie | null | undefined
}

export interface LineJudgeDeps {
  /** The jar as it was when the response arrived. */
  readonly mirror: JarMirror
  readonly platform: Pick<Platform, 'name' | 'wire'>
  readonly publicSuffix: JudgeContext['publicSuffix']
}

/** The verdict of a line that a rule has dropped. */
export const DROPPED: Verdict = { outcome: 'ignored', reasons: [], certainty: 'predicted', warnings: [] }

/** Predicts what the browser does with Set-Cookie lines, and corrects the prediction once the jar shows the result. */
export class LineJudge {
  readonly #deps: LineJudgeDeps

  constructor(deps: LineJudgeDeps) {
    this.#deps = deps
  }

  /**
   * Judges the lines of a response in order, as the browser sees them after the rules; each against the jar that the
   * lines before it left. A line that a rule drops before the browser sees it stores no cookie.
   */
  judge(response: ResponseFacts, entry: LogEntry, rules: readonly RespondingRule[], now: number): JudgedLine[] {
    const changed = applyResponse(response.lines, rules, this.#deps.platform.wire === 'blocking')
    // A line that is repaired afterwards is first stored as the server wrote it.
    const texts = changed.map(({ line, became, via }) =>
      became === null && via === 'jar-after' ? line : (became ?? line),
    )
    const reachesBrowser = changed.map(({ became, via }) => became !== null || via === 'jar-after')
    const judged = this.#predict({ ...response, lines: texts.filter((_, index) => reachesBrowser[index]) }, entry, now)
    let next = 0
    return changed.map((one, index) => {
      const found = reachesBrowser[index] ? judged[next++] : undefined
      const verdict = found && one.became !== null ? found.verdict : DROPPED
      // An unchanged line has been parsed already.
      const parsed = found && one.became === undefined ? found.cookie : parseSetCookie(one.line)
      return {
        received: toReceived(one, parsed, verdict),
        expectedCookie: found?.expectedCookie ?? null,
        before: found?.before,
      }
    })
  }

  /** Returns the cookie that a line of an earlier response stores or deletes. */
  expectedCookie(parsed: SetCookie, entry: LogEntry, now: number): JarCookie {
    return resultingCookie(parsed, this.#contextOf(entry, now))
  }

  /** Corrects a verdict by what the jar shows. @param found the result of a look-up; undefined: none was made */
  observe(line: PendingCookie, found: JarCookie | null | undefined, predicted: Verdict): Verdict {
    const { changes, before, expectedCookie } = line
    const after = this.#isReplaced(line) ? undefined : found
    return reconcile(predicted, { changes, after, before, expectedCookie })
  }

  #predict({ lines, serverDate, dbsc }: ResponseFacts, entry: LogEntry, now: number) {
    const { mirror } = this.#deps
    const isKnown = mirror.knows(entry.startedAt)
    const jar = (name: string) => (isKnown ? inStore(mirror.namedIgnoringCase(name), entry.storeId) : null)
    const cookies = lines.map((line) => parseSetCookie(line))
    return judgeResponse(cookies, { ...this.#contextOf(entry, now), serverDate, dbsc, jar })
  }

  /** Returns whether a later line of the response stores a cookie with the same key. If so, a look-up finds that one. */
  #isReplaced({ entry, index, expectedCookie }: PendingCookie): boolean {
    const key = cookieKeyText(expectedCookie)
    return entry.received.slice(index + 1).some((received) => {
      const line = effectiveLine(received)
      if (line === null || received.verdict.outcome === 'blocked') return false
      return cookieKeyText(this.expectedCookie(parseSetCookie(line), entry, entry.startedAt)) === key
    })
  }

  #contextOf(entry: LogEntry, now: number): JudgeContext {
    const { platform, publicSuffix } = this.#deps
    return {
      browser: platform.name,
      url: entry.url,
      type: entry.type,
      method: entry.method,
      initiator: entry.initiator,
      // A request without a tab (a worker's) has no top-level site. For a tab whose page the extension has no permission
      // for, the site is unknown.
      topUrl: entry.topUrl ?? (entry.tabId < 0 ? null : undefined),
      ancestors: entry.ancestors,
      redirectedFrom: entry.from,
      now,
      publicSuffix,
      storeId: entry.storeId,
    }
  }
}

function toReceived(changed: ChangedLine, { name, value, attributes }: SetCookie, verdict: Verdict): Received {
  return { ...changed, name, value, attributes, verdict }
}

function inStore(cookies: readonly JarCookie[], store: string | null): JarCookie[] {
  return cookies.filter(({ storeId }) => store === null || storeId === store)
}
