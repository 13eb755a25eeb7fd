import { ApiError } from '../../src/contract/api-error.ts'
import type { ExplainInput, JudgeInput } from '../../src/contract/call-types.ts'
import { parseSetCookie } from '../../src/cookie/parse-set-cookie.ts'
import { wholeCookie } from '../../src/jar/whole-cookie.ts'
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
  const { line, jar, serverDate } = input
  return judge(parseSetCookie(line), { ...factsOf(input), jar: jar?.map(wholeCookie), serverDate })
}

/** Whether a stored cookie would leave with a request. */
export async function answerExplain(input: ExplainInput): Promise<SendVerdict> {
  return explainSend(wholeCookie(input.cookie), { ...factsOf(input), createdAt: input.createdAt })
}

function factsOf(input: JudgeInput | ExplainInput): RequestFacts {
  const { method, thirdParty, browser = platform.name, now = Date.now(), ancestors = [], redirectedFrom = [] } = input
  const url = canonical('url', input.url)
  const topUrl = input.topUrl == null ? input.topUrl : origined('topUrl', input.topUrl)
  // The page itself may be named as such.
  const { type = topUrl == null || topUrl === url ? 'main_frame' : 'other' } = input
  return {
    ...{ browser, url, topUrl, type, method, thirdParty, now, publicSuffix },
    initiator: initiatorOf(input.initiator, type),
    ancestors: ancestors.map((one) => origined('ancestors', one)),
    redirectedFrom: redirectedFrom.map((one) => canonical('redirectedFrom', one)),
  }
}

/** A navigation of which nobody says what started it was typed; of any other request it is not known. */
function initiatorOf(initiator: string | null | undefined, type: string): string | null | undefined {
  if (initiator === undefined) return type === 'main_frame' ? null : undefined
  return initiator === null ? null : origined('initiator', initiator)
}

/** An opaque origin is of no site. */
function origined(field: string, url: string): string {
  return url === 'null' ? 'null' : canonical(field, url)
}

/** As the browser writes it. @throws ApiError 'bad-input' at its field */
function canonical(field: string, url: string): string {
  if (!URL.canParse(url)) throw new ApiError({ code: 'bad-input', field, detail: `${field} is no URL` })
  return new URL(url).href
}
