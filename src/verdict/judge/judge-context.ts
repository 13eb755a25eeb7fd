import type { JarCookie } from '../../jar/jar-cookie.ts'
import type { Browser } from '../profiles.ts'

/** What a browser does with cookies of a site other than the top-level one. */
export type ThirdPartyPolicy = 'allow' | 'partition' | 'block'

/**
 * The public suffix of a canonical host name ('co.uk' of 'www.example.co.uk', 'test' of 'a.test': the list's default rule
 * applies), or null when it can't be told. Never asked about IP addresses.
 */
export type PublicSuffixOf = (host: string) => string | null

/** The facts about a request that both directions need. `undefined` is "not known", `null` is "known: there is none". */
export interface RequestFacts {
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
   * Origins or URLs of the documents around the requesting one, from the innermost to the top-level one, as far as known. Of
   * a sub_frame: around the frame that is loaded; left out or empty: the initiator holds it.
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

/** The facts about a response that `judge` needs. Plain data but for `publicSuffix`. */
export interface JudgeContext extends RequestFacts {
  /** The cookies of that name, in any case, that the jar held for the host or its parent domains before the response; null: not known. */
  readonly jar?: readonly JarCookie[] | null | undefined
  /** When the jar is not known: what is in it all the same, as earlier lines of the same response have put it there. */
  readonly made?: readonly JarCookie[] | undefined
  /** The response's Date header, ms since the epoch; null or left out: none, or unreadable. */
  readonly serverDate?: number | null | undefined
  /** Whether the response registers a device-bound session (Secure-Session-Registration header). */
  readonly dbsc?: boolean | undefined
}
