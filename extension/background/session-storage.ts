/** The methods of `browser.storage.session` that are used. The polyfill's types lack the last two. */
export interface SessionArea {
  get(keys: string[] | null): Promise<Record<string, unknown>>
  set(items: Record<string, unknown>): Promise<void>
  remove(keys: string[]): Promise<void>
  getBytesInUse(keys: null): Promise<number>
  /** Chromium has it since 130. */
  getKeys?(): Promise<string[]>
}

/** `storage.session`: in memory until the browser closes, never on disk. */
export class SessionStorage {
  readonly #area: SessionArea
  readonly #narrow: (text: string) => string

  /** @param narrow converts a text to the form that takes the browser the fewest bytes (`Platform.narrow`) */
  constructor(area: SessionArea, narrow: (text: string) => string) {
    this.#area = area
    this.#narrow = narrow
  }

  read(keys: readonly string[]): Promise<Record<string, unknown>> {
    return this.#area.get([...keys])
  }

  /** Writes all items in one call: each call costs both browsers about 1 ms, whatever its size. */
  async write(items: Readonly<Record<string, unknown>>): Promise<void> {
    const entries = Object.entries(items).map(([key, value]) => [
      key,
      typeof value === 'string' ? this.#narrow(value) : value,
    ])
    await this.#area.set(Object.fromEntries(entries))
  }

  async remove(keys: readonly string[]): Promise<void> {
    if (keys.length > 0) await this.#area.remove([...keys])
  }

  async keys(): Promise<string[]> {
    return this.#area.getKeys ? this.#area.getKeys() : Object.keys(await this.#area.get(null))
  }

  /** Returns the size of everything in `storage.session`. */
  bytesInUse(): Promise<number> {
    return this.#area.getBytesInUse(null)
  }
}

/** Returns whether a write failed because the storage is full: both browsers name the quota in the message. */
export function isQuotaError(error: unknown): boolean {
  return /quota/i.test(String(error))
}
