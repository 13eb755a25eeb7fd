import type { WantedOverride } from '../../../src/jar/displaced-cookies.ts'
import type { JarChange } from '../../../src/jar/jar-change.ts'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import type { RestoredCookie } from '../../../src/jar/restored-cookie.ts'
import type { Queue } from '../../../src/queue.ts'
import type { StoredRule } from '../../../src/rules/model/stored-rule.ts'
import { keepsOut } from '../../../src/rules/plan/keeps-out.ts'
import { type ActiveRule, type Hold, type Plan, type Planned, planRules } from '../../../src/rules/plan/plan.ts'
import type { Platform } from '../../platform/capabilities.ts'
import type { Clock } from '../clock.ts'
import type { ErrorSink } from '../error-sink.ts'
import type { ActiveRules } from './active-rules.ts'

/** What the browser lets the extension do, and control over the listeners that rules need. */
interface WatchPolicy {
  /** Match patterns whose host permission is granted. */
  readonly origins: readonly string[]
  /** True if requests are observed: a `once` rule ends with the first request that is observed leaving. */
  readonly isOn: boolean
  /** Registers the listeners that the active rules need. */
  refreshListeners(): void
  /** Resolves when the browser has registered the listeners. */
  listenersRegistered(): Promise<void>
}

interface JarOverrides {
  readonly isActive: boolean
  readonly settlesAt: number | null
  load(names: Iterable<string>): Promise<void>
  reread(names: Iterable<string>): Promise<void>
  include(names: Iterable<string>): Promise<void>
  cookiesNamed(name: string): readonly {
    readonly cookie: JarCookie
    readonly held: string | null | undefined
    readonly contested: boolean
  }[]
  retry(names: ReadonlySet<string>): void
  override(wanted: readonly WantedOverride[]): Promise<{ restores: readonly string[]; unfit: boolean }>
  restore(keys: readonly string[]): Promise<RestoredCookie[]>
  note(changes: readonly JarChange[], isSuppressed: (cookie: JarCookie) => boolean): Promise<boolean>
  noteDeletion(cookie: JarCookie): Promise<void>
  noteTab(tabId: number): Promise<void>
  forgetSettled(): Promise<void>
}

interface SessionRules {
  /** @returns ids of the rules that the browser refused */
  apply(active: readonly ActiveRule[]): Promise<string[]>
  supportsTopDomains(): Promise<boolean>
}

export interface RuleEnforcerDeps {
  readonly active: ActiveRules
  readonly policy: WatchPolicy
  /** Where the browser applies rules by itself (Chromium); null where `RequestRewriter` does (Firefox). */
  readonly inBrowser: { readonly overrides: JarOverrides; readonly sessionRules: SessionRules } | null
  readonly claims: { watch(ids: readonly string[]): void }
  readonly statuses: {
    setRules(rules: readonly StoredRule[]): void
    setPlanned(planned: readonly Planned[]): void
    publish(): void
  }
  readonly badge: { use(active: readonly ActiveRule[]): void }
  readonly expiryAlarm: { set(moments: readonly number[]): Promise<void> }
  /** Shared with `RuleBook`: a change of rules and its enforcement are one task. */
  readonly queue: Queue
  readonly platform: Pick<Platform, 'wire'>
  readonly siteOf: (host: string) => string | null
  readonly clock: Pick<Clock, 'now'>
  readonly errors: ErrorSink
}

/** Enforces the wanted rules, and keeps them enforced as permissions, time and the jar change. */
export class RuleEnforcer {
  readonly #deps: RuleEnforcerDeps
  #rules: readonly StoredRule[] = []
  #supportsTopDomains = false
  /** Changes of the jar that wait to be processed in the queue. */
  #jarChanges: JarChange[] = []

  constructor(deps: RuleEnforcerDeps) {
    this.#deps = deps
  }

  /**
   * Completes steps that an earlier run of the background left unfinished in the jar, and enforces the rules. Must run
   * within the queue.
   */
  async start(rules: readonly StoredRule[]): Promise<void> {
    const { inBrowser, errors } = this.#deps
    await inBrowser?.overrides.load(cookieNamesOf(rules)).catch(errors.report)
    await this.enforce(rules)
  }

  /**
   * Enforces the rules by moving from the active ones to those that should be active. Must run within the queue. Cookies
   * are overridden in the jar before any goes on the wire, and restored after they have left the wire. A name may be
   * missing from requests for a moment, but it is never sent twice.
   * @returns the cookies that were restored
   */
  async enforce(rules: readonly StoredRule[]): Promise<RestoredCookie[]> {
    const { active, policy, inBrowser, claims, statuses, badge, expiryAlarm } = this.#deps
    this.#rules = rules
    statuses.setRules(rules)
    const { plan, refused, restored } = await this.#enforceInBrowser(rules)
    active.replace(plan.active.filter(({ id }) => !refused.includes(id)))
    claims.watch(rules.flatMap(({ id, rule, spent }) => (rule.lifetime === 'once' && !spent ? [id] : [])))
    statuses.setPlanned(plan.statuses.map((one) => (refused.includes(one.id) ? refusedByBrowser(one.id) : one)))
    await inBrowser?.overrides.forgetSettled()
    const moments = [...plan.active.map(({ until }) => until), inBrowser?.overrides.settlesAt ?? null]
    await expiryAlarm.set(moments.filter((moment) => moment !== null))
    policy.refreshListeners()
    await policy.listenersRegistered()
    statuses.publish()
    badge.use(active.all)
    return restored
  }

  /** Enforces the same rules again, because permissions, the time, or what is observed have changed. */
  reapply(): Promise<void> {
    return this.#deps.queue.run(async () => {
      await this.#deps.inBrowser?.overrides.reread(cookieNamesOf(this.#rules))
      await this.enforce(this.#rules)
    })
  }

  /** Reads the data that `plan` needs for these rules. Must run within the queue. */
  async prepare(rules: readonly Pick<StoredRule, 'rule'>[]): Promise<void> {
    const { inBrowser } = this.#deps
    if (!inBrowser) return
    const names = cookieNamesOf(rules)
    await inBrowser.overrides.include(names)
    if (names.size > 0 && (await inBrowser.sessionRules.supportsTopDomains())) this.#supportsTopDomains = true
  }

  /** Returns which of these rules could be active now, and why the others could not. */
  plan(rules: readonly StoredRule[]): Plan<JarCookie> {
    const { policy, inBrowser, platform, siteOf, clock } = this.#deps
    return planRules(rules, {
      origins: policy.origins,
      now: clock.now(),
      seesRequests: policy.isOn,
      responseOnWire: platform.wire === 'blocking',
      siteOf: this.#supportsTopDomains ? siteOf : () => null,
      owned: (name) => inBrowser?.overrides.cookiesNamed(name) ?? [],
    })
  }

  /** Retries cookies that were given up, when rules with their names have changed. */
  retryCookiesOf(rules: readonly StoredRule[]): void {
    this.#deps.inBrowser?.overrides.retry(cookieNamesOf(rules))
  }

  /** Handles a `cookies.onChanged` event: an own write, or a change that rules must react to. */
  jarChanged(change: JarChange): void {
    const { inBrowser, queue, errors } = this.#deps
    if (!inBrowser) return
    this.#jarChanges.push(change)
    // The queued task processes this change too.
    if (this.#jarChanges.length > 1) return
    queue
      .run(async () => {
        const changes = this.#jarChanges
        this.#jarChanges = []
        if (await inBrowser.overrides.note(changes, this.#isSuppressed)) await this.enforce(this.#rules)
      })
      .catch(errors.report)
  }

  /**
   * Records that a Set-Cookie line deletes a cookie. While the cookie is suppressed, `cookies.onChanged` does not fire
   * for it.
   */
  lineDeletes(cookie: JarCookie): void {
    const { inBrowser, active, queue, errors } = this.#deps
    if (!inBrowser || !active.all.some(({ heldOut }) => heldOut.some(({ name }) => name === cookie.name))) return
    queue.run(() => inBrowser.overrides.noteDeletion(cookie)).catch(errors.report)
  }

  tabOpened(tabId: number): void {
    const { inBrowser, queue, errors } = this.#deps
    if (inBrowser?.overrides.isActive) queue.run(() => inBrowser.overrides.noteTab(tabId)).catch(errors.report)
  }

  async #enforceInBrowser(rules: readonly StoredRule[]): Promise<Enforced> {
    const { active, inBrowser } = this.#deps
    if (!inBrowser) return { plan: this.plan(rules), refused: [], restored: [] }
    const { overrides, sessionRules } = inBrowser
    await this.prepare(rules)
    let plan = this.plan(rules)
    let result = await overrides.override(plan.holds)
    if (result.unfit) {
      plan = this.plan(rules)
      result = await overrides.override(plan.holds)
    }
    const before = active.all
    // Replace the rules before the browser has them, because a response that arrives in between must find its rule.
    active.replace(plan.active)
    const refused = await sessionRules.apply(plan.active).catch((error: unknown) => {
      active.replace(before)
      throw error
    })
    if (refused.length > 0) result = await overrides.override(withoutRules(plan.holds, refused))
    return { plan, refused, restored: await overrides.restore(result.restores) }
  }

  /** Returns whether an active rule keeps cookies like this one out of the jar. */
  readonly #isSuppressed = (cookie: JarCookie): boolean => this.#deps.active.all.some((rule) => keepsOut(rule, cookie))
}

interface Enforced {
  readonly plan: Plan<JarCookie>
  /** Ids of the rules that the browser refused. */
  readonly refused: readonly string[]
  readonly restored: RestoredCookie[]
}

function withoutRules(holds: readonly Hold<JarCookie>[], ids: readonly string[]): Hold<JarCookie>[] {
  return holds.filter(({ ruleId }) => !ids.includes(ruleId))
}

function refusedByBrowser(id: string): Planned {
  return { id, state: 'refused', via: [], problems: [{ field: '', code: 'refused-by-browser' }] }
}

/**
 * Returns the names of the cookies that rules may displace. A `replace` rule displaces none: it sets the whole header on
 * the wire.
 */
function cookieNamesOf(rules: readonly Pick<StoredRule, 'rule'>[]): Set<string> {
  return new Set(
    rules.flatMap(({ rule }) => (rule.enabled === false || rule.mode === 'replace' ? [] : Object.keys(rule.cookies))),
  )
}
