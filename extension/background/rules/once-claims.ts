import type { ActiveRule } from '../../../src/rules/plan/plan.ts'
import type { Platform } from '../../platform/capabilities.ts'

/**
 * Decides which request may use a rule with lifetime `once`. In Firefox the first request to reach the blocking handler
 * claims the rule, and no other gets it. Chromium applies rules without asking, so the rule is removed as soon as one
 * request has left with it. A request that leaves in the milliseconds before the removal carries the rule's cookies too.
 */
export class OnceClaims {
  readonly #isBlocking: boolean
  #waiting = new Set<string>()
  /** Used up, but not yet recorded in the rule book. */
  readonly #spent = new Set<string>()
  /** Id of the request that has claimed the rule, by rule id. */
  readonly #claims = new Map<string, string>()

  constructor({ wire }: Pick<Platform, 'wire'>) {
    this.#isBlocking = wire === 'blocking'
  }

  /** Replaces the set of `once` rules that are not used up. */
  watch(ids: readonly string[]): void {
    for (const id of this.#spent) if (!ids.includes(id)) this.#spent.delete(id)
    this.#waiting = new Set(ids.filter((id) => !this.#spent.has(id)))
    for (const id of this.#claims.keys()) if (!this.#waiting.has(id)) this.#claims.delete(id)
  }

  /** Claims the `once` rules among `rules` for a request. @returns the rules that the request may use */
  claim(requestId: string, rules: ActiveRule[]): ActiveRule[] {
    if (this.#isIdle) return rules
    return rules.filter(({ id }) => {
      if (this.#spent.has(id)) return false
      if (!this.#waiting.has(id)) return true
      const holder = this.#claims.get(id)
      if (holder !== undefined && holder !== requestId) return false
      this.#claims.set(id, requestId)
      return true
    })
  }

  /**
   * Records that a request has left (`onSendHeaders`).
   * @param spend called for each rule that the request has used up
   * @returns the rules that were applied to the request
   */
  left(requestId: string, rules: ActiveRule[], spend: (ruleId: string) => void): ActiveRule[] {
    if (this.#isIdle) return rules
    return rules.filter(({ id }) => {
      if (this.#spent.has(id)) return !this.#isBlocking
      if (!this.#waiting.has(id)) return true
      if (this.#isBlocking && this.#claims.get(id) !== requestId) return false
      this.#waiting.delete(id)
      this.#spent.add(id)
      spend(id)
      return true
    })
  }

  /** Frees the claims of a request that failed before it left. */
  release(requestId: string): void {
    for (const [id, holder] of this.#claims) {
      if (holder === requestId && this.#waiting.has(id)) this.#claims.delete(id)
    }
  }

  get #isIdle(): boolean {
    return this.#waiting.size + this.#spent.size === 0
  }
}
