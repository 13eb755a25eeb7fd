import { allKeys, isFull, readKeys, removeKeys, writeItems } from './session.ts'

const PREFIX = 'log:fact:'
/** Of the session's 10 MiB: beyond it facts wait for their batch like any other, or a burst of long headers would take the log's room. */
const MAX_LENGTH = 2 * 1024 * 1024

/** Facts as one text (`packFacts`). */
export interface Kept {
  readonly key: string
  readonly text: string
}

/**
 * Keeps what reaches the listeners while the background is still starting, or busy with storing what came before, as it
 * came: should the background die before it has taken it in, the next one does.
 */
export class Early {
  readonly #trouble: (error: unknown) => void
  /** By key: how long the text is, and how many of its facts are not in the log yet. */
  readonly #kept = new Map<string, { readonly length: number; left: number }>()
  #length = 0
  #count = 0

  constructor(trouble: (error: unknown) => void) {
    this.#trouble = trouble
  }

  /** @param count how many facts the text holds @returns the key by which `release` lets go of them; null: there is no room */
  keep(text: string, count: number): string | null {
    this.#count += 1
    const key = `${PREFIX}${Date.now()}:${String(this.#count).padStart(6, '0')}`
    if (this.#length + text.length > MAX_LENGTH) return null
    this.#length += text.length
    this.#kept.set(key, { length: text.length, left: count })
    writeItems({ [key]: text }).catch((error: unknown) => {
      // Where there is no room they wait for their batch like any other.
      if (!isFull(error)) this.#trouble(error)
    })
    return key
  }

  /** What earlier lives kept, oldest first. */
  async load(): Promise<Kept[]> {
    const keys = (await allKeys()).filter((key) => key.startsWith(PREFIX) && !this.#kept.has(key)).sort()
    if (keys.length === 0) return []
    const stored = await readKeys(keys)
    return keys.flatMap((key) => {
      const text = stored[key]
      return typeof text === 'string' ? [{ key, text }] : []
    })
  }

  /** Takes over what `load` has found. @param count how many facts it holds */
  adopt({ key, text }: Kept, count: number): void {
    this.#length += text.length
    this.#kept.set(key, { length: text.length, left: count })
  }

  /** Facts are in the log now. @param keys one for each: what was kept together goes with the last of them */
  release(keys: readonly string[]): void {
    const over: string[] = []
    for (const key of keys) {
      const kept = this.#kept.get(key)
      if (!kept) continue
      kept.left -= 1
      if (kept.left > 0) continue
      this.#length -= kept.length
      this.#kept.delete(key)
      over.push(key)
    }
    if (over.length > 0) removeKeys(over).catch(this.#trouble)
  }
}
