/** The facts about a request that a scope is matched against. */
export interface ScopedRequest {
  /** Canonical, as browsers report it. */
  readonly url: string
  readonly type: string
  readonly method: string
  readonly tabId: number
  /** Origin; null when the user typed the address. */
  readonly initiator: string | null
}
