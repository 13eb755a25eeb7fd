import type { JarChange } from '../jar/jar-change.ts'
import type { JarCookie } from '../jar/jar-cookie.ts'

/** The observed changes of one cookie key around one response. */
export interface Observation {
  /** The `cookies.onChanged` events of that key near the response, in order. */
  readonly changes: readonly JarChange[]
  /** The result of a look-up after the response was complete; null: no cookie; undefined: not looked up. */
  readonly after: JarCookie | null | undefined
  /** The cookie before the response, looked up or remembered; undefined: not known. */
  readonly before?: JarCookie | null | undefined
  /** The cookie that the line creates if it is kept (see `resultingCookie`); missing: any event counts as the line's. */
  readonly expectedCookie?: JarCookie | undefined
}
