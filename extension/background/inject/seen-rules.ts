import { DRIFT_CODES, type Seen } from '../../../src/rules/model/rule.ts'
import { readSeen, writeSeen } from './rule-store.ts'

const UNSEEN: Seen = { count: 0, lastSeq: null, drifted: 0, lastDrift: null }
/** Counting must cost a request nothing: what was counted is stored and told so often, in ms. */
const PACE = 100

export interface Proof {
  readonly seq: number
  readonly held: readonly string[]
  readonly drifted: readonly { readonly ruleId: string; readonly code: string }[]
}

interface Surroundings {
  readonly changed: () => void
  readonly trouble: (error: unknown) => void
}

/** What was seen of each rule at real requests. */
export class SeenRules {
  readonly #around: Surroundings
  #seen = new Map<string, Seen>()
  #waiting = false

  constructor(around: Surroundings) {
    this.#around = around
  }

  async load(): Promise<void> {
    this.#seen = await readSeen()
  }

  of(id: string): Seen {
    return this.#seen.get(id) ?? UNSEEN
  }

  forget(id: string): void {
    if (this.#seen.delete(id)) this.#soon()
  }

  count(proofs: readonly Proof[]): void {
    for (const { seq, held, drifted } of proofs) {
      for (const id of held) {
        const seen = this.of(id)
        this.#seen.set(id, { ...seen, count: seen.count + 1, lastSeq: seq })
      }
      for (const { ruleId, code } of drifted) {
        const seen = this.of(ruleId)
        const known = DRIFT_CODES.find((one) => one === code)
        const lastDrift = known ? { seq, code: known } : seen.lastDrift
        this.#seen.set(ruleId, { ...seen, drifted: seen.drifted + 1, lastDrift })
      }
    }
    this.#soon()
  }

  #soon(): void {
    if (this.#waiting) return
    this.#waiting = true
    setTimeout(() => {
      this.#waiting = false
      this.#around.changed()
      writeSeen(this.#seen).catch(this.#around.trouble)
    }, PACE)
  }
}
