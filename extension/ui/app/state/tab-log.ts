import { type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { LogStats } from '../../../../src/contract/call-types.ts'
import type { Exchange } from '../../../../src/exchange/model/exchange.ts'
import type { LoggedChange } from '../../../../src/jar/logged-change.ts'
import { mergeBySeq } from './merge-by-seq.ts'

/** The surface holds at most this many exchanges, the newest ones; the background's log has its own limit. */
const AT_MOST = 20_000

/** Messages come in bursts: everything that arrives within this time is rendered once. */
const GATHER_MS = 30

/** The part of the log that concerns the surface's tab. */
export interface TabLog {
  /** Oldest first, each `seq` once. */
  readonly exchanges: ReadonlySignal<readonly Exchange[]>
  /** Changes of the jar that no response caused, oldest first. */
  readonly changes: ReadonlySignal<readonly LoggedChange[]>
  /** null until the background has answered */
  readonly stats: Signal<LogStats | null>
  /** True while older exchanges are being loaded. */
  readonly loading: Signal<boolean>
  /** Adds broadcast exchanges, and shows them within `GATHER_MS`. */
  push(news: readonly Exchange[]): void
  /** Adds the answer to a query at once. An exchange that was broadcast after the query is newer, so it stays. */
  fill(answer: readonly Exchange[]): void
  addChanges(news: readonly LoggedChange[]): void
  /** Call this before a new query: its answer will be newer than everything broadcast so far. */
  beginQuestion(): void
  /** @param before removes only exchanges with a smaller `seq` */
  clear(before?: number): void
}

export function createTabLog(): TabLog {
  const exchanges = signal<readonly Exchange[]>([])
  const changes = signal<readonly LoggedChange[]>([])
  const pushedSinceQuestion = new Set<number>()
  let waiting: Exchange[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  function take(news: readonly Exchange[]): void {
    if (news.length > 0) exchanges.value = mergeBySeq(exchanges.value, news).slice(-AT_MOST)
  }
  function flush(): void {
    timer = undefined
    const news = waiting
    waiting = []
    take(news)
  }

  return {
    exchanges,
    changes,
    stats: signal<LogStats | null>(null),
    loading: signal(false),
    push(news) {
      for (const { seq } of news) pushedSinceQuestion.add(seq)
      waiting.push(...news)
      timer ??= setTimeout(flush, GATHER_MS)
    },
    fill(answer) {
      take(answer.filter(({ seq }) => !pushedSinceQuestion.has(seq)))
    },
    addChanges(news) {
      if (news.length > 0) changes.value = mergeBySeq(changes.value, news).slice(-AT_MOST)
    },
    beginQuestion() {
      pushedSinceQuestion.clear()
    },
    clear(before = Number.POSITIVE_INFINITY) {
      waiting = waiting.filter(({ seq }) => seq >= before)
      exchanges.value = exchanges.value.filter(({ seq }) => seq >= before)
      if (before === Number.POSITIVE_INFINITY) {
        clearTimeout(timer)
        timer = undefined
        changes.value = []
      }
    },
  }
}
