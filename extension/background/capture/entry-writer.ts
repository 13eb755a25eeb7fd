import type { LogEntry } from '../../../src/exchange/model/log-entry.ts'
import { Queue } from '../../../src/queue.ts'

/** Says how one request matched the active rules. */
export interface InjectionProof {
  readonly seq: number
  readonly matched: readonly string[]
  readonly mismatched: readonly { readonly ruleId: string; readonly code: string }[]
}

export interface EntryWriterDeps {
  readonly log: { write(entries: readonly LogEntry[]): Promise<void> }
  readonly publisher: { entriesStored(entries: readonly LogEntry[]): void }
  /** Counts matched and mismatched requests of each rule. */
  readonly proofs: { count(proofs: readonly InjectionProof[]): void }
}

/**
 * Stores changed entries and only then publishes them, so that surfaces never show something that is lost if the
 * background is killed.
 */
export class EntryWriter {
  readonly #deps: EntryWriterDeps
  readonly #changed = new Set<LogEntry>()
  #proofs: InjectionProof[] = []
  readonly #queue = new Queue()

  constructor(deps: EntryWriterDeps) {
    this.#deps = deps
  }

  markChanged(entry: LogEntry): void {
    this.#changed.add(entry)
  }

  addProof(proof: InjectionProof): void {
    this.#proofs.push(proof)
  }

  get hasChanges(): boolean {
    return this.#changed.size > 0 || this.#proofs.length > 0
  }

  /** Resolves when every change made so far is stored, by this call or an earlier one. */
  commit(): Promise<void> {
    return this.#queue.run(() => this.#store())
  }

  async #store(): Promise<void> {
    const { log, publisher, proofs: counter } = this.#deps
    const changed = [...this.#changed]
    const proofs = this.#proofs
    this.#changed.clear()
    this.#proofs = []
    if (changed.length > 0) {
      await log.write(changed)
      publisher.entriesStored(changed)
    }
    if (proofs.length > 0) counter.count(proofs)
  }
}
