import type { LogStats } from '../../src/contract/call-types.ts'
import { type Draft, toExchange } from '../../src/exchange/draft.ts'
import type { LoggedChange } from '../../src/jar/logged-change.ts'
import { Queue } from '../../src/queue.ts'
import { PRIVATE_STORE } from '../platform/private-store.ts'
import type { Left } from './capture/capture.ts'
import { isHeard, tell } from './live.ts'
import { LogCalls } from './log-calls.ts'
import { hasPrivateWindow, PrivateMark } from './private-windows.ts'
import { Aside } from './store/aside.ts'
import { ChangeLog } from './store/change-log.ts'
import { Early } from './store/early.ts'
import { Log } from './store/log.ts'
import { PageStarts } from './store/page-starts.ts'

/** Figures are told this often at most, in ms. */
const STATS_EVERY = 250

/** The log and what belongs to it: exchanges, changes of the jar, where each tab's page begins; and the news of them. */
export class LogRoom {
  readonly log = new Log()
  readonly early: Early
  readonly changes = new ChangeLog()
  readonly #starts = new PageStarts()
  readonly #private = new PrivateMark()
  readonly #aside = new Aside()
  readonly calls = new LogCalls(this.log, this.changes, this.#starts, this.#aside)
  readonly #trouble: (error: unknown) => void
  readonly #privately = new Queue()
  readonly #clearing = new Queue()
  /** What is stored of a private window stays for now; false: not known. */
  #isPrivateOpen = false
  /** Tells who could bring back what is aside that it is gone for good. */
  #gone: (() => void) | null = null
  #preserved = true
  /** ms since the epoch */
  #clearedAt = 0
  #statsTimer: ReturnType<typeof setTimeout> | undefined

  constructor(trouble: (error: unknown) => void) {
    this.#trouble = trouble
    this.early = new Early(trouble)
  }

  /** Reads what an earlier life of the background left. */
  async load(): Promise<Left> {
    const [all, early] = await Promise.all([
      this.log.load(),
      this.early.load(),
      this.changes.load(),
      this.#starts.load(),
      this.#private.load(),
      this.#aside.load(),
    ])
    const { seq } = this.log
    const drafts = all.filter(({ seq }) => !this.#aside.hides(seq))
    await this.#letGo()
    // The last private window may have closed while nobody listened; the mark is stored after what it stands for.
    const isMarked = this.#private.isSet || drafts.some(({ incognito }) => incognito)
    if (!isMarked || (await hasPrivateWindow())) return { seq, drafts, early }
    await this.#forgetPrivate()
    return { seq, drafts: drafts.filter(({ incognito }) => !incognito), early }
  }

  /** Starts anew over what can't be read. */
  async reset(): Promise<void> {
    await this.#aside.end()
    await this.log.reset()
  }

  set preserved(preserved: boolean) {
    this.#preserved = preserved
  }

  stats(): LogStats {
    return { ...this.#aside.without(this.log.figures), preserved: this.#preserved }
  }

  /** Exchanges that are new or have changed are stored: who looks is told. */
  stored(all: readonly Draft[]): void {
    // Of what was cleared while it was under way more may be heard.
    const drafts = all.filter(({ seq }) => !this.#aside.hides(seq) && !this.log.isCleared(seq))
    if (drafts.length > 0 && isHeard()) {
      tell({ kind: 'exchanges', exchanges: drafts.map(toExchange) })
      this.#statsTimer ??= setTimeout(() => {
        this.#statsTimer = undefined
        tell({ kind: 'stats', stats: this.stats() })
      }, STATS_EVERY)
    }
    if (!this.#preserved) this.#run(() => this.#beginPages(all))
    if (all.some(({ incognito }) => incognito)) this.#storedPrivate()
  }

  /** The jar changed with no response behind it. */
  async changedByOthers(found: readonly Omit<LoggedChange, 'seq'>[]): Promise<void> {
    // They wait for a response to claim them: what had not been told when the log was cleared goes with it.
    const left = found.filter(({ at }) => at > this.#clearedAt)
    if (left.length === 0) return
    const added = await this.changes.add(left)
    tell({ kind: 'changes', changes: added.filter(({ at }) => !this.#aside.hidesChange(at)) })
    if (left.some(({ cookie }) => cookie.storeId === PRIVATE_STORE)) this.#storedPrivate()
  }

  /** For good. */
  clear(): Promise<void> {
    return this.#clearing.run(async () => {
      this.#clearedAt = Date.now()
      await this.log.clear()
      await this.changes.forget(() => true)
      await this.#endAside()
      await over(this.#clearedAt)
      this.#tellCleared()
    })
  }

  /** As `clear`, but for one who may bring it back until it is let go. @param gone who; called when something else let it go */
  setAside(gone: () => void): Promise<void> {
    return this.#clearing.run(async () => {
      await this.#letGo()
      const { held, dropped } = this.log.figures
      const seq = await this.log.reach()
      const at = Date.now()
      await this.#aside.begin({ seq, at, count: held + dropped })
      this.#gone = gone
      await over(at)
      this.#tellCleared()
    })
  }

  bringBack(gone: () => void): Promise<void> {
    return this.#clearing.run(async () => {
      if (this.#gone !== gone) return
      await this.#aside.end()
      this.#gone = null
      tell({ kind: 'returned' })
      tell({ kind: 'stats', stats: this.stats() })
    })
  }

  letGo(gone: () => void): Promise<void> {
    return this.#clearing.run(async () => {
      if (this.#gone !== gone) return
      this.#gone = null
      await this.#letGo()
    })
  }

  async #letGo(): Promise<void> {
    const { mark } = this.#aside
    if (mark === null) return
    this.#clearedAt = mark.at
    await this.log.clear(mark.seq)
    await this.changes.forget(({ at }) => at <= mark.at)
    await this.#endAside()
  }

  async #endAside(): Promise<void> {
    if (this.#aside.mark === null) return
    const gone = this.#gone
    this.#gone = null
    await this.#aside.end()
    gone?.()
  }

  #tellCleared(): void {
    tell({ kind: 'cleared' })
    tell({ kind: 'stats', stats: this.stats() })
  }

  /** A window has closed: with the last private one goes what was done in it. */
  windowClosed(): Promise<void> {
    this.#isPrivateOpen = false
    return this.#privately.run(() => this.#lookForPrivate())
  }

  /** Of what a page asks while its window closes we hear when the window has gone: the log holds something private again. */
  #storedPrivate(): void {
    if (this.#isPrivateOpen) return
    this.#run(() =>
      this.#privately.run(async () => {
        if (!this.#private.isSet) await this.#private.set()
        await this.#lookForPrivate()
      }),
    )
  }

  async #lookForPrivate(): Promise<void> {
    if (!this.#private.isSet) return
    this.#isPrivateOpen = await hasPrivateWindow()
    if (!this.#isPrivateOpen) await this.#forgetPrivate()
  }

  async #forgetPrivate(): Promise<void> {
    await this.log.forget(({ incognito }) => incognito)
    await this.changes.forget(({ cookie }) => cookie.storeId === PRIVATE_STORE)
    await this.#private.clear()
    tell({ kind: 'cleared', incognito: true })
  }

  async #beginPages(drafts: readonly Draft[]): Promise<void> {
    for (const [tabId, before] of await this.#starts.begin(drafts)) tell({ kind: 'cleared', tabId, before })
  }

  #run(task: () => Promise<void>): void {
    task().catch(this.#trouble)
  }
}

/** Resolves when that millisecond is over: what comes after a clearing must not bear its time, or it would be taken for cleared. */
async function over(at: number): Promise<void> {
  while (Date.now() === at) await new Promise((resolve) => setTimeout(resolve, 1))
}
