import { type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { LogStats } from '../../../../src/contract/call-types.ts'
import type { Exchange } from '../../../../src/exchange/model/exchange.ts'
import type { LoggedChange } from '../../../../src/jar/logged-change.ts'
import { mergeBySeq } from './merge-by-seq.ts'

/** The surface holds the newest of these; the background's log has its own bound. */
const AT_MOST = 20_000

/** News comes in bursts: what arrives within this time is painted once. */
const GATHER_MS = 30

/** The part of the log that is about the surface's tab. */
export interface TabLog {
  /** Oldest first, each `seq` once. */
  readonly exchanges: ReadonlySignal<readonly Exchange[]>
  /** Changes of the jar that no response made, oldest first. */
  readonly changes: ReadonlySignal<readonly LoggedChange[]>
  /** null until the background has answered */
  readonly stats: Signal<LogStats | null>
  /** Whether older exchanges are still on their way. */
  readonly loading: Signal<boolean>
  /** Takes what the background pushed, and shows it within `GATHER_MS`. */
  push(news: readonly Exchange[]): void
  /** Takes what was asked for, at once. An exchange that was pushed since the question is newer, and stays. */
  fill(answer: readonly Exchange[]): void
  addChanges(news: readonly LoggedChange[]): void
  /** To be called before a new question: its answer will be newer than everything pushed so far. */
  beginQuestion(): void
  /** @param before only what is older than the exchange of that `seq` */
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
