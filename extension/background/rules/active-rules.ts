import type { ActiveRule } from '../../../src/rules/plan/plan.ts'
import { RuleIndex } from '../../../src/rules/plan/rule-index.ts'
import type { ScopedRequest } from '../../../src/rules/scope/scoped-request.ts'
import type { Clock } from '../clock.ts'

/** Holds the active rules. `RuleEnforcer` writes them; everyone else reads. */
export class ActiveRules {
  readonly #clock: Pick<Clock, 'now'>
  #index = new RuleIndex<ActiveRule>([])
  #changesRequests = false
  #changesResponses = false

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock
  }

  replace(rules: readonly ActiveRule[]): void {
    this.#index = new RuleIndex(rules)
    this.#changesRequests = rules.some(({ replace, cookies }) => replace || cookies.length > 0)
    this.#changesResponses = rules.some(({ response }) => response !== null)
  }

  get all(): readonly ActiveRule[] {
    return this.#index.rules
  }

  /** Match patterns that contain every request in scope; null: every request. */
  get urls(): readonly string[] | null {
    return this.#index.urls
  }

  get changesRequests(): boolean {
    return this.#changesRequests
  }

  get changesResponses(): boolean {
    return this.#changesResponses
  }

  /** Returns the rules whose scope contains the request, in their order, without those that have just expired. */
  reaching(request: ScopedRequest): ActiveRule[] {
    const now = this.#clock.now()
    return this.#index.reaching(request).filter(({ until }) => until === null || until > now)
  }
}
