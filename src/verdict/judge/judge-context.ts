import type { JarCookie } from '../../jar/jar-cookie.ts'
import type { RequestContext } from '../request/request-context.ts'

/** The facts about a response that `judge` needs. Plain data but for `publicSuffix`. */
export interface JudgeContext extends RequestContext {
  /** The cookies of that name, in any case, that the jar held for the host or its parent domains before the response; null: not known. */
  readonly jar?: readonly JarCookie[] | null | undefined
  /** When the jar is not known: cookies that earlier lines of the same response put into it. */
  readonly made?: readonly JarCookie[] | undefined
  /** The response's Date header, ms since the epoch; null or left out: none, or unreadable. */
  readonly serverDate?: number | null | undefined
  /** Whether the response registers a device-bound session (Secure-Session-Registration header). */
  readonly dbsc?: boolean | undefined
}
