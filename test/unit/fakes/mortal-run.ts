/**
 * One run of the background, which is killed before a given call of the browser: that call and all later ones change nothing
 * and are never answered.
 */
export class MortalRun {
  /** How many calls were made. */
  calls = 0
  #lastCall = Number.POSITIVE_INFINITY
  #isKilled = false

  /** Kills the run before the call that comes after so many more. */
  dieAfter(calls: number): void {
    this.#lastCall = this.calls + calls
  }

  /** Kills the run now. */
  kill(): void {
    this.#isKilled = true
  }

  get isDead(): boolean {
    return this.#isKilled || this.calls > this.#lastCall
  }

  /** The API as this run sees it: every method is a call of the browser. */
  connect<T extends object>(api: T): T {
    return new Proxy(api, {
      get: (target, key) => {
        const member: unknown = Reflect.get(target, key)
        if (typeof member !== 'function') return member
        return (...args: unknown[]): unknown => {
          this.calls += 1
          return this.isDead ? new Promise(() => undefined) : Reflect.apply(member, target, args)
        }
      },
    })
  }
}
