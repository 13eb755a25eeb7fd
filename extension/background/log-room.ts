import { type Draft, toExchange } from '../../src/exchange/draft.ts'
import type { LoggedChange } from '../../src/jar/logged-change.ts'
import type { LogStats } from '../../src/message/message.ts'
import { Queue } from '../../src/queue.ts'
import { PRIVATE_STORE } from '../platform/private-store.ts'
import type { Left } from './capture/capture.ts'
import { isHeard, tell } from './live.ts'
import { LogCalls } from './log-calls.ts'
import { hasPrivateWindow, PrivateMark } from './private-windows.ts'
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
  readonly calls = new LogCalls(this.log, this.changes, this.#starts)
  readonly #trouble: (error: unknown) => void
  readonly #privately = new Queue()
  /** What is stored of a private window stays for now; false: not known. */
  #isPrivateOpen = false
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
    const [drafts, facts] = await Promise.all([
      this.log.load(),
      this.early.load(),
      this.changes.load(),
      this.#starts.load(),
      this.#private.load(),
    ])
    const { seq } = this.log
    // The last private window may have closed while nobody listened; the mark is stored after what it stands for.
    const isMarked = this.#private.isSet || drafts.some(({ incognito }) => incognito)
    if (!isMarked || (await hasPrivateWindow())) return { seq, drafts, facts }
    await this.#forgetPrivate()
    return { seq, drafts: drafts.filter(({ incognito }) => !incognito), facts }
  }

  /** Starts anew over what can't be read. */
  reset(): Promise<void> {
    return this.log.reset()
  }

  set preserved(preserved: boolean) {
    this.#preserved = preserved
  }

  stats(): LogStats {
    return { ...this.log.figures, preserved: this.#preserved }
  }

  /** Exchanges that are new or have changed are stored: who looks is told. */
  stored(drafts: readonly Draft[]): void {
    if (isHeard()) {
      tell({ kind: 'exchanges', exchanges: drafts.map(toExchange) })
      this.#statsTimer ??= setTimeout(() => {
        this.#statsTimer = undefined
        tell({ kind: 'stats', stats: this.stats() })
      }, STATS_EVERY)
    }
    if (!this.#preserved) this.#run(() => this.#beginPages(drafts))
    if (drafts.some(({ incognito }) => incognito)) this.#storedPrivate()
  }

  /** The jar changed with no response behind it. */
  async changedByOthers(found: readonly Omit<LoggedChange, 'seq'>[]): Promise<void> {
    // They wait for a response to claim them: what had not been told when the log was cleared goes with it.
    const left = found.filter(({ at }) => at > this.#clearedAt)
    if (left.length === 0) return
    tell({ kind: 'changes', changes: await this.changes.add(left) })
    if (left.some(({ cookie }) => cookie.storeId === PRIVATE_STORE)) this.#storedPrivate()
  }

  async clear(): Promise<void> {
    this.#clearedAt = Date.now()
    await this.log.clear()
    await this.changes.clear()
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
