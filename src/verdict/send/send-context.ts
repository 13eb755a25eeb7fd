import type { RequestContext } from '../request/request-context.ts'

/** The facts about a request that `explainSend` needs. Plain data except `publicSuffix`. */
export interface SendContext extends RequestContext {
  /**
   * When the cookie was created, milliseconds since the epoch; null or missing: not known (the `cookies` API doesn't
   * say).
   */
  readonly createdAt?: number | null | undefined
}
