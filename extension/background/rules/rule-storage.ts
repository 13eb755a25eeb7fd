import { ApiError } from '../../../src/contract/api-error.ts'
import type { Seen } from '../../../src/rules/model/rule.ts'
import type { StoredRule } from '../../../src/rules/model/stored-rule.ts'
import {
  isLasting,
  joinRules,
  readStoredRules,
  type StoredRules,
  writeOrder,
} from '../../../src/rules/validate/stored-rules.ts'
import type { ErrorSink } from '../error-sink.ts'
import type { StorageArea } from '../storage-area.ts'

const KEY = 'rules'
const SEEN_KEY = 'rules:seen'
const UNREADABLE_KEY = 'rules:unreadable'

interface RuleStorageDeps {
  /**
   * `storage.local`; null in a background of private windows, so that their rules are never on disk, and other windows'
   * rules do not apply to them.
   */
  readonly local: Pick<StorageArea, 'get' | 'set'> | null
  readonly session: Pick<StorageArea, 'get' | 'set'>
  readonly errors: ErrorSink
}

/**
 * Stores rules: those that outlive the browser in `storage.local`; all others, and the order of all rules, in
 * `storage.session`.
 */
export class RuleStorage {
  readonly #deps: RuleStorageDeps

  constructor(deps: RuleStorageDeps) {
    this.#deps = deps
  }

  /**
   * Reads and validates the rules. An invalid rule is left out. If the whole list is unreadable, that is reported, and
   * the list is kept under another key for a later version.
   */
  async read(): Promise<StoredRule[]> {
    const { local, session } = this.#deps
    const [{ [KEY]: onDisk }, { [KEY]: inMemory }] = await Promise.all([
      local ? local.get(KEY) : ({} as Record<string, unknown>),
      session.get(KEY),
    ])
    // Otherwise the next write would overwrite it.
    if (local && onDisk !== undefined && !readStoredRules(onDisk)) await local.set({ [UNREADABLE_KEY]: onDisk })
    return joinRules(this.#decode(onDisk, 'local'), this.#decode(inMemory, 'session'))
  }

  /** @param before the rules as currently stored, which determine the order of the two writes */
  async write(rules: readonly StoredRule[], before: readonly StoredRule[]): Promise<void> {
    const { local, session } = this.#deps
    for (const target of writeOrder(rules, before)) {
      if (target === 'memory') await session.set({ [KEY]: encode(rules) })
      else await local?.set({ [KEY]: encode(rules.filter(isLasting)) })
    }
  }

  async readSeen(): Promise<Map<string, Seen>> {
    const { [SEEN_KEY]: stored } = await this.#deps.session.get(SEEN_KEY)
    // Not validated: only this class writes it, and it ends with the browser's session.
    return new Map(typeof stored === 'string' ? (JSON.parse(stored) as [string, Seen][]) : [])
  }

  async writeSeen(seen: ReadonlyMap<string, Seen>): Promise<void> {
    await this.#deps.session.set({ [SEEN_KEY]: JSON.stringify([...seen]) })
  }

  #decode(stored: unknown, area: string): readonly StoredRule[] {
    if (stored === undefined) return []
    const found = readStoredRules(stored)
    if (!found) {
      const detail = `the rules are unreadable (${area})`
      this.#deps.errors.report(new ApiError({ code: 'internal', field: KEY, detail }))
      return []
    }
    if (found.lost > 0) console.warn(`${found.lost} stored rules are left out`)
    return found.rules
  }
}

/** Encoded as one text: browsers take several times as long to store the same rules as objects. */
function encode(rules: readonly StoredRule[]): string {
  const form: StoredRules = { version: 2, rules }
  return JSON.stringify(form)
}
