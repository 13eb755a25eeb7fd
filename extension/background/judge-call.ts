import { parseSetCookie } from '../../src/cookie/parse-set-cookie.ts'
import { wholeCookie } from '../../src/jar/whole-cookie.ts'
import { CrumblineError } from '../../src/message/fault.ts'
import type { ExplainInput, JudgeInput } from '../../src/message/message.ts'
import { explainSend } from '../../src/verdict/explain-send.ts'
import { judge } from '../../src/verdict/judge.ts'
import type { RequestFacts } from '../../src/verdict/judge-context.ts'
import type { SendVerdict, Verdict } from '../../src/verdict/verdict.ts'
import { platform } from '../platform/platform.ts'
import { publicSuffix } from '../platform/public-suffix.ts'

/**
 * What this browser (or the one asked for) would do with a line. What is not given is not known, and may make it say so;
 * the jar is not looked at, so that a cookie that would be kept is 'stored' though it may replace one.
 */
export async function answerJudge(input: JudgeInput): Promise<Verdict> {
  return judge(parseSetCookie(input.line), {
    ...factsOf(input, input.now ?? Date.now()),
    browser: input.browser ?? platform.name,
  })
}

/** Whether a stored cookie would leave with a request. */
export async function answerExplain(input: ExplainInput): Promise<SendVerdict> {
  return explainSend(wholeCookie(input.cookie), factsOf(input, Date.now()))
}

function factsOf(input: JudgeInput | ExplainInput, now: number): RequestFacts {
  const { url, topUrl, initiator, type = 'main_frame', method = 'GET' } = input
  return {
    browser: platform.name,
    url: canonical('url', url),
    topUrl: topUrl === undefined ? undefined : canonical('topUrl', topUrl),
    initiator: initiatorOf(initiator, type),
    type,
    method,
    now,
    publicSuffix,
  }
}

/** A navigation of which nobody says what started it was typed; of any other request it is not known. */
function initiatorOf(initiator: string | undefined, type: string): string | null | undefined {
  if (initiator === undefined) return type === 'main_frame' ? null : undefined
  // An opaque origin is of no site.
  return initiator === 'null' ? 'null' : canonical('initiator', initiator)
}

/** As the browser writes it. @throws CrumblineError 'bad-input' at its field */
function canonical(field: string, url: string): string {
  if (!URL.canParse(url)) throw new CrumblineError({ code: 'bad-input', field, detail: `${field} is no URL` })
  return new URL(url).href
}
