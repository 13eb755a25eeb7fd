import type { PublicSuffixOf } from '../../cookie/public-suffixes.ts'
import type { Browser } from '../profiles.ts'

/** The browser's treatment of cookies of a site other than the top-level one. */
export type ThirdPartyPolicy = 'allow' | 'partition' | 'block'

/**
 * The facts about a request that verdicts about storing and sending need. `undefined` means "not known", `null` "known to
 * be absent".
 */
export interface RequestContext {
  readonly browser: Browser
  /** In the browser's canonical form. */
  readonly url: string
  /** webRequest.ResourceType of either browser. */
  readonly type: string
  /** Default: 'GET'. */
  readonly method?: string | undefined
  /** Origin or URL that started the request; null: the user, or the browser itself. 'null' is an opaque origin. */
  readonly initiator?: string | null | undefined
  /**
   * URL or origin of the top-level document; null: there is none (a service worker's request). Not needed for type
   * main_frame.
   */
  readonly topUrl?: string | null | undefined
  /**
   * Origins or URLs of the documents that contain the requesting one, innermost first, as far as known. For a sub_frame:
   * those that contain the loaded frame; missing or empty: the initiator contains it.
   */
  readonly ancestors?: readonly string[] | undefined
  /** URLs of the earlier hops of the redirect chain, in order; missing: none. */
  readonly redirectedFrom?: readonly string[] | undefined
  readonly thirdParty?: ThirdPartyPolicy | undefined
  /** ms since the epoch */
  readonly now: number
  readonly publicSuffix: PublicSuffixOf
  /** The request's cookie store; null or missing: not known, which matches any. */
  readonly storeId?: string | null | undefined
}
