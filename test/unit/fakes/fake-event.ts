/** One of the browser's events: `browser.cookies.onChanged`, `browser.webRequest.onCompleted`. */
export class FakeEvent<Arguments extends readonly unknown[], Answer = void> {
  readonly #listeners = new Map<(...details: Arguments) => Answer, readonly unknown[]>()

  addListener(listener: (...details: Arguments) => Answer, ...options: readonly unknown[]): void {
    this.#listeners.set(listener, options)
  }

  removeListener(listener: (...details: Arguments) => Answer): void {
    this.#listeners.delete(listener)
  }

  hasListener(listener: (...details: Arguments) => Answer): boolean {
    return this.#listeners.has(listener)
  }

  /** What each listener was registered with, beside itself. */
  get options(): (readonly unknown[])[] {
    return [...this.#listeners.values()]
  }

  get size(): number {
    return this.#listeners.size
  }

  /** @returns the listeners' answers */
  emit(...details: Arguments): Answer[] {
    return [...this.#listeners.keys()].map((listener) => listener(...details))
  }
}
