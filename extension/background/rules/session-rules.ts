import { compileDnr } from '../../../src/rules/dnr/dnr.ts'
import type { DnrBody, DnrRule } from '../../../src/rules/dnr/dnr-body.ts'
import { dnrDifference, dnrKey } from '../../../src/rules/dnr/dnr-difference.ts'
import type { ActiveRule } from '../../../src/rules/plan/plan.ts'

interface RegexOptions {
  readonly regex: string
  readonly isCaseSensitive: boolean
}

/** The part of `browser.declarativeNetRequest` that is used. The polyfill's types lack the newer fields of session rules. */
export interface DeclarativeNetRequest {
  readonly ResourceType: Readonly<Record<string, string>>
  getSessionRules(filter?: { ruleIds: number[] }): Promise<DnrRule[]>
  updateSessionRules(change: { removeRuleIds: number[]; addRules: DnrRule[] }): Promise<void>
  isRegexSupported(options: RegexOptions): Promise<{ isSupported: boolean }>
}

/** Larger than the id of any active rule. */
const TRIAL_RULE_ID = 2_000_000_000

/** Manages the session rules of declarativeNetRequest, by which Chromium changes headers without the background. */
export class SessionRules {
  readonly #dnr: DeclarativeNetRequest
  /**
   * The session rules as last read. Only this class changes them, so that one changed rule does not require reading a
   * thousand.
   */
  #held: DnrRule[] | undefined
  /** Compiled rules, by their scope object, which is parsed once for each stored rule. */
  readonly #compiled = new WeakMap<ActiveRule['scope'], readonly DnrBody[]>()
  #topDomains: Promise<boolean> | undefined

  constructor(dnr: DeclarativeNetRequest) {
    this.#dnr = dnr
  }

  /**
   * Updates the browser to hold exactly the rules of `active`, with one call for the difference, and reads back the result.
   * @returns ids of the rules that the browser refused
   */
  async apply(active: readonly ActiveRule[]): Promise<string[]> {
    const compiled = active.map((rule) => ({ id: rule.id, bodies: this.#compile(rule) }))
    this.#held ??= await this.#dnr.getSessionRules()
    const change = dnrDifference(
      this.#held,
      compiled.flatMap(({ bodies }) => bodies),
    )
    if (change.removeRuleIds.length === 0 && change.addRules.length === 0) return []
    const kept = this.#held.filter(({ id }) => !change.removeRuleIds.includes(id))
    // Until the update is read back, it is unknown what the browser holds. If it rejects, the next call reads everything.
    this.#held = undefined
    await this.#update(change)
    const ruleIds = change.addRules.map(({ id }) => id)
    const added = ruleIds.length === 0 ? [] : await this.#dnr.getSessionRules({ ruleIds })
    this.#held = [...kept, ...added]
    if (added.length === ruleIds.length) return []
    const heldKeys = new Set(this.#held.map(dnrKey))
    return compiled.filter(({ bodies }) => bodies.some((body) => !heldKeys.has(dnrKey(body)))).map(({ id }) => id)
  }

  /** Returns whether conditions may use `excludedTopDomains`. Older Chromium rejects a rule that does. */
  supportsTopDomains(): Promise<boolean> {
    this.#topDomains ??= this.#tryTopDomains()
    return this.#topDomains
  }

  /** Returns whether the browser's regular expression engine supports every `regexFilter` that the rule compiles to. */
  async supportsRegexesOf(rule: ActiveRule): Promise<boolean> {
    for (const { condition } of compileDnr(rule, this.#resourceTypes())) {
      const { regexFilter: regex, isUrlFilterCaseSensitive = false } = condition
      if (regex === undefined) continue
      const { isSupported } = await this.#dnr.isRegexSupported({ regex, isCaseSensitive: isUrlFilterCaseSensitive })
      if (!isSupported) return false
    }
    return true
  }

  #resourceTypes(): string[] {
    return Object.values(this.#dnr.ResourceType)
  }

  #compile(rule: ActiveRule): readonly DnrBody[] {
    // The compiled form of a rule that displaces cookies depends on the jar, so it is not cached.
    const isCacheable = rule.inJar.length === 0 && rule.heldOut.length === 0
    const known = isCacheable ? this.#compiled.get(rule.scope) : undefined
    if (known) return known
    const bodies = compileDnr(rule, this.#resourceTypes())
    if (isCacheable) this.#compiled.set(rule.scope, bodies)
    return bodies
  }

  async #tryTopDomains(): Promise<boolean> {
    const condition = {
      urlFilter: '|http://crumbline.invalid^',
      excludedTopDomains: ['invalid'],
      resourceTypes: ['other'],
    }
    const action = {
      type: 'modifyHeaders' as const,
      requestHeaders: [{ header: 'cookie' as const, operation: 'remove' as const }],
    }
    try {
      await this.#dnr.updateSessionRules({
        removeRuleIds: [TRIAL_RULE_ID],
        addRules: [{ id: TRIAL_RULE_ID, priority: 1, action, condition }],
      })
      await this.#dnr.updateSessionRules({ removeRuleIds: [TRIAL_RULE_ID], addRules: [] })
      return true
    } catch {
      // A rejection means that it is not supported.
      return false
    }
  }

  /**
   * One update is all or nothing. If a rule makes it fail, each rule is added alone, so that only refused ones are
   * missing.
   */
  async #update({ removeRuleIds, addRules }: { removeRuleIds: number[]; addRules: DnrRule[] }): Promise<void> {
    try {
      await this.#dnr.updateSessionRules({ removeRuleIds, addRules })
    } catch (error) {
      if (addRules.length === 0) throw error
      await this.#dnr.updateSessionRules({ removeRuleIds, addRules: [] })
      for (const rule of addRules) {
        // `apply` reads back which rules are missing and returns them.
        await this.#dnr
          .updateSessionRules({ removeRuleIds: [], addRules: [rule] })
          .catch((refusal: unknown) => console.warn('a rule was refused by the browser', refusal))
      }
    }
  }
}
