import { cookieKeyText } from '../../../src/cookie/cookie-key.ts'
import {
  cookiesWithOverrides,
  type DisplacedCookies,
  type JarStep,
  markRestored,
  noteChange,
  noteDeletion,
  planOverrides,
  planRestore,
  recover,
  settlesAt,
  type WantedOverride,
  withoutSettled,
} from '../../../src/jar/displaced-cookies.ts'
import type { JarChange } from '../../../src/jar/jar-change.ts'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import { OverwriteLimiter } from '../../../src/jar/overwrite-limiter.ts'
import type { RestoredCookie } from '../../../src/jar/restored-cookie.ts'
import type { Clock } from '../clock.ts'
import { RuleCookies } from './rule-cookies.ts'

interface Jar {
  all(): Promise<JarCookie[]>
  find(cookie: JarCookie): Promise<JarCookie | null>
}

interface Writer {
  /** @returns null, or the browser's message when it refused */
  write(cookie: JarCookie, overSecure?: boolean): Promise<string | null>
  erase(cookie: JarCookie): Promise<string | null>
}

interface Store {
  read(): Promise<{ displaced: DisplacedCookies; sameSession: boolean }>
  write(displaced: DisplacedCookies): Promise<number[]>
  markSession(): Promise<void>
}

interface JarOverridesDeps {
  readonly jar: Jar
  readonly writer: Writer
  readonly store: Store
  readonly clock: Pick<Clock, 'now'>
  readonly access: { covers(cookie: JarCookie): boolean }
}

/**
 * Overrides and suppresses cookies in the jar for rules, and restores the originals. Only Chromium needs it: it can't
 * replace a cookie on the wire. `src/jar/displaced-cookies.ts` decides each step; this class stores before it touches the
 * jar, as the background may be killed between any two lines. Its methods must not run concurrently.
 */
export class JarOverrides {
  readonly #deps: JarOverridesDeps
  readonly #cookies: RuleCookies
  #displaced: DisplacedCookies = new Map()
  #isLoaded = false
  /** Ids of the tabs that are stored along with the displaced cookies. */
  #storedTabs = new Set<number>()
  /** Keys of cookies whose override the browser refused: the rule's value goes on the wire instead. */
  readonly #unfit = new Set<string>()
  readonly #limiter = new OverwriteLimiter()

  constructor(deps: JarOverridesDeps) {
    this.#deps = deps
    this.#cookies = new RuleCookies(deps.jar, deps.clock)
  }

  /**
   * Reads the displaced cookies of an earlier run and completes steps that it did not finish. @param names cookie names
   * of all rules
   */
  async load(names: Iterable<string>): Promise<void> {
    const { store, clock, access } = this.#deps
    const sees = (cookie: JarCookie) => access.covers(cookie)
    const { displaced, sameSession } = await store.read()
    await this.#cookies.reset([...names, ...namesIn(displaced)])
    const found = recover(displaced, this.#cookies.find, { sameSession, at: clock.now(), sees })
    for (const step of found.steps) await this.#take(step, this.#cookies.find(step.cookie)?.secure)
    if (displaced.size > 0) await this.#write(found.displaced)
    this.#displaced = found.displaced
    // Mark the session only now. If the background is killed before this line, its next start must still notice that the
    // session is new. Otherwise it would take overrides that ended with the old session for deleted cookies.
    await store.markSession()
    this.#isLoaded = true
    if (found.steps.length > 0) await this.reread(names)
  }

  /** Reads the jar again: host permissions, and so the visible part of the jar, may have changed. */
  reread(names: Iterable<string>): Promise<void> {
    return this.#cookies.reset([...names, ...namesIn(this.#displaced)])
  }

  /**
   * Makes `cookiesNamed` complete for these names.
   * @throws when the stored displaced cookies can't be read, because an override now would overwrite them
   */
  async include(names: Iterable<string>): Promise<void> {
    if (!this.#isLoaded) await this.load(names)
    await this.#cookies.include(names)
  }

  /** Returns every cookie of a name as it would be without rules, and the value with which a rule overrides it. */
  cookiesNamed(name: string) {
    return cookiesWithOverrides(this.#displaced, name, this.#cookies.named(name)).map((one) => {
      const key = cookieKeyText(one.cookie)
      const contested = this.#limiter.isGivenUp(key)
      return this.#unfit.has(key) ? { ...one, held: null, contested } : { ...one, contested }
    })
  }

  /** Tries overriding cookies of these names again. They were given up because another party kept setting them. */
  retry(names: ReadonlySet<string>): void {
    this.#limiter.reset((key) => names.has(nameInKey(key)))
  }

  /**
   * Overrides or suppresses cookies. The originals are stored before the jar changes.
   * @returns `restores`: keys to restore once the rules have changed; `unfit`: the browser refused an override, so the
   * rules must be planned again
   */
  async override(wanted: readonly WantedOverride[]): Promise<{ restores: readonly string[]; unfit: boolean }> {
    const { displaced, steps, restores } = planOverrides(this.#displaced, wanted, this.#cookies.find)
    const before = this.#displaced
    if (displaced.size !== before.size || [...displaced].some(([key, entry]) => before.get(key) !== entry)) {
      await this.#write(displaced)
      this.#displaced = displaced
    }
    let unfit = false
    for (const step of steps) {
      const key = cookieKeyText(step.cookie)
      const old = before.get(key)
      const isOverwritten = old?.restoredAt === null && old.override === displaced.get(key)?.override
      if (isOverwritten) this.#limiter.recordOverwrite(key, this.#deps.clock.now())
      const refusal = await this.#take(step, this.#cookies.find(step.cookie)?.secure)
      if (refusal === null) continue
      console.warn('the jar refused a cookie', refusal)
      if (step.kind === 'erase') continue
      this.#unfit.add(key)
      unfit = true
    }
    return { restores, unfit }
  }

  /** Restores the originals of these keys. */
  async restore(keys: readonly string[]): Promise<RestoredCookie[]> {
    const { jar, clock, access } = this.#deps
    const results: RestoredCookie[] = []
    const before = this.#displaced
    for (const key of keys) {
      const entry = this.#displaced.get(key)
      if (!entry) continue
      if (!access.covers(entry.cookie)) {
        results.push({ cookie: entry.original ?? entry.cookie, outcome: 'failed' })
        continue
      }
      const now = await jar.find(entry.cookie)
      const { step, outcome } = planRestore(entry, now, clock.now())
      const refusal = step && (await this.#take(step, now?.secure))
      results.push({ cookie: entry.original ?? entry.cookie, outcome: refusal === null ? outcome : 'failed' })
      if (refusal !== null) {
        // The cookie stays displaced: the next change of rules and the next start try again.
        console.warn('a cookie could not be put back', refusal)
        continue
      }
      this.#displaced = markRestored(this.#displaced, key, outcome, clock.now())
    }
    if (this.#displaced !== before) await this.#write(this.#displaced)
    return results
  }

  /**
   * Processes changes of the jar.
   * @param isSuppressed tells whether an active rule keeps cookies like this one out of the jar
   * @returns true if the rules must be planned again
   */
  async note(changes: readonly JarChange[], isSuppressed: (cookie: JarCookie) => boolean): Promise<boolean> {
    if (!this.#isLoaded) return false
    let disturbed = false
    const before = this.#displaced
    for (const change of changes) {
      if (!this.#cookies.apply(change)) continue
      const noted = noteChange(this.#displaced, change, isSuppressed)
      this.#displaced = noted.displaced
      disturbed ||= noted.disturbed
    }
    if (this.#displaced !== before) await this.#write(this.#displaced)
    return disturbed
  }

  /** Records that a response deletes a cookie, which fires no event while the cookie is suppressed. */
  async noteDeletion(cookie: JarCookie): Promise<void> {
    if (!this.#isLoaded) return
    const before = this.#displaced
    this.#displaced = noteDeletion(before, cookie)
    if (this.#displaced !== before) await this.#write(this.#displaced)
  }

  /**
   * Stores a newly opened tab along with the displaced cookies. A later start (after an update of the extension, say)
   * recognizes the session by a tab that is still open, and the tabs of the last write may all have closed by then.
   */
  async noteTab(tabId: number): Promise<void> {
    if (this.isActive && !this.#storedTabs.has(tabId)) await this.#write(this.#displaced)
  }

  /** True if a cookie is overridden or suppressed now. */
  get isActive(): boolean {
    return [...this.#displaced.values()].some(({ restoredAt }) => restoredAt === null)
  }

  /**
   * The time by which the last restored cookie must be on disk, milliseconds since the epoch; null: none was restored
   * lately.
   */
  get settlesAt(): number | null {
    return settlesAt(this.#displaced)
  }

  /** Forgets restored cookies that must be on disk by now, so that a later deletion of them is not undone. */
  async forgetSettled(): Promise<void> {
    const before = this.#displaced
    this.#displaced = withoutSettled(before, this.#deps.clock.now())
    if (this.#displaced !== before) await this.#write(this.#displaced)
  }

  async #write(displaced: DisplacedCookies): Promise<void> {
    this.#storedTabs = new Set(await this.#deps.store.write(displaced))
  }

  #take({ kind, cookie }: JarStep, overSecure = false): Promise<string | null> {
    const { writer } = this.#deps
    return kind === 'write' ? writer.write(cookie, overSecure) : writer.erase(cookie)
  }
}

function namesIn(displaced: DisplacedCookies): string[] {
  return [...displaced.values()].map(({ cookie }) => cookie.name)
}

function nameInKey(key: string): string {
  return String((JSON.parse(key) as unknown[]).at(-1))
}
