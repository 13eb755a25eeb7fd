import type { Clock } from './clock.ts'

/** The system clock. */
export class SystemClock implements Clock {
  readonly #channel = new MessageChannel()
  #waiting: (() => void)[] = []

  constructor() {
    this.#channel.port1.onmessage = () => {
      const waiting = this.#waiting
      this.#waiting = []
      for (const resolve of waiting) resolve()
    }
  }

  now(): number {
    return Date.now()
  }

  monotonicMs(): number {
    return performance.now()
  }

  schedule(task: () => void, delayMs: number): () => void {
    const timer = setTimeout(task, delayMs)
    return () => clearTimeout(timer)
  }

  /** Uses a message instead of a timer: Firefox delays each of many timers by 4 ms. */
  nextTurn(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#waiting.push(resolve) === 1) this.#channel.port2.postMessage(null)
    })
  }
}
