import type { JarChange } from '../jar/jar-change.ts'
import type { JarCookie } from '../jar/jar-cookie.ts'

/** What the jar showed about one cookie key around one response. */
export interface Observation {
  /** The `cookies.onChanged` events of that key near the response, in order. */
  readonly changes: readonly JarChange[]
  /** Looked up after the response was complete: null: not there; undefined: not looked up. */
  readonly after: JarCookie | null | undefined
  /** Looked up, or remembered, from before the response; undefined: not known. */
  readonly before?: JarCookie | null | undefined
  /** The cookie that the line makes if it is kept (see `resultingCookie`); left out: any event counts as the line's. */
  readonly expectedCookie?: JarCookie | undefined
}
