import type { Clock } from '../../../extension/background/clock.ts'

interface Timer {
  readonly at: number
  readonly task: () => void
}

/** Resolves when every promise that can settle without time passing has settled. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** A clock that stands still until a test moves it. */
export class FakeClock implements Clock {
  #now: number
  readonly #timers = new Set<Timer>()

  /** @param now milliseconds since the epoch */
  constructor(now = 1_700_000_000_000) {
    this.#now = now
  }

  now(): number {
    return this.#now
  }

  monotonicMs(): number {
    return this.#now
  }

  schedule(task: () => void, delayMs: number): () => void {
    const timer = { at: this.#now + delayMs, task }
    this.#timers.add(timer)
    return () => this.#timers.delete(timer)
  }

  nextTurn(): Promise<void> {
    return settled()
  }

  /** How many timers wait. */
  get pending(): number {
    return this.#timers.size
  }

  /** Moves the time without running a timer, as a busy processor does. */
  skip(ms: number): void {
    this.#now += ms
  }

  /** Moves the time and runs each timer at its moment, with all promises settled before and after it. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms
    await settled()
    for (let timer = this.#nextUntil(end); timer !== undefined; timer = this.#nextUntil(end)) {
      this.#now = Math.max(this.#now, timer.at)
      this.#timers.delete(timer)
      timer.task()
      await settled()
    }
    this.#now = Math.max(this.#now, end)
  }

  #nextUntil(end: number): Timer | undefined {
    return [...this.#timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
  }
}
