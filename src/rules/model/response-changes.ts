/** What a rule does to the Set-Cookie lines of responses in its scope. Plain JSON. */
export interface ResponseChanges {
  /** Set-Cookie lines to add, each the header's value: `sid=1; Path=/; HttpOnly` */
  add?: string[]
  /** Names of cookies whose Set-Cookie lines are dropped; '*': all of them */
  drop?: string[] | '*'
  /** Attributes that the server's line for that cookie gets instead of its own */
  force?: ForcedAttributes[]
}

/** What is left out stays as the server says. */
export interface ForcedAttributes {
  name: string
  secure?: boolean
  httpOnly?: boolean
  sameSite?: 'strict' | 'lax' | 'none'
  /** seconds */
  maxAge?: number
}

/**
 * How a rule's changes of responses are made. `wire`: the browser never gets the server's line. `jar-after`: the browser takes
 * the line as it came, and the jar is corrected right after.
 */
export const RESPONSE_WAYS = ['wire', 'jar-after'] as const
export type ResponseWay = (typeof RESPONSE_WAYS)[number]
