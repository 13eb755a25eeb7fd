import { ApiError } from '../../../src/contract/api-error.ts'
import type { ExplainInput, JudgeInput } from '../../../src/contract/call-types.ts'
import { parseSetCookie } from '../../../src/cookie/parse-set-cookie.ts'
import { wholeCookie } from '../../../src/jar/whole-cookie.ts'
import { judge } from '../../../src/verdict/judge/judge.ts'
import type { RequestContext } from '../../../src/verdict/request/request-context.ts'
import { explainSend } from '../../../src/verdict/send/explain-send.ts'
import type { SendVerdict, Verdict } from '../../../src/verdict/verdict.ts'
import type { Platform } from '../../platform/capabilities.ts'
import type { Clock } from '../clock.ts'

export interface JudgeCallsDeps {
  readonly platform: Pick<Platform, 'name'>
  readonly publicSuffix: RequestContext['publicSuffix']
  readonly clock: Pick<Clock, 'now'>
}

/** The calls `judge` and `explain`: verdicts about a line or a cookie that the caller describes. The jar is not read. */
export class JudgeCalls {
  readonly #deps: JudgeCallsDeps

  constructor(deps: JudgeCallsDeps) {
    this.#deps = deps
  }

  /**
   * Predicts what this browser, or the one named, does with a Set-Cookie line. A fact that is missing counts as unknown,
   * and the verdict may say so. Without `jar`, a cookie that is kept is 'stored', though it may replace one.
   */
  async judge(input: JudgeInput): Promise<Verdict> {
    const { line, jar, serverDate } = input
    return judge(parseSetCookie(line), { ...this.#factsOf(input), jar: jar?.map(wholeCookie), serverDate })
  }

  /** Predicts whether the browser sends a stored cookie with a request. */
  async explain(input: ExplainInput): Promise<SendVerdict> {
    return explainSend(wholeCookie(input.cookie), { ...this.#factsOf(input), createdAt: input.createdAt })
  }

  #factsOf(input: JudgeInput | ExplainInput): RequestContext {
    const { platform, publicSuffix, clock } = this.#deps
    const {
      method,
      thirdParty,
      browser = platform.name,
      now = clock.now(),
      ancestors = [],
      redirectedFrom = [],
    } = input
    const url = canonicalUrl('url', input.url)
    const topUrl = input.topUrl == null ? input.topUrl : urlOrOpaque('topUrl', input.topUrl)
    // A page's own URL may be given as its top-level page.
    const { type = topUrl == null || topUrl === url ? 'main_frame' : 'other' } = input
    return {
      ...{ browser, url, topUrl, type, method, thirdParty, now, publicSuffix },
      initiator: initiatorOf(input.initiator, type),
      ancestors: ancestors.map((one) => urlOrOpaque('ancestors', one)),
      redirectedFrom: redirectedFrom.map((one) => canonicalUrl('redirectedFrom', one)),
    }
  }
}

/** A navigation without an initiator was typed; for any other request a missing initiator is unknown. */
function initiatorOf(initiator: string | null | undefined, type: string): string | null | undefined {
  if (initiator === undefined) return type === 'main_frame' ? null : undefined
  return initiator === null ? null : urlOrOpaque('initiator', initiator)
}

/** 'null' is an opaque origin, which belongs to no site. */
function urlOrOpaque(field: string, url: string): string {
  return url === 'null' ? 'null' : canonicalUrl(field, url)
}

/** @returns the URL as the browser writes it @throws ApiError 'bad-input' with the field */
function canonicalUrl(field: string, url: string): string {
  if (!URL.canParse(url)) throw new ApiError({ code: 'bad-input', field, detail: `${field} is no URL` })
  return new URL(url).href
}
