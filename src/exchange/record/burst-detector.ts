/** This many events within `BUSY_WITHIN_MS` count as a burst: a page is loading at full speed. */
export const BUSY = 20
const BUSY_WITHIN_MS = 25
/** An event in a burst waits at most this long. In a longer burst, events are processed while the page loads. */
const LONGEST_WAIT_MS = 1_000
/** Most events that may wait at once. Beyond this, all are processed, because waiting events take memory. */
const MAX_WAITING = 5_000
/**
 * Time between two checks. At each, waiting events are persisted, and one storage call costs both browsers 1 ms, whatever
 * its size. Most bursts are short, so the first checks come sooner.
 */
const FIRST_CHECK_MS = 10
const LONGEST_CHECK_MS = 50

/** Decides whether events may wait until the page that causes them has loaded: processing them would slow the page. */
export class BurstDetector {
  /** Milliseconds since the epoch; null: no burst. */
  #busySince: number | null = null
  #isWaiting = false
  /** Milliseconds since the epoch. */
  #lastCheckAt = 0
  /** Checks in the current burst. */
  #checks = 0

  /**
   * Decides whether the waiting events may wait longer.
   * @param fresh events since the last check
   * @param waiting all events that wait, the fresh ones included
   * @returns true if they may wait
   */
  check(fresh: number, waiting: number, now: number): boolean {
    // Dividing by the time between two checks in the same millisecond would turn a single event into a burst.
    const rate = fresh / Math.max(FIRST_CHECK_MS, now - this.#lastCheckAt)
    this.#lastCheckAt = now
    if (rate < BUSY / BUSY_WITHIN_MS) {
      this.#busySince = null
      this.#checks = 0
    } else {
      this.#busySince ??= now
      this.#checks += 1
    }
    this.#isWaiting = this.#busySince !== null && waiting < MAX_WAITING && now - this.#busySince < LONGEST_WAIT_MS
    return this.#isWaiting
  }

  /** True if events may wait, as of the last check. */
  get isWaiting(): boolean {
    return this.#isWaiting
  }

  /** True if the last check saw a burst, even if its events may not wait. */
  get isBusy(): boolean {
    return this.#busySince !== null
  }

  /** Milliseconds until the next check. */
  get nextCheckMs(): number {
    return Math.min(LONGEST_CHECK_MS, FIRST_CHECK_MS * this.#checks)
  }

  /** Stops waiting for the rest of this burst. Called when somebody asks for the log. */
  stopWaiting(): void {
    this.#busySince = Number.NEGATIVE_INFINITY
    this.#isWaiting = false
  }
}
