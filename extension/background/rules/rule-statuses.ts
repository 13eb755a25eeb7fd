import type { News } from '../../../src/contract/messages.ts'
import { DRIFT_CODES, type RuleStatus, type Seen } from '../../../src/rules/model/rule.ts'
import type { StoredRule } from '../../../src/rules/model/stored-rule.ts'
import type { Planned } from '../../../src/rules/plan/plan.ts'
import type { InjectionResult } from '../../../src/rules/plan/verify-injection.ts'
import type { Clock } from '../clock.ts'
import type { ErrorSink } from '../error-sink.ts'

const UNSEEN: Seen = { count: 0, lastSeq: null, drifted: 0, lastDrift: null }
/** Shortest time between two broadcasts of the counts, so that counting adds no cost to a request. */
const PUBLISH_EVERY_MS = 100

/** Says how the active rules matched one request. */
export interface VerifiedRequest {
  /** Number of its log entry. */
  readonly seq: number
  readonly matched: InjectionResult['matched']
  readonly mismatched: readonly { readonly ruleId: string; readonly code: string }[]
}

interface RuleStatusesDeps {
  readonly storage: {
    readSeen(): Promise<Map<string, Seen>>
    writeSeen(seen: ReadonlyMap<string, Seen>): Promise<void>
  }
  readonly surfaces: { readonly hasListeners: boolean; broadcast(news: News): void }
  readonly clock: Pick<Clock, 'schedule'>
  readonly errors: ErrorSink
}

/** The status of each rule for surfaces and the API: whether it is active, why not, and how actual requests matched it. */
export class RuleStatuses {
  readonly #deps: RuleStatusesDeps
  #rules: readonly StoredRule[] = []
  #planned: ReadonlyMap<string, Planned> = new Map()
  #seen = new Map<string, Seen>()
  #isScheduled = false

  constructor(deps: RuleStatusesDeps) {
    this.#deps = deps
  }

  /** Reads the counts of an earlier run of the background. */
  async load(): Promise<void> {
    this.#seen = await this.#deps.storage.readSeen()
  }

  /** @param rules the wanted rules, in their order */
  setRules(rules: readonly StoredRule[]): void {
    this.#rules = rules
  }

  /** @param planned the result of the last enforcement for each rule */
  setPlanned(planned: readonly Planned[]): void {
    this.#planned = new Map(planned.map((one) => [one.id, one]))
  }

  get hasRules(): boolean {
    return this.#rules.length > 0
  }

  list(): RuleStatus[] {
    return this.#rules.map((stored) => this.of(stored))
  }

  of(stored: StoredRule, planned = this.#planned.get(stored.id)): RuleStatus {
    return statusOf(stored, planned, this.#seen.get(stored.id) ?? UNSEEN)
  }

  /** Ids of the active rules that override or suppress a cookie in the jar. */
  get idsInJar(): ReadonlySet<string> {
    return new Set([...this.#planned.values()].filter(({ via }) => via.includes('jar')).map(({ id }) => id))
  }

  /** Counts requests that left as a rule says, and those that did not. */
  count(requests: readonly VerifiedRequest[]): void {
    for (const { seq, matched, mismatched } of requests) {
      for (const id of matched) {
        const seen = this.#seen.get(id) ?? UNSEEN
        this.#seen.set(id, { ...seen, count: seen.count + 1, lastSeq: seq })
      }
      for (const { ruleId, code } of mismatched) {
        const seen = this.#seen.get(ruleId) ?? UNSEEN
        const known = DRIFT_CODES.find((one) => one === code)
        const lastDrift = known ? { seq, code: known } : seen.lastDrift
        this.#seen.set(ruleId, { ...seen, drifted: seen.drifted + 1, lastDrift })
      }
    }
    this.#publishSoon()
  }

  /** Drops the counts of a rule that was removed. */
  forget(id: string): void {
    if (this.#seen.delete(id)) this.#publishSoon()
  }

  /**
   * Broadcasts all statuses. Runs after every batch of requests, so it skips building 1,000 statuses when no surface is
   * open.
   */
  publish(): void {
    const { surfaces } = this.#deps
    if (surfaces.hasListeners) surfaces.broadcast({ kind: 'rules', rules: this.list() })
  }

  #publishSoon(): void {
    const { clock, storage, errors } = this.#deps
    if (this.#isScheduled) return
    this.#isScheduled = true
    clock.schedule(() => {
      this.#isScheduled = false
      this.publish()
      storage.writeSeen(this.#seen).catch(errors.report)
    }, PUBLISH_EVERY_MS)
  }
}

function statusOf({ id, rule, values }: StoredRule, planned: Planned | undefined, seen: Seen): RuleStatus {
  const { state, via, responseVia, problems }: Omit<Planned, 'id'> = planned ?? { state: 'off', via: [], problems: [] }
  const response = responseVia ? { responseVia } : {}
  return { id, rule, state, via, ...response, problems, values: values ?? rule.cookies, seen }
}
