import { parseSetCookie } from '../../../src/cookie/parse-set-cookie.ts'
import type { SetCookie } from '../../../src/cookie/set-cookie.ts'
import type { Draft } from '../../../src/exchange/draft.ts'
import type { Received } from '../../../src/exchange/exchange.ts'
import { applyResponse, type ChangedLine, type RespondingRule } from '../../../src/inject/response.ts'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import type { JarMirror } from '../../../src/jar/mirror.ts'
import type { Verdict } from '../../../src/verdict/verdict.ts'
import { platform } from '../../platform/platform.ts'
import { judgeLines, type ResponseFacts } from './judge-line.ts'

/** A line of a response with its verdict, and what to await of the jar: the cookie it makes, if it makes one. */
export interface Taken {
  readonly received: Received
  readonly aim: JarCookie | null
  /** null: there was nothing in that place; undefined: not known */
  readonly before: JarCookie | null | undefined
}

/** A line that a rule has dropped does nothing. */
export const DROPPED: Verdict = { outcome: 'ignored', reasons: [], certainty: 'predicted', warnings: [] }

/** Judges the lines that the browser takes, after the rules. Those that it never gets make no cookie. */
export function receive(
  response: ResponseFacts,
  draft: Draft,
  mirror: JarMirror,
  rules: readonly RespondingRule[],
  now: number,
): Taken[] {
  const changed = applyResponse(response.lines, rules, platform.wire === 'blocking')
  // One that is only set right afterwards is taken at first as the server wrote it.
  const texts = changed.map(({ line, became, via }) =>
    became === null && via === 'jar-after' ? line : (became ?? line),
  )
  const reaches = changed.map(({ became, via }) => became !== null || via === 'jar-after')
  const judged = judgeLines({ ...response, lines: texts.filter((_, index) => reaches[index]) }, draft, mirror, now)
  let next = 0
  return changed.map((one, index) => {
    const found = reaches[index] ? judged[next++] : undefined
    const verdict = found && one.became !== null ? found.verdict : DROPPED
    // A line that nobody touched has been parsed already.
    const parsed = found && one.became === undefined ? found.cookie : parseSetCookie(one.line)
    return { received: toReceived(one, parsed, verdict), aim: found?.expectedCookie ?? null, before: found?.before }
  })
}

function toReceived(changed: ChangedLine, { name, value, attributes }: SetCookie, verdict: Verdict): Received {
  return { ...changed, name, value, attributes, verdict }
}
