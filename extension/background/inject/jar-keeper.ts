import { Contest } from '../../../src/jar/contest.ts'
import type { JarChange } from '../../../src/jar/jar-change.ts'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import { jarKey } from '../../../src/jar/jar-key.ts'
import {
  type JarStep,
  type Journal,
  noteChange,
  noteDeletion,
  ownedCookies,
  planHolds,
  planRelease,
  recover,
  released,
  settled,
  settlesAt,
  type WantedHold,
} from '../../../src/jar/journal.ts'
import type { RestoredCookie } from '../../../src/jar/restored-cookie.ts'
import { eraseCookie, findCookie, writeCookie } from '../jar-write.ts'
import { JarView } from './jar-view.ts'
import { markSession, readJournal, writeJournal } from './journal-store.ts'

/**
 * Keeps rules' values in the jar, and the cookies whose places they take in a journal. It decides nothing: the journal's
 * own functions do. Its methods are called one after the other; between any two of its lines the background may die.
 */
export class JarKeeper {
  /** Whether the jar can be looked at and written where the cookie is. */
  readonly #sees: (cookie: JarCookie) => boolean
  readonly #view = new JarView()
  #journal: Journal = new Map()
  #isLoaded = false
  /** Tabs that are stored with the journal. */
  #tabs = new Set<number>()
  /** Places where the browser did not take a rule's value: there it goes on the wire. */
  readonly #unfit = new Set<string>()
  readonly #contest = new Contest()

  constructor(sees: (cookie: JarCookie) => boolean) {
    this.#sees = sees
  }

  /** Reads the journal of an earlier life and sets right what it left behind. */
  async load(names: Iterable<string>): Promise<void> {
    const { journal, sameSession } = await readJournal()
    await this.#view.reset([...names, ...[...journal.values()].map(({ cookie }) => cookie.name)])
    const found = recover(journal, this.#view.find, { sameSession, at: Date.now(), sees: this.#sees })
    for (const step of found.steps) await take(step, this.#view.find(step.cookie)?.secure)
    if (journal.size > 0) await this.#write(found.journal)
    this.#journal = found.journal
    // Not before: a background that died on the way would not know that the session had broken, and take what went with it
    // for deleted.
    await markSession()
    this.#isLoaded = true
    if (found.steps.length > 0) await this.reread(names)
  }

  /** The jar must be read anew: more or less of it may be seen. */
  reread(names: Iterable<string>): Promise<void> {
    return this.#view.reset([...names, ...[...this.#journal.values()].map(({ cookie }) => cookie.name)])
  }

  /** @throws when the journal can't be read: nothing is held then, as that would be written over it */
  async want(names: Iterable<string>): Promise<void> {
    if (!this.#isLoaded) await this.load(names)
    await this.#view.want(names)
  }

  owned(name: string) {
    return ownedCookies(this.#journal, name, this.#view.named(name)).map((one) => {
      const key = jarKey(one.cookie)
      const contested = this.#contest.isLost(key)
      return this.#unfit.has(key) ? { ...one, held: null, contested } : { ...one, contested }
    })
  }

  /** Rules about these names are wanted anew: places that were given up because of somebody else are tried again. */
  tryAgain(names: ReadonlySet<string>): void {
    this.#contest.forgive((key) => names.has(nameInKey(key)))
  }

  /**
   * Takes places, the journal first.
   * @returns what must be given back once the rules have changed; `unfit`: a value was refused, and the rules must be
   * planned anew
   */
  async hold(wanted: readonly WantedHold[]): Promise<{ releases: readonly string[]; unfit: boolean }> {
    const { journal, steps, releases } = planHolds(this.#journal, wanted, this.#view.find)
    const before = this.#journal
    if (journal.size !== this.#journal.size || [...journal].some(([key, entry]) => this.#journal.get(key) !== entry)) {
      await this.#write(journal)
      this.#journal = journal
    }
    let unfit = false
    for (const step of steps) {
      const key = jarKey(step.cookie)
      const held = before.get(key)
      if (held?.back === null && held.held === journal.get(key)?.held) this.#contest.retaken(key, Date.now())
      const refusal = await take(step, this.#view.find(step.cookie)?.secure)
      if (refusal === null) continue
      console.warn('the jar refused a cookie', refusal)
      if (step.kind === 'erase') continue
      this.#unfit.add(key)
      unfit = true
    }
    return { releases, unfit }
  }

  /** Gives places back. */
  async release(keys: readonly string[]): Promise<RestoredCookie[]> {
    const told: RestoredCookie[] = []
    const before = this.#journal
    for (const key of keys) {
      const entry = this.#journal.get(key)
      if (!entry) continue
      if (!this.#sees(entry.cookie)) {
        told.push({ cookie: entry.original ?? entry.cookie, outcome: 'failed' })
        continue
      }
      const now = await findCookie(entry.cookie)
      const { step, outcome } = planRelease(entry, now, Date.now())
      const refusal = step && (await take(step, now?.secure))
      told.push({ cookie: entry.original ?? entry.cookie, outcome: refusal === null ? outcome : 'failed' })
      if (refusal !== null) {
        // The journal keeps it: it is tried again at the next change, and at the next start.
        console.warn('a cookie could not be put back', refusal)
        continue
      }
      this.#journal = released(this.#journal, key, outcome, Date.now())
    }
    if (this.#journal !== before) await this.#write(this.#journal)
    return told
  }

  /** @returns whether rules must be planned anew */
  async note(changes: readonly JarChange[], watched: (cookie: JarCookie) => boolean): Promise<boolean> {
    if (!this.#isLoaded) return false
    let disturbed = false
    const before = this.#journal
    for (const change of changes) {
      if (!this.#view.apply(change)) continue
      const noted = noteChange(this.#journal, change, watched)
      this.#journal = noted.journal
      disturbed ||= noted.disturbed
    }
    if (this.#journal !== before) await this.#write(this.#journal)
    return disturbed
  }

  async noteDeletion(cookie: JarCookie): Promise<void> {
    if (!this.#isLoaded) return
    const before = this.#journal
    this.#journal = noteDeletion(before, cookie)
    if (this.#journal !== before) await this.#write(this.#journal)
  }

  /**
   * A tab is open. By one that was open when the journal was stored a later start knows the session again, after an update say,
   * and those of that moment may all be closed by then: what was a cookie of the session would not be put back.
   */
  async tabOpen(tabId: number): Promise<void> {
    if (this.isHolding && !this.#tabs.has(tabId)) await this.#write(this.#journal)
  }

  get isHolding(): boolean {
    return [...this.#journal.values()].some(({ back }) => back === null)
  }

  async #write(journal: Journal): Promise<void> {
    this.#tabs = new Set(await writeJournal(journal))
  }

  /** When the last of the cookies that were put back is surely on disk, in ms since the epoch; null: all are. */
  get settlesAt(): number | null {
    return settlesAt(this.#journal)
  }

  /** Forgets what is surely on disk: it must not be put back a second time. */
  async settle(): Promise<void> {
    const before = this.#journal
    this.#journal = settled(before, Date.now())
    if (this.#journal !== before) await this.#write(this.#journal)
  }

  /** Whether a cookie stands in the jar for a rule, and not for a server. */
  isOurs(cookie: JarCookie): boolean {
    const entry = this.#journal.get(jarKey(cookie))
    return entry?.back === null && entry.held === cookie.value
  }
}

function nameInKey(key: string): string {
  return String((JSON.parse(key) as unknown[]).at(-1))
}

/** @returns the browser's own words when it refused */
function take({ kind, cookie }: JarStep, overSecure = false): Promise<string | null> {
  return kind === 'write' ? writeCookie(cookie, overSecure) : eraseCookie(cookie)
}
