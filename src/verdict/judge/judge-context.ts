import type { JarCookie } from '../../jar/jar-cookie.ts'
import type { RequestContext } from '../request/request-context.ts'

/** The facts about a response that `judge` needs. Plain data but for `publicSuffix`. */
export interface JudgeContext extends RequestContext {
  /** The cookies of that name, in any case, that the jar held for the host or its parent domains before the response; null: not known. */
  readonly jar?: readonly JarCookie[] | null | undefined
  /** When the jar is not known: what is in it all the same, as earlier lines of the same response have put it there. */
  readonly made?: readonly JarCookie[] | undefined
  /** The response's Date header, ms since the epoch; null or left out: none, or unreadable. */
  readonly serverDate?: number | null | undefined
  /** Whether the response registers a device-bound session (Secure-Session-Registration header). */
  readonly dbsc?: boolean | undefined
}
