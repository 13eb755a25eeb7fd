/** So many facts from one look to the next, and a page loads as fast as it can: it would wait for what we take of the processor. */
const BUSY = 20
/** How long it is let go first, in ms; a burst that goes on for longer is taken in beside it. */
const LONGEST = 1_000
/** Facts that may wait, for they take memory. */
const MOST = 5_000

/** Whether what has come may wait until the page that asks for it is done. */
export class Lull {
  /** ms since the epoch; null: nothing comes fast */
  #busySince: number | null = null
  #isWaiting = false

  /**
   * @param fresh facts that have come since the last look
   * @param waiting facts that wait, with those
   * @param now ms since the epoch
   */
  mayWait(fresh: number, waiting: number, now: number): boolean {
    if (fresh < BUSY) this.#busySince = null
    else this.#busySince ??= now
    this.#isWaiting = this.#busySince !== null && waiting < MOST && now - this.#busySince < LONGEST
    return this.#isWaiting
  }

  /** Whether it may wait, as of the last look. */
  get isWaiting(): boolean {
    return this.#isWaiting
  }

  /** Somebody asks: the rest of this burst does not wait. */
  end(): void {
    this.#busySince = Number.NEGATIVE_INFINITY
    this.#isWaiting = false
  }
}
