import { parseSetCookie } from '../../src/cookie/parse-set-cookie.ts'
import type { ExplainInput, JudgeInput } from '../../src/message/message.ts'
import { publicSuffix } from '../../src/public-suffix.ts'
import { explainSend } from '../../src/verdict/explain-send.ts'
import { judge } from '../../src/verdict/judge.ts'
import type { SendVerdict, Verdict } from '../../src/verdict/verdict.ts'
import { platform } from '../platform/platform.ts'

/** What this browser (or the one asked for) would do with a line. What is not given is not known, and may make it say so. */
export async function answerJudge(input: JudgeInput): Promise<Verdict> {
  const { line, url, topUrl, initiator, type = 'main_frame', method = 'GET', browser, now } = input
  return judge(parseSetCookie(line), {
    browser: browser ?? platform.name,
    url,
    topUrl,
    initiator: initiator ?? (type === 'main_frame' ? null : undefined),
    type,
    method,
    now: now ?? Date.now(),
    publicSuffix,
  })
}

/** Whether a stored cookie would leave with a request. */
export async function answerExplain(input: ExplainInput): Promise<SendVerdict> {
  const { cookie, url, topUrl, initiator, type = 'main_frame', method = 'GET' } = input
  return explainSend(cookie, {
    browser: platform.name,
    url,
    topUrl,
    initiator: initiator ?? (type === 'main_frame' ? null : undefined),
    type,
    method,
    now: Date.now(),
    publicSuffix,
  })
}
