import type { RequestContext } from '../request/request-context.ts'

/** The facts about a request that `explainSend` needs. Plain data but for `publicSuffix`. */
export interface SendContext extends RequestContext {
  /** When the cookie was created, ms since the epoch; null or left out: not known (the `cookies` API doesn't say). */
  readonly createdAt?: number | null | undefined
}
