import type { ActiveRule } from '../../../src/rules/plan/plan.ts'
import { platform } from '../../platform/platform.ts'

/**
 * Rules that are to be in force for one request. Where we stand in the way of requests, the first one claims the rule, and
 * no other gets it. Where the browser applies rules by itself, it can't count: the rule is taken away as soon as the first
 * request was seen to leave, and one that left in the milliseconds between may carry it too.
 */
export class OnceRules {
  readonly #spend: (id: string) => void
  #waiting = new Set<string>()
  /** Used up, and not yet told by `watch`: what is stored comes a moment later. */
  readonly #spent = new Set<string>()
  /** Which request has which rule. */
  readonly #claims = new Map<string, string>()

  constructor(spend: (id: string) => void) {
    this.#spend = spend
  }

  watch(ids: readonly string[]): void {
    for (const id of this.#spent) if (!ids.includes(id)) this.#spent.delete(id)
    this.#waiting = new Set(ids.filter((id) => !this.#spent.has(id)))
    for (const id of this.#claims.keys()) if (!this.#waiting.has(id)) this.#claims.delete(id)
  }

  /** @returns the rules that the request may have */
  claim(requestId: string, rules: ActiveRule[]): ActiveRule[] {
    if (this.#waiting.size + this.#spent.size === 0) return rules
    return rules.filter(({ id }) => {
      if (this.#spent.has(id)) return false
      if (!this.#waiting.has(id)) return true
      const holder = this.#claims.get(id)
      if (holder !== undefined && holder !== requestId) return false
      this.#claims.set(id, requestId)
      return true
    })
  }

  /** A request has left. @returns the rules that it had */
  left(requestId: string, rules: ActiveRule[]): ActiveRule[] {
    if (this.#waiting.size + this.#spent.size === 0) return rules
    return rules.filter(({ id }) => {
      if (this.#spent.has(id)) return platform.wire !== 'blocking'
      if (!this.#waiting.has(id)) return true
      if (platform.wire === 'blocking' && this.#claims.get(id) !== requestId) return false
      this.#waiting.delete(id)
      this.#spent.add(id)
      this.#spend(id)
      return true
    })
  }

  /** A request has failed before it left: the next one may have its rules. */
  release(requestId: string): void {
    for (const [id, holder] of this.#claims) {
      if (holder === requestId && this.#waiting.has(id)) this.#claims.delete(id)
    }
  }
}
