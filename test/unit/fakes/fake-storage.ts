type Keys = string | readonly string[] | Readonly<Record<string, unknown>> | null | undefined
type Call = 'get' | 'set' | 'remove' | 'getKeys' | 'getBytesInUse'

/** What a storage area holds. It outlives the background: each start of it connects anew. */
export class FakeStorage {
  /** Values as JSON, by key. */
  readonly #items = new Map<string, string>()
  readonly #quotaBytes: number

  constructor(quotaBytes = Number.POSITIVE_INFINITY) {
    this.#quotaBytes = quotaBytes
  }

  /** The area as one run of the background sees it. */
  connect(): FakeStorageArea {
    return new FakeStorageArea(this)
  }

  get keys(): string[] {
    return [...this.#items.keys()]
  }

  /** Reads a value past the API. */
  peek(key: string): unknown {
    const text = this.#items.get(key)
    return text === undefined ? undefined : (JSON.parse(text) as unknown)
  }

  /** Writes a value past the API. */
  put(key: string, value: unknown): void {
    this.#items.set(key, JSON.stringify(value))
  }

  delete(key: string): void {
    this.#items.delete(key)
  }

  get bytes(): number {
    return sizeOf(this.#items)
  }

  /** @throws Error that names the quota, as both browsers do; then nothing of it is stored */
  putAll(items: Readonly<Record<string, unknown>>): void {
    const next = new Map(this.#items)
    for (const [key, value] of Object.entries(items)) if (value !== undefined) next.set(key, JSON.stringify(value))
    if (sizeOf(next) > this.#quotaBytes)
      throw new Error('Session storage quota bytes exceeded. Values were not stored.')
    for (const [key, value] of next) this.#items.set(key, value)
  }
}

/**
 * `browser.storage.session` or `.local` for one run of the background. `dieAfter` stops the run between two writes: whatever it
 * asks from then on changes nothing, and is never answered.
 */
export class FakeStorageArea {
  readonly calls: Call[] = []
  readonly #storage: FakeStorage
  readonly #failures = new Map<Call, Error[]>()
  #holds: (() => void)[] | null = null
  #writesLeft = Number.POSITIVE_INFINITY
  #onDeath: () => void = () => undefined
  /** Resolves when the run asks for something after its death. */
  readonly died: Promise<void>

  constructor(storage: FakeStorage) {
    this.#storage = storage
    this.died = new Promise((resolve) => {
      this.#onDeath = resolve
    })
  }

  /** The next call of that name rejects and stores nothing. */
  failNext(call: Call, error = new Error(`storage.${call} failed`)): void {
    this.#failures.set(call, [...(this.#failures.get(call) ?? []), error])
  }

  /** So many more writes (`set`, `remove`) are done; the background dies before the next one. */
  dieAfter(writes: number): void {
    this.#writesLeft = writes
  }

  get isDead(): boolean {
    return this.#writesLeft < 0
  }

  /** Keeps the answers of all calls back, as a busy browser does, until `resume`. */
  hold(): void {
    this.#holds ??= []
  }

  resume(): void {
    const held = this.#holds ?? []
    this.#holds = null
    for (const answer of held) answer()
  }

  count(call: Call): number {
    return this.calls.filter((one) => one === call).length
  }

  get(keys?: Keys): Promise<Record<string, unknown>> {
    return this.#answer('get', () => {
      const isDefaults = typeof keys === 'object' && keys !== null && !Array.isArray(keys)
      const defaults = isDefaults ? (keys as Readonly<Record<string, unknown>>) : {}
      const found: Record<string, unknown> = structuredClone({ ...defaults })
      for (const key of this.#wanted(keys)) {
        const value = this.#storage.peek(key)
        if (value !== undefined) found[key] = value
      }
      return found
    })
  }

  set(items: Readonly<Record<string, unknown>>): Promise<void> {
    return this.#answer('set', () => this.#storage.putAll(items))
  }

  remove(keys: string | readonly string[]): Promise<void> {
    return this.#answer('remove', () => {
      for (const key of typeof keys === 'string' ? [keys] : keys) this.#storage.delete(key)
    })
  }

  getKeys(): Promise<string[]> {
    return this.#answer('getKeys', () => this.#storage.keys)
  }

  getBytesInUse(_keys?: Keys): Promise<number> {
    return this.#answer('getBytesInUse', () => this.#storage.bytes)
  }

  #wanted(keys: Keys): readonly string[] {
    if (keys === null || keys === undefined) return this.#storage.keys
    if (typeof keys === 'string') return [keys]
    return Array.isArray(keys) ? (keys as readonly string[]) : Object.keys(keys)
  }

  /** Does the call at once, in the order in which calls come, and answers later. */
  async #answer<T>(call: Call, work: () => T): Promise<T> {
    this.calls.push(call)
    if (call === 'set' || call === 'remove') this.#writesLeft -= 1
    if (this.isDead) {
      this.#onDeath()
      return new Promise<T>(() => undefined)
    }
    const failure = this.#failures.get(call)?.shift()
    if (failure) throw failure
    const result = work()
    const holds = this.#holds
    if (holds) await new Promise<void>((resolve) => holds.push(resolve))
    if (this.isDead) return new Promise<T>(() => undefined)
    return result
  }
}

function sizeOf(items: ReadonlyMap<string, string>): number {
  let bytes = 0
  for (const [key, text] of items) bytes += key.length + text.length
  return bytes
}
