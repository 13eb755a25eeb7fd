import type { JarCookie } from '../../jar/jar-cookie.ts'
import type { RequestContext } from '../request/request-context.ts'

/** The facts about a response that `judge` needs. Plain data except `publicSuffix`. */
export interface JudgeContext extends RequestContext {
  /**
   * The cookies of that name, ignoring case, that the jar held for the host or its parent domains before the response;
   * null: not known.
   */
  readonly jar?: readonly JarCookie[] | null | undefined
  /** Used when the jar is not known: cookies that earlier lines of the same response stored. */
  readonly made?: readonly JarCookie[] | undefined
  /** The response's Date header, milliseconds since the epoch; null or missing: none, or unreadable. */
  readonly serverDate?: number | null | undefined
  /** True if the response registers a device-bound session (Secure-Session-Registration header). */
  readonly dbsc?: boolean | undefined
}
