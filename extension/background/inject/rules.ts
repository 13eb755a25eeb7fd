import { applyRules } from '../../../src/inject/apply.ts'
import { cookieReaches } from '../../../src/inject/jar-reach.ts'
import { type Planned, planRules } from '../../../src/inject/plan.ts'
import type { Problem, RuleInput, RuleStatus } from '../../../src/inject/rule.ts'
import { validateRule } from '../../../src/inject/validate.ts'
import { reaches, type WireRule } from '../../../src/inject/wire-rule.ts'
import type { JarMirror } from '../../../src/jar/mirror.ts'
import { CrumblineError } from '../../../src/message/fault.ts'
import { Queue } from '../../../src/queue.ts'
import { platform } from '../../platform/platform.ts'
import { applyDnr } from './dnr-rules.ts'
import { type KeptRule, readRules, writeRules } from './rule-store.ts'

const UNSEEN = { count: 0, lastSeq: null, drifted: 0 }

interface Surroundings {
  readonly mirror: JarMirror
  readonly origins: () => readonly string[]
  /** The rules, or what is in force of them, have changed. */
  readonly changed: () => void
}

/** The rules the user wants, and what is in force of them. Changes go one after the other. */
export class Rules {
  readonly #around: Surroundings
  readonly #queue = new Queue()
  #rules: KeptRule[] = []
  #planned = new Map<string, Planned>()
  #active: readonly WireRule[] = []
  #names = new Set<string>()

  constructor(around: Surroundings) {
    this.#around = around
  }

  /** The rules in force. */
  get active(): readonly WireRule[] {
    return this.#active
  }

  load(): Promise<void> {
    return this.#queue.run(async () => {
      this.#rules = await readRules()
      await this.#apply()
    })
  }

  /** Puts the rules in force anew: permissions or the jar have changed. */
  reapply(): Promise<void> {
    return this.#queue.run(() => this.#apply())
  }

  /** Whether a change of a cookie of that name may change what can be in force. */
  concerns(name: string): boolean {
    return platform.wire === 'declarativeNetRequest' && this.#names.has(name)
  }

  list(): RuleStatus[] {
    return this.#rules.map((kept) => this.#status(kept))
  }

  add(rule: RuleInput): Promise<RuleStatus> {
    return this.#queue.run(async () => {
      const problems = validateRule(rule)
      if (problems.length > 0) return refused('', rule, problems)
      const kept: KeptRule = { id: crypto.randomUUID(), rule, seen: UNSEEN }
      await this.#change([...this.#rules, kept])
      return this.#status(kept)
    })
  }

  update(id: string, patch: Partial<RuleInput>): Promise<RuleStatus> {
    return this.#queue.run(async () => {
      const old = this.#find(id)
      const rule = { ...old.rule, ...patch }
      const problems = validateRule(rule)
      if (problems.length > 0) return refused(id, rule, problems)
      const kept: KeptRule = { ...old, rule }
      await this.#change(this.#rules.map((one) => (one.id === id ? kept : one)))
      return this.#status(kept)
    })
  }

  remove(id: string): Promise<void> {
    return this.#queue.run(async () => {
      this.#find(id)
      await this.#change(this.#rules.filter((one) => one.id !== id))
    })
  }

  clear(): Promise<void> {
    return this.#queue.run(() => this.#change([]))
  }

  /** The Cookie header that should leave, for a browser where we put it there ourselves. */
  header(url: string, header: string | null): string | null {
    return applyRules(header, this.reaching(url))
  }

  reaching(url: string): WireRule[] {
    return this.#active.filter((rule) => reaches(rule, url))
  }

  /** Counts requests that were seen to leave as a rule says, and those that did not. */
  count(
    seen: readonly { readonly seq: number; readonly held: readonly string[]; readonly drifted: readonly string[] }[],
  ) {
    for (const { seq, held, drifted } of seen) {
      this.#rules = this.#rules.map((kept) => {
        if (held.includes(kept.id)) return { ...kept, seen: { ...kept.seen, count: kept.seen.count + 1, lastSeq: seq } }
        if (drifted.includes(kept.id)) return { ...kept, seen: { ...kept.seen, drifted: kept.seen.drifted + 1 } }
        return kept
      })
    }
    return this.#queue.run(() => writeRules(this.#rules))
  }

  #find(id: string): KeptRule {
    const found = this.#rules.find((one) => one.id === id)
    if (!found) throw new CrumblineError({ code: 'no-such-rule', field: 'id', detail: String(id) })
    return found
  }

  /** What is wanted is stored before it is applied: a worker that dies in between applies it at its next start. */
  async #change(rules: KeptRule[]): Promise<void> {
    await writeRules(rules)
    this.#rules = rules
    await this.#apply()
  }

  async #apply(): Promise<void> {
    const { mirror, origins } = this.#around
    const inJar = (rule: WireRule): string[] =>
      rule.cookies
        .map(([name]) => name)
        .filter((name) => mirror.named(name).some((cookie) => cookieReaches(cookie, rule.scope)))
    const onWire = platform.wire === 'blocking'
    const plan = planRules(this.#rules, { origins: origins(), inJar: onWire ? () => [] : inJar })
    const spoiled = onWire ? [] : await applyDnr(plan.active)
    this.#active = plan.active.filter(({ id }) => !spoiled.includes(id))
    this.#planned = new Map(plan.statuses.map((one) => [one.id, spoiled.includes(one.id) ? byBrowser(one) : one]))
    this.#names = new Set(this.#rules.flatMap(({ rule }) => Object.keys(rule.cookies)))
    this.#around.changed()
  }

  #status({ id, rule, seen }: KeptRule): RuleStatus {
    const { state, via, problems } = this.#planned.get(id) ?? { state: 'off', via: [], problems: [] }
    return { id, rule, state, via, problems, seen }
  }
}

function byBrowser(planned: Planned): Planned {
  return { ...planned, state: 'refused', via: [], problems: [{ field: '', code: 'refused-by-browser' }] }
}

function refused(id: string, rule: RuleInput, problems: readonly Problem[]): RuleStatus {
  return { id, rule, state: 'refused', via: [], problems, seen: UNSEEN }
}
