import { ApiError } from '../../../src/contract/api-error.ts'
import type { JarChange } from '../../../src/jar/jar-change.ts'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import type { PutBack } from '../../../src/jar/put-back.ts'
import { Queue } from '../../../src/queue.ts'
import { insertRule } from '../../../src/rules/model/insert-rule.ts'
import { patchRule, type RulePatch } from '../../../src/rules/model/patch-rule.ts'
import type { RuleInput, RuleStatus, Seen, ValidationProblem } from '../../../src/rules/model/rule.ts'
import type { StoredRule } from '../../../src/rules/model/stored-rule.ts'
import { switchRules } from '../../../src/rules/model/switch-rules.ts'
import { applyRules } from '../../../src/rules/plan/apply.ts'
import { keepsOut } from '../../../src/rules/plan/keeps-out.ts'
import { type ActiveRule, type Plan, type Planned, planRules } from '../../../src/rules/plan/plan.ts'
import { RuleIndex } from '../../../src/rules/plan/rule-index.ts'
import { toWireRule } from '../../../src/rules/plan/wire-rule.ts'
import { isWithin } from '../../../src/rules/scope/cookie-area.ts'
import type { ScopedRequest } from '../../../src/rules/scope/scoped-request.ts'
import { hasTemplates } from '../../../src/rules/template/rule-values.ts'
import { validateRule } from '../../../src/rules/validate/validate.ts'
import { browser } from '../../browser.ts'
import { platform } from '../../platform/platform.ts'
import { publicSuffix } from '../../platform/public-suffix.ts'
import { sites } from '../../platform/sites.ts'
import { applyDnr, takesRegexes, tellsTopDomains } from './dnr-rules.ts'
import { endAt } from './end-at.ts'
import { JarKeeper } from './jar-keeper.ts'
import { OnceRules } from './once-rules.ts'
import { readRules, writeRules } from './rule-store.ts'
import { type Proof, SeenRules } from './seen-rules.ts'
import { workOut } from './work-out.ts'

interface Surroundings {
  readonly origins: () => readonly string[]
  /** Whether requests can be seen to leave: the log is not paused, or we stand in their way. */
  readonly seesRequests: () => boolean
  /** What is in force has changed: listen to what it needs. */
  readonly listen: () => void
  /** The rules, what is in force of them, or what was seen of them have changed. */
  readonly changed: () => void
  readonly trouble: (error: unknown) => void
}

/** The rules the user wants, and what is in force of them. Changes go one after the other. */
export class Rules {
  readonly #around: Surroundings
  readonly #queue = new Queue()
  /** Only where the browser can't change a cookie on the wire. */
  readonly #keeper: JarKeeper | null
  readonly #seen: SeenRules
  readonly #once: OnceRules
  #rules: readonly StoredRule[] = []
  #planned = new Map<string, Planned>()
  #active = new RuleIndex<ActiveRule>([])
  #changes: JarChange[] = []
  #siteOf: (host: string) => string | null = () => null

  constructor(around: Surroundings) {
    this.#around = around
    const sees = (cookie: JarCookie) => isWithin(cookie, around.origins())
    this.#keeper = platform.wire === 'declarativeNetRequest' ? new JarKeeper(sees) : null
    this.#seen = new SeenRules({ changed: around.changed, trouble: around.trouble })
    this.#once = new OnceRules((id) => this.#spend(id).catch(around.trouble))
  }

  /** The rules in force. */
  get active(): readonly ActiveRule[] {
    return this.#active.rules
  }

  /** Match patterns of what the rules in force are about; null: of everything. */
  get urls(): readonly string[] | null {
    return this.#active.urls
  }

  /** Whether cookies were put back so lately that they may not be on disk yet. */
  get isSettling(): boolean {
    return this.#keeper !== null && this.#keeper.settlesAt !== null
  }

  load(): Promise<void> {
    return this.#queue.run(async () => {
      this.#rules = await readRules(this.#around.trouble)
      await this.#seen.load()
      await this.#keeper?.load(namesOf(this.#rules)).catch(this.#around.trouble)
      await this.#apply()
    })
  }

  /** Puts the rules in force anew: permissions, the time, or what can be seen have changed. */
  reapply(): Promise<void> {
    return this.#queue.run(async () => {
      await this.#keeper?.reread(namesOf(this.#rules))
      await this.#apply()
    })
  }

  /** Takes in a change of the jar: ours, or one that rules must give way to. */
  jarChanged(change: JarChange): void {
    const keeper = this.#keeper
    if (!keeper) return
    this.#changes.push(change)
    if (this.#changes.length > 1) return
    this.#queue
      .run(async () => {
        const changes = this.#changes
        this.#changes = []
        if (await keeper.note(changes, this.#isKeptOut)) await this.#apply()
      })
      .catch(this.#around.trouble)
  }

  /** A server was seen to delete a cookie. Where it is held out the jar tells nothing of that. */
  lineDeletes(cookie: JarCookie): void {
    const keeper = this.#keeper
    if (!keeper || !this.active.some(({ heldOut }) => heldOut.some(({ name }) => name === cookie.name))) return
    this.#queue.run(() => keeper.noteDeletion(cookie)).catch(this.#around.trouble)
  }

  tabOpen(tabId: number): void {
    const keeper = this.#keeper
    if (keeper?.isHolding) this.#queue.run(() => keeper.tabOpen(tabId)).catch(this.#around.trouble)
  }

  list(): RuleStatus[] {
    return this.#rules.map((stored) => this.#status(stored))
  }

  add(rule: RuleInput): Promise<RuleStatus> {
    return this.#queue.run(async () => {
      requireRule(await this.#problemsOf(rule))
      const stored: StoredRule = { id: crypto.randomUUID(), rule }
      await this.#change(insertRule(this.#rules, stored))
      return this.#status(this.#find(stored.id))
    })
  }

  /** Adds all of the rules, or none when one of them is invalid. @throws ApiError 'bad-rule' */
  addAll(rules: readonly RuleInput[]): Promise<RuleStatus[]> {
    return this.#queue.run(async () => {
      const problems = await Promise.all(rules.map((rule) => this.#problemsOf(rule)))
      requireRule(problems.flatMap((found, index) => found.map((one) => atIndex(index, one))))
      const added = rules.map((rule): StoredRule => ({ id: crypto.randomUUID(), rule }))
      await this.#change(added.reduce<readonly StoredRule[]>(insertRule, this.#rules))
      return added.map(({ id }) => this.#status(this.#find(id)))
    })
  }

  update(id: string, patch: RulePatch): Promise<RuleStatus> {
    return this.#queue.run(async () => {
      const rule = patchRule(this.#find(id).rule, patch)
      requireRule(await this.#problemsOf(rule))
      // What was spent may be used again once it is changed.
      const stored: StoredRule = { id, rule }
      await this.#change(this.#rules.map((one) => (one.id === id ? stored : one)))
      return this.#status(this.#find(id))
    })
  }

  remove(id: string): Promise<void> {
    return this.#queue.run(async () => {
      this.#find(id)
      await this.#change(this.#rules.filter((one) => one.id !== id))
      this.#seen.forget(id)
    })
  }

  clear(): Promise<void> {
    return this.#queue.run(async () => {
      const gone = this.#rules
      await this.#change([])
      for (const { id } of gone) this.#seen.forget(id)
    })
  }

  /** What the state of a rule would be; nothing is kept. @param id in the place of that rule */
  check(rule: RuleInput, id?: string): Promise<RuleStatus> {
    return this.#queue.run(async () => {
      if (id !== undefined) this.#find(id)
      requireRule(await this.#problemsOf(rule))
      await this.#look([{ rule }])
      const stored = await this.#given({ id: id ?? '', rule })
      const rules =
        id === undefined ? insertRule(this.#rules, stored) : this.#rules.map((one) => (one.id === id ? stored : one))
      const planned = this.#plan(rules).statuses.find((one) => one.id === stored.id)
      return statusOf(stored, planned, this.#seen.of(stored.id))
    })
  }

  /** @param before the rule that it is put before; null: at the end */
  move(id: string, before: string | null): Promise<RuleStatus[]> {
    return this.#queue.run(async () => {
      const moved = this.#find(id)
      if (before !== null) this.#find(before)
      const others = this.#rules.filter((one) => one.id !== id)
      const place = before === null ? others.length : others.findIndex((one) => one.id === before)
      if (before !== id) await this.#change([...others.slice(0, place), moved, ...others.slice(place)])
      return this.list()
    })
  }

  group(group: string, enabled: boolean): Promise<RuleStatus[]> {
    return this.#queue.run(async () => {
      await this.#switch((one) => one.rule.group === group, enabled)
      return this.list()
    })
  }

  /** Switches off every rule that holds a cookie in the jar. */
  putBack(): Promise<PutBack[]> {
    return this.#queue.run(async () => {
      const holding = new Set([...this.#planned.values()].filter(({ via }) => via.includes('jar')).map(({ id }) => id))
      return this.#switch(({ id }) => holding.has(id), false)
    })
  }

  /** The Cookie header that should leave, for a browser where we put it there ourselves. */
  header(request: ScopedRequest & { readonly requestId: string }, header: string | null): string | null {
    return applyRules(header, this.#once.claim(request.requestId, this.reaching(request)))
  }

  reaching(request: ScopedRequest): ActiveRule[] {
    const now = Date.now()
    return this.#active.reaching(request).filter(({ until }) => until === null || until > now)
  }

  /** A request was seen to leave. @returns the rules that it was to leave by */
  left(request: ScopedRequest & { readonly requestId: string }): ActiveRule[] {
    return this.#active.rules.length === 0 ? [] : this.#once.left(request.requestId, this.reaching(request))
  }

  /** A request will not leave any more. */
  ended(requestId: string): void {
    this.#once.release(requestId)
  }

  /** Counts requests that were seen to leave as a rule says, and those that did not. */
  count(proofs: readonly Proof[]): void {
    this.#seen.count(proofs)
  }

  #find(id: string): StoredRule {
    const found = this.#rules.find((one) => one.id === id)
    if (!found) throw new ApiError({ code: 'no-such-rule', field: 'id', detail: String(id) })
    return found
  }

  /** Every problem of a rule that comes in, also those that only the clock and this browser can tell. */
  async #problemsOf(rule: RuleInput): Promise<ValidationProblem[]> {
    const problems = validateRule(rule)
    if (problems.length > 0) return problems
    if (rule.until !== undefined && rule.until <= Date.now()) return [{ field: 'until', code: 'time-is-past' }]
    if (!this.#keeper || (await takesRegexes({ ...toWireRule('', rule), inJar: [], heldOut: [] }))) return []
    return rule.scope.urls.flatMap((url, index): ValidationProblem[] =>
      url.startsWith('/') ? [{ field: `scope.urls.${index}`, code: 'regex-unsupported' }] : [],
    )
  }

  async #switch(which: (one: StoredRule) => boolean, enabled: boolean): Promise<PutBack[]> {
    return this.#change(switchRules(this.#rules, which, enabled))
  }

  #spend(id: string): Promise<void> {
    return this.#queue.run(async () => {
      await this.#change(this.#rules.map((one) => (one.id === id ? { ...one, spent: true } : one)))
    })
  }

  /** What is wanted is stored before it is applied: a background that dies in between applies it at its next start. */
  async #change(wanted: readonly StoredRule[]): Promise<PutBack[]> {
    this.#keeper?.tryAgain(namesOf(wanted.filter((one) => !this.#rules.includes(one))))
    const rules = await Promise.all(wanted.map((one) => this.#given(one)))
    await writeRules(rules, this.#rules)
    this.#rules = rules
    return this.#apply()
  }

  /** Templates are worked out once, when a rule goes on: what they came to is stored with it, and lasts until it goes off. */
  async #given(stored: StoredRule): Promise<StoredRule> {
    const { rule, values } = stored
    if (values || rule.enabled === false || !hasTemplates(rule)) return stored
    return { ...stored, values: await workOut(rule, this.#keeper) }
  }

  /** What a plan of these rules must know is asked before. */
  async #look(rules: readonly Pick<StoredRule, 'rule'>[]): Promise<void> {
    const names = namesOf(rules)
    await this.#keeper?.want(names)
    if (this.#keeper && names.size > 0 && (await tellsTopDomains())) this.#siteOf = siteOfHost
  }

  #plan(rules: readonly StoredRule[]): Plan<JarCookie> {
    return planRules(rules, {
      origins: this.#around.origins(),
      now: Date.now(),
      seesRequests: this.#around.seesRequests(),
      responseOnWire: platform.wire === 'blocking',
      siteOf: this.#siteOf,
      owned: (name) => this.#keeper?.owned(name) ?? [],
    })
  }

  /**
   * From what is in force to what should be. Places in the jar are taken before anything goes on the wire, and given back
   * after it has left it: in between a name may be missing for a moment; it never leaves twice.
   */
  async #apply(): Promise<PutBack[]> {
    const keeper = this.#keeper
    let plan: Plan<JarCookie>
    let spoiled: readonly string[] = []
    let told: PutBack[] = []
    if (keeper) {
      await this.#look(this.#rules)
      plan = this.#plan(this.#rules)
      let held = await keeper.hold(plan.holds)
      if (held.unfit) {
        plan = this.#plan(this.#rules)
        held = await keeper.hold(plan.holds)
      }
      const before = this.#active
      // Known before it is in force: a response that comes meanwhile must find the rule.
      this.#active = new RuleIndex(plan.active)
      spoiled = await applyDnr(plan.active).catch((error: unknown) => {
        this.#active = before
        throw error
      })
      if (spoiled.length > 0) held = await keeper.hold(plan.holds.filter(({ ruleId }) => !spoiled.includes(ruleId)))
      told = await keeper.release(held.releases)
    } else plan = this.#plan(this.#rules)
    this.#active = new RuleIndex(plan.active.filter(({ id }) => !spoiled.includes(id)))
    this.#once.watch(this.#rules.flatMap(({ id, rule, spent }) => (rule.lifetime === 'once' && !spent ? [id] : [])))
    this.#planned = new Map(plan.statuses.map((one) => [one.id, spoiled.includes(one.id) ? byBrowser(one) : one]))
    await keeper?.settle()
    const moments = [...plan.active.map(({ until }) => until), keeper?.settlesAt ?? null]
    await endAt(moments.filter((moment) => moment !== null))
    this.#around.listen()
    // A listener stands when the browser has heard of it: its answer to anything asked later says so. Nobody is told before.
    if (!keeper) await browser.runtime.getBrowserInfo()
    this.#around.changed()
    return told
  }

  /** Whether a rule in force keeps cookies like this one out of the jar. */
  #isKeptOut = (cookie: JarCookie): boolean => this.active.some((rule) => keepsOut(rule, cookie))

  #status(stored: StoredRule): RuleStatus {
    return statusOf(stored, this.#planned.get(stored.id), this.#seen.of(stored.id))
  }
}

function siteOfHost(host: string): string | null {
  return publicSuffix(host) === null ? null : sites.siteOf(`https://${host}`)
}

function namesOf(rules: readonly Pick<StoredRule, 'rule'>[]): Set<string> {
  return new Set(
    rules.flatMap(({ rule }) => (rule.enabled === false || rule.mode === 'replace' ? [] : Object.keys(rule.cookies))),
  )
}

function statusOf({ id, rule, values }: StoredRule, planned: Planned | undefined, seen: Seen): RuleStatus {
  const { state, via, responseVia, problems }: Omit<Planned, 'id'> = planned ?? { state: 'off', via: [], problems: [] }
  const response = responseVia ? { responseVia } : {}
  return { id, rule, state, via, ...response, problems, values: values ?? rule.cookies, seen }
}

function byBrowser(planned: Planned): Planned {
  return {
    id: planned.id,
    state: 'refused',
    via: [],
    problems: [{ field: '', code: 'refused-by-browser' }],
  }
}

/** @throws ApiError 'bad-rule' when there are problems: nothing is kept of what is no rule */
function requireRule(problems: readonly ValidationProblem[]): void {
  if (problems.length > 0) throw new ApiError({ code: 'bad-rule', problems })
}

function atIndex(index: number, { field, code }: ValidationProblem): ValidationProblem {
  return { field: field === '' ? String(index) : `${index}.${field}`, code }
}
