import { allKeys, isFull, readKeys, removeKeys, writeItems } from './session.ts'

const PREFIX = 'log:early:'
/** Of the session's 10 MiB: beyond it a fact waits for its batch like any other, or a burst of long headers would leave the log no room. */
const MAX_LENGTH = 512 * 1024

/**
 * Keeps what reaches the listeners while the background is still starting, or busy with storing what came before, as it
 * came: should the background die before it has taken it in, the next one does.
 */
export class Early {
  readonly #trouble: (error: unknown) => void
  /** Keys of this life, and how long what they hold is. */
  readonly #own = new Map<string, number>()
  #length = 0
  #count = 0

  constructor(trouble: (error: unknown) => void) {
    this.#trouble = trouble
  }

  /** @returns the key by which `release` lets go of it */
  keep(fact: object): string {
    this.#count += 1
    const key = `${PREFIX}${Date.now()}:${String(this.#count).padStart(6, '0')}`
    const text = JSON.stringify(fact)
    if (this.#length + text.length > MAX_LENGTH) return key
    this.#length += text.length
    this.#own.set(key, text.length)
    writeItems({ [key]: text }).catch((error: unknown) => {
      // Where there is no room it waits for its batch like any other.
      if (!isFull(error)) this.#trouble(error)
    })
    return key
  }

  /** What earlier lives kept, oldest first, with its keys. */
  async load(): Promise<{ readonly key: string; readonly fact: unknown }[]> {
    const keys = (await allKeys()).filter((key) => key.startsWith(PREFIX) && !this.#own.has(key)).sort()
    if (keys.length === 0) return []
    const stored = await readKeys(keys)
    return keys.flatMap((key) => {
      const text = stored[key]
      return typeof text === 'string' ? [{ key, fact: JSON.parse(text) }] : []
    })
  }

  /** They are in the log now. */
  release(keys: readonly string[]): void {
    if (keys.length === 0) return
    for (const key of keys) {
      this.#length -= this.#own.get(key) ?? 0
      this.#own.delete(key)
    }
    removeKeys(keys).catch(this.#trouble)
  }
}
