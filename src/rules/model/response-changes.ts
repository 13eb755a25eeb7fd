/** Changes of the Set-Cookie lines of responses in a rule's scope. Plain JSON. */
export interface ResponseChanges {
  /** Lines to add, each the value of a Set-Cookie header: `sid=1; Path=/; HttpOnly`. */
  add?: string[]
  /** Names of cookies whose lines are dropped; '*': every line. */
  drop?: string[] | '*'
  /** Attributes to force on the server's line for a cookie. */
  force?: ForcedAttributes[]
}

/** An attribute that is missing stays as the server wrote it. */
export interface ForcedAttributes {
  name: string
  secure?: boolean
  httpOnly?: boolean
  sameSite?: 'strict' | 'lax' | 'none'
  /** Seconds. */
  maxAge?: number
}

/**
 * How a rule's response changes are made. `wire`: the browser never sees the server's line. `jar-after`: the browser
 * processes the line as it came, and the jar is corrected right after.
 */
export const RESPONSE_WAYS = ['wire', 'jar-after'] as const
export type ResponseWay = (typeof RESPONSE_WAYS)[number]
