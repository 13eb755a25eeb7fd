/** A page that sets its cookie on every keystroke stays below this rate. */
const MAX_OVERWRITES = 50
const WINDOW_MS = 10_000

/**
 * Counts how often a cookie had to be overwritten again because another party keeps setting it. At `MAX_OVERWRITES`
 * within `WINDOW_MS` the cookie is given up, so that two sides do not overwrite each other forever.
 */
export class OverwriteLimiter {
  readonly #times = new Map<string, number[]>()
  readonly #givenUp = new Set<string>()

  /** @param at ms since the epoch */
  recordOverwrite(key: string, at: number): void {
    const times = (this.#times.get(key) ?? []).filter((one) => at - one < WINDOW_MS)
    times.push(at)
    this.#times.set(key, times)
    if (times.length >= MAX_OVERWRITES) this.#givenUp.add(key)
  }

  isGivenUp(key: string): boolean {
    return this.#givenUp.has(key)
  }

  /** Forgets the overwrites of keys for which `matches` is true, so that their cookies are tried again. */
  reset(matches: (key: string) => boolean): void {
    for (const key of [...this.#times.keys()]) if (matches(key)) this.#times.delete(key)
    for (const key of [...this.#givenUp]) if (matches(key)) this.#givenUp.delete(key)
  }
}
