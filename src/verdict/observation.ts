import type { JarChange } from '../jar/jar-change.ts'
import type { JarCookie } from '../jar/jar-cookie.ts'

/** What the jar said about one identity around one response. */
export interface Observation {
  /** The events of that identity near the response, in order. */
  readonly changes: readonly JarChange[]
  /** Looked up after the response was complete: null: not there; undefined: not looked up. */
  readonly after: JarCookie | null | undefined
  /** Looked up (or remembered) from before the response; undefined: not known. */
  readonly before?: JarCookie | null | undefined
  /** The cookie the line makes if it is kept (see `wouldBe`); left out: any event is taken to be the line's. */
  readonly wouldBe?: JarCookie | undefined
}
