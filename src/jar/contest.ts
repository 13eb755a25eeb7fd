/** So many times within so many ms a place may be taken anew: a page that sets its cookie on every keystroke stays below. */
const MOST = 50
const WITHIN = 10_000

/** Counts how often a place of the jar had to be taken anew because somebody else sets the cookie again and again: at some point the wiser gives in. */
export class Contest {
  readonly #taken = new Map<string, number[]>()
  readonly #lost = new Set<string>()

  /** A place was taken anew, in ms since the epoch. */
  retaken(key: string, at: number): void {
    const times = (this.#taken.get(key) ?? []).filter((one) => at - one < WITHIN)
    times.push(at)
    this.#taken.set(key, times)
    if (times.length >= MOST) this.#lost.add(key)
  }

  isLost(key: string): boolean {
    return this.#lost.has(key)
  }

  /** A new try, for the places that are meant. */
  forgive(which: (key: string) => boolean): void {
    for (const key of [...this.#taken.keys()]) if (which(key)) this.#taken.delete(key)
    for (const key of [...this.#lost]) if (which(key)) this.#lost.delete(key)
  }
}
