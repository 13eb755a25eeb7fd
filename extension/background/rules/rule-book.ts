import { ApiError } from '../../../src/contract/api-error.ts'
import type { RestoredCookie } from '../../../src/jar/restored-cookie.ts'
import type { Queue } from '../../../src/queue.ts'
import { insertRule } from '../../../src/rules/model/insert-rule.ts'
import { patchRule, type RulePatch } from '../../../src/rules/model/patch-rule.ts'
import type { RuleInput, RuleStatus, ValidationProblem } from '../../../src/rules/model/rule.ts'
import type { StoredRule } from '../../../src/rules/model/stored-rule.ts'
import { switchRules } from '../../../src/rules/model/switch-rules.ts'
import type { ActiveRule, Plan } from '../../../src/rules/plan/plan.ts'
import { toWireRule } from '../../../src/rules/plan/wire-rule.ts'
import { hasTemplates } from '../../../src/rules/template/rule-values.ts'
import { validateRule } from '../../../src/rules/validate/validate.ts'
import type { Clock } from '../clock.ts'
import { resolveTemplates, type TemplateDeps } from './resolve-templates.ts'
import type { RuleStatuses } from './rule-statuses.ts'

interface Enforcer {
  start(rules: readonly StoredRule[]): Promise<void>
  enforce(rules: readonly StoredRule[]): Promise<RestoredCookie[]>
  prepare(rules: readonly Pick<StoredRule, 'rule'>[]): Promise<void>
  plan(rules: readonly StoredRule[]): Plan
  retryCookiesOf(rules: readonly StoredRule[]): void
}

interface Storage {
  read(): Promise<StoredRule[]>
  write(rules: readonly StoredRule[], before: readonly StoredRule[]): Promise<void>
}

export interface RuleBookDeps {
  readonly storage: Storage
  readonly enforcer: Enforcer
  readonly statuses: RuleStatuses
  readonly templates: TemplateDeps
  /** Checks regular expressions where the browser evaluates them (Chromium) and may not support them; otherwise null. */
  readonly regexes: { supportsRegexesOf(rule: ActiveRule): Promise<boolean> } | null
  /** Shared with `RuleEnforcer`: a change of rules and its enforcement are one task. */
  readonly queue: Queue
  readonly clock: Pick<Clock, 'now'>
  readonly newId: () => string
}

/** The rules that the user wants, in order. Each change is validated, stored and enforced before the next one starts. */
export class RuleBook {
  readonly #deps: RuleBookDeps
  #rules: readonly StoredRule[] = []

  constructor(deps: RuleBookDeps) {
    this.#deps = deps
  }

  /** Reads the stored rules and enforces them. */
  load(): Promise<void> {
    const { storage, statuses, enforcer, queue } = this.#deps
    return queue.run(async () => {
      this.#rules = await storage.read()
      await statuses.load()
      await enforcer.start(this.#rules)
    })
  }

  list(): RuleStatus[] {
    return this.#deps.statuses.list()
  }

  /** Adds a rule after the last one of its group, or after all others. @throws ApiError 'bad-rule' */
  add(rule: RuleInput): Promise<RuleStatus> {
    return this.#deps.queue.run(async () => {
      requireValid(await this.#validate(rule))
      const id = this.#deps.newId()
      await this.#change(insertRule(this.#rules, { id, rule }))
      return this.#statusOf(id)
    })
  }

  /** Adds all of the rules, or none when one of them is invalid. @throws ApiError 'bad-rule' */
  addAll(rules: readonly RuleInput[]): Promise<RuleStatus[]> {
    return this.#deps.queue.run(async () => {
      const problems = await Promise.all(rules.map((rule) => this.#validate(rule)))
      requireValid(problems.flatMap((found, index) => found.map((one) => atIndex(index, one))))
      const added = rules.map((rule): StoredRule => ({ id: this.#deps.newId(), rule }))
      await this.#change(added.reduce<readonly StoredRule[]>(insertRule, this.#rules))
      return added.map(({ id }) => this.#statusOf(id))
    })
  }

  /**
   * Changes fields of a rule. A changed `once` rule that was spent may be used again. @throws ApiError 'bad-rule',
   * 'no-such-rule'
   */
  update(id: string, patch: RulePatch): Promise<RuleStatus> {
    return this.#deps.queue.run(async () => {
      const rule = patchRule(this.#find(id).rule, patch)
      requireValid(await this.#validate(rule))
      await this.#change(this.#rules.map((one) => (one.id === id ? { id, rule } : one)))
      return this.#statusOf(id)
    })
  }

  remove(id: string): Promise<void> {
    return this.#deps.queue.run(async () => {
      this.#find(id)
      await this.#change(this.#rules.filter((one) => one.id !== id))
      this.#deps.statuses.forget(id)
    })
  }

  clear(): Promise<void> {
    return this.#deps.queue.run(async () => {
      const removed = this.#rules
      await this.#change([])
      for (const { id } of removed) this.#deps.statuses.forget(id)
    })
  }

  /**
   * Returns the status that a rule would have, without storing it. @param id the rule that it would replace; missing: it
   * would be added as by `add`.
   * @throws ApiError 'bad-rule'
   */
  check(rule: RuleInput, id?: string): Promise<RuleStatus> {
    const { enforcer, statuses, queue } = this.#deps
    return queue.run(async () => {
      if (id !== undefined) this.#find(id)
      requireValid(await this.#validate(rule))
      await enforcer.prepare([{ rule }])
      const stored = await this.#withValues({ id: id ?? '', rule })
      const rules =
        id === undefined ? insertRule(this.#rules, stored) : this.#rules.map((one) => (one.id === id ? stored : one))
      return statuses.of(
        stored,
        enforcer.plan(rules).statuses.find((one) => one.id === stored.id),
      )
    })
  }

  /** @param before id of the rule to insert it before; null: move to the end */
  move(id: string, before: string | null): Promise<RuleStatus[]> {
    return this.#deps.queue.run(async () => {
      const moved = this.#find(id)
      if (before !== null) this.#find(before)
      const others = this.#rules.filter((one) => one.id !== id)
      const position = before === null ? others.length : others.findIndex((one) => one.id === before)
      if (before !== id) await this.#change([...others.slice(0, position), moved, ...others.slice(position)])
      return this.list()
    })
  }

  /** Switches every rule of a group on or off. */
  switchGroup(group: string, enabled: boolean): Promise<RuleStatus[]> {
    return this.#deps.queue.run(async () => {
      await this.#switch(({ rule }) => rule.group === group, enabled)
      return this.list()
    })
  }

  /** Switches off every rule that overrides or suppresses a cookie in the jar. @returns the result for each cookie */
  restoreCookies(): Promise<RestoredCookie[]> {
    return this.#deps.queue.run(async () => {
      const ids = this.#deps.statuses.idsInJar
      return this.#switch(({ id }) => ids.has(id), false)
    })
  }

  /** Records that a `once` rule was used up by a request. */
  spend(id: string): Promise<void> {
    return this.#deps.queue.run(async () => {
      await this.#change(this.#rules.map((one) => (one.id === id ? { ...one, spent: true } : one)))
    })
  }

  #find(id: string): StoredRule {
    const found = this.#rules.find((one) => one.id === id)
    if (!found) throw new ApiError({ code: 'no-such-rule', field: 'id', detail: String(id) })
    return found
  }

  #statusOf(id: string): RuleStatus {
    return this.#deps.statuses.of(this.#find(id))
  }

  /** Returns every problem of a rule, including those that depend on the time and on this browser. */
  async #validate(rule: RuleInput): Promise<ValidationProblem[]> {
    const { regexes, clock } = this.#deps
    const problems = validateRule(rule)
    if (problems.length > 0) return problems
    if (rule.until !== undefined && rule.until <= clock.now()) return [{ field: 'until', code: 'time-is-past' }]
    if (!regexes || (await regexes.supportsRegexesOf({ ...toWireRule('', rule), inJar: [], heldOut: [] }))) return []
    return rule.scope.urls.flatMap((url, index): ValidationProblem[] =>
      url.startsWith('/') ? [{ field: `scope.urls.${index}`, code: 'regex-unsupported' }] : [],
    )
  }

  #switch(matches: (one: StoredRule) => boolean, enabled: boolean): Promise<RestoredCookie[]> {
    return this.#change(switchRules(this.#rules, matches, enabled))
  }

  /** Stores the wanted rules, then enforces them: a background that is killed in between enforces them at its next start. */
  async #change(wanted: readonly StoredRule[]): Promise<RestoredCookie[]> {
    const { storage, enforcer } = this.#deps
    enforcer.retryCookiesOf(wanted.filter((one) => !this.#rules.includes(one)))
    const rules = await Promise.all(wanted.map((one) => this.#withValues(one)))
    await storage.write(rules, this.#rules)
    this.#rules = rules
    return enforcer.enforce(rules)
  }

  /** Resolves a rule's templates when it is switched on. The values are stored with it and kept until it is switched off. */
  async #withValues(stored: StoredRule): Promise<StoredRule> {
    const { rule, values } = stored
    if (values || rule.enabled === false || !hasTemplates(rule)) return stored
    return { ...stored, values: await resolveTemplates(rule, this.#deps.templates) }
  }
}

/** Rejects an invalid rule before anything is stored. */
function requireValid(problems: readonly ValidationProblem[]): void {
  if (problems.length > 0) throw new ApiError({ code: 'bad-rule', problems })
}

function atIndex(index: number, { field, code }: ValidationProblem): ValidationProblem {
  return { field: field === '' ? String(index) : `${index}.${field}`, code }
}
