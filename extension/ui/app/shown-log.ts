import { type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { LogStats } from '../../../src/contract/call-types.ts'
import type { Exchange } from '../../../src/exchange/exchange.ts'
import type { LoggedChange } from '../../../src/jar/logged-change.ts'
import { mergeBySeq } from './merge-by-seq.ts'

/** Older ones leave the surface (the background has a bound of its own). */
const AT_MOST = 20_000

/** News comes in bursts: the surface is painted once for what arrives within this time. */
const GATHER_MS = 30

export interface Log {
  /** Oldest first, each `seq` once. */
  readonly exchanges: ReadonlySignal<readonly Exchange[]>
  /** Changes of the jar with no response behind them, oldest first. */
  readonly changes: ReadonlySignal<readonly LoggedChange[]>
  /** null until the background has answered */
  readonly stats: Signal<LogStats | null>
  /** Whether older exchanges are still on their way. */
  readonly loading: Signal<boolean>
  add(news: readonly Exchange[]): void
  /** As `add`, at once, of what was asked for: what was told since is newer, and stands. */
  fill(answer: readonly Exchange[]): void
  addChanges(news: readonly LoggedChange[]): void
  /** What is asked for from now on is newer than what was told before. */
  renew(): void
  /** @param before only what is older than that exchange */
  clear(before?: number): void
}

export function createLog(): Log {
  const exchanges = signal<readonly Exchange[]>([])
  const changes = signal<readonly LoggedChange[]>([])
  const told = new Set<number>()
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
    add(news) {
      for (const { seq } of news) told.add(seq)
      waiting.push(...news)
      timer ??= setTimeout(flush, GATHER_MS)
    },
    fill(answer) {
      take(answer.filter(({ seq }) => !told.has(seq)))
    },
    addChanges(news) {
      if (news.length > 0) changes.value = mergeBySeq(changes.value, news).slice(-AT_MOST)
    },
    renew() {
      told.clear()
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
