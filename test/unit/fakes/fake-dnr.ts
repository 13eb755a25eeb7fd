import type { DeclarativeNetRequest } from '../../../extension/background/rules/session-rules.ts'
import type { DnrRule } from '../../../src/rules/dnr/dnr-body.ts'

type Call = 'getSessionRules' | 'updateSessionRules' | 'isRegexSupported'

/** `browser.declarativeNetRequest`: session rules outlive the background, and an update is all or nothing. */
export class FakeDnr implements DeclarativeNetRequest {
  readonly ResourceType = { MAIN_FRAME: 'main_frame', SCRIPT: 'script', OTHER: 'other' }
  readonly calls: Call[] = []
  /** Whether conditions may use `excludedTopDomains`. */
  supportsTopDomains = true
  /** Rejects an update that adds such a rule. */
  refuses: (rule: DnrRule) => boolean = () => false
  /** Leaves such a rule out without an error. */
  ignores: (rule: DnrRule) => boolean = () => false
  supportsRegex: (regex: string) => boolean = () => true
  readonly #failures = new Map<Call, Error[]>()
  #rules: DnrRule[] = []

  get rules(): readonly DnrRule[] {
    return this.#rules
  }

  /** The values that rules append to the Cookie header or set it to, each once. */
  get values(): (string | undefined)[] {
    const all = this.#rules.flatMap(({ action }) => (action.requestHeaders ?? []).map(({ value }) => value))
    return [...new Set(all)]
  }

  failNext(call: Call, error = new Error(`declarativeNetRequest.${call} failed`)): void {
    this.#failures.set(call, [...(this.#failures.get(call) ?? []), error])
  }

  /** The browser's session has ended, and its session rules with it. */
  endSession(): void {
    this.#rules = []
  }

  async getSessionRules(filter?: { ruleIds: number[] }): Promise<DnrRule[]> {
    this.#begin('getSessionRules')
    return structuredClone(this.#rules.filter(({ id }) => filter === undefined || filter.ruleIds.includes(id)))
  }

  async updateSessionRules({ removeRuleIds, addRules }: { removeRuleIds: number[]; addRules: DnrRule[] }) {
    this.#begin('updateSessionRules')
    const kept = this.#rules.filter(({ id }) => !removeRuleIds.includes(id))
    const [refused] = addRules.filter((rule) => this.#isRefused(rule))
    if (refused) throw new Error(`Rule with id ${refused.id} is malformed.`)
    if (addRules.some(({ id }) => kept.some((rule) => rule.id === id))) throw new Error('Rule with that id exists.')
    this.#rules = [...kept, ...structuredClone(addRules.filter((rule) => !this.ignores(rule)))]
  }

  async isRegexSupported({ regex }: { regex: string }): Promise<{ isSupported: boolean }> {
    this.#begin('isRegexSupported')
    return { isSupported: this.supportsRegex(regex) }
  }

  #isRefused(rule: DnrRule): boolean {
    return this.refuses(rule) || (!this.supportsTopDomains && rule.condition.excludedTopDomains !== undefined)
  }

  #begin(call: Call): void {
    this.calls.push(call)
    const failure = this.#failures.get(call)?.shift()
    if (failure) throw failure
  }
}
