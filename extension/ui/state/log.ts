import { batch, type ReadonlySignal, signal } from '@preact/signals'
import type { Exchange } from '../../../src/exchange/exchange.ts'

/** Older ones leave the surface (the background has a bound of its own). */
const AT_MOST = 20_000

/** News comes in bursts: the surface is painted once for what arrives within this time. */
const GATHER_MS = 16

export interface Log {
  /** Oldest first, each `seq` once. */
  readonly exchanges: ReadonlySignal<readonly Exchange[]>
  add(news: readonly Exchange[]): void
  /** As `add`, at once: what was asked for. */
  fill(answer: readonly Exchange[]): void
  clear(): void
}

export function createLog(): Log {
  const exchanges = signal<readonly Exchange[]>([])
  let waiting: Exchange[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  function flush(): void {
    timer = undefined
    const news = waiting
    waiting = []
    batch(() => {
      exchanges.value = merge(exchanges.value, news).slice(-AT_MOST)
    })
  }

  return {
    exchanges,
    add(news) {
      waiting.push(...news)
      timer ??= setTimeout(flush, GATHER_MS)
    },
    fill(answer) {
      waiting.push(...answer)
      clearTimeout(timer)
      flush()
    },
    clear() {
      clearTimeout(timer)
      timer = undefined
      waiting = []
      exchanges.value = []
    },
  }
}

/** News replaces what has the same `seq`: an exchange is told again when its response arrives, and when the jar has spoken. */
function merge(known: readonly Exchange[], news: readonly Exchange[]): Exchange[] {
  const bySeq = new Map(known.map((one) => [one.seq, one]))
  for (const one of news) bySeq.set(one.seq, one)
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq)
}
