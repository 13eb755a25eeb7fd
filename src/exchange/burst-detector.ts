/** So many facts in so many ms, and a page loads as fast as it can: it would wait for what we take of the processor. */
export const BUSY = 20
const BUSY_WITHIN = 25
/** How long it is let go first, in ms; a burst that goes on for longer is taken in beside it. */
const LONGEST = 1_000
/** Facts that may wait, for they take memory. */
const MOST = 5_000
/**
 * From one look to the next, in ms: at each what waits is kept, and a call of the storage costs both browsers 1 ms, however much
 * it keeps. The beginning of a burst is looked at more often, as most bursts are short.
 */
const FIRST_REST = 10
const LONGEST_REST = 50

/** Whether what has come may wait until the page that asks for it is done. */
export class BurstDetector {
  /** ms since the epoch; null: nothing comes fast */
  #busySince: number | null = null
  #isWaiting = false
  /** ms since the epoch */
  #lookedAt = 0
  /** Looks at this burst. */
  #looks = 0

  /**
   * @param fresh facts that have come since the last look
   * @param waiting facts that wait, with those
   * @param now ms since the epoch
   */
  mayWait(fresh: number, waiting: number, now: number): boolean {
    // In no time at all a single fact would be one.
    const rate = fresh / Math.max(FIRST_REST, now - this.#lookedAt)
    this.#lookedAt = now
    if (rate < BUSY / BUSY_WITHIN) {
      this.#busySince = null
      this.#looks = 0
    } else {
      this.#busySince ??= now
      this.#looks += 1
    }
    this.#isWaiting = this.#busySince !== null && waiting < MOST && now - this.#busySince < LONGEST
    return this.#isWaiting
  }

  /** Whether it may wait, as of the last look. */
  get isWaiting(): boolean {
    return this.#isWaiting
  }

  /** Whether a burst was under way then, waiting or not. */
  get isBusy(): boolean {
    return this.#busySince !== null
  }

  /** ms until the next look */
  get rest(): number {
    return Math.min(LONGEST_REST, FIRST_REST * this.#looks)
  }

  /** Somebody asks: the rest of this burst does not wait. */
  end(): void {
    this.#busySince = Number.NEGATIVE_INFINITY
    this.#isWaiting = false
  }
}
