import type { PublicSuffixOf } from '../../cookie/public-suffixes.ts'
import type { Browser } from '../profiles.ts'

/** What a browser does with cookies of a site other than the top-level one. */
export type ThirdPartyPolicy = 'allow' | 'partition' | 'block'

/** The facts about a request that storing and sending both need. `undefined` is "not known", `null` "known to be absent". */
export interface RequestContext {
  readonly browser: Browser
  /** As the browser writes it (canonical). */
  readonly url: string
  /** webRequest.ResourceType of either browser. */
  readonly type: string
  /** 'GET' when left out. */
  readonly method?: string | undefined
  /** Origin or URL of what started the request; null: the user, or the browser itself. 'null' is an opaque origin. */
  readonly initiator?: string | null | undefined
  /** URL or origin of the top-level document; null: there is none (a service worker's request). Not needed for type main_frame. */
  readonly topUrl?: string | null | undefined
  /**
   * Origins or URLs of the documents around the requesting one, from the innermost to the top-level one, as far as known. For
   * a sub_frame: around the frame that is loaded; left out or empty: the initiator contains it.
   */
  readonly ancestors?: readonly string[] | undefined
  /** URLs of the earlier hops of the redirect chain, the first one first; left out: none. */
  readonly redirectedFrom?: readonly string[] | undefined
  readonly thirdParty?: ThirdPartyPolicy | undefined
  /** ms since the epoch */
  readonly now: number
  readonly publicSuffix: PublicSuffixOf
  /** The request's cookie store; null or left out: not known, which fits any. */
  readonly storeId?: string | null | undefined
}
