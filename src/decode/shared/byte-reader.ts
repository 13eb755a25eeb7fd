/** Thrown when the bytes are not in the expected format. Never leaves the readers' entry points. */
export class Unreadable extends Error {}

/** Returns the result of `read`, or undefined when it throws `Unreadable`. */
export function unlessUnreadable<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof Unreadable) return undefined
    throw error
  }
}

/** Deeper than any real value. Limits recursion before the stack overflows. */
const MAX_DEPTH = 64

/** Reads bytes from front to back. Throws `Unreadable` beyond their end, or deeper than `MAX_DEPTH`. */
export class ByteReader {
  readonly #bytes: Uint8Array
  #at: number
  #depth = 0

  constructor(bytes: Uint8Array, from = 0) {
    this.#bytes = bytes
    this.#at = from
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length
  }

  byte(): number {
    const byte = this.#bytes[this.#at]
    if (byte === undefined) throw new Unreadable()
    this.#at += 1
    return byte
  }

  char(): string {
    return String.fromCharCode(this.byte())
  }

  expect(char: string): void {
    if (this.char() !== char) throw new Unreadable()
  }

  take(count: number): Uint8Array {
    if (this.#at + count > this.#bytes.length) throw new Unreadable()
    this.#at += count
    return this.#bytes.slice(this.#at - count, this.#at)
  }

  /** Returns the characters before the next `end`, which is skipped. @param most the largest number of characters */
  until(end: string, most: number): string {
    const at = this.#bytes.indexOf(end.charCodeAt(0), this.#at)
    if (at < 0 || at - this.#at > most) throw new Unreadable()
    const text = String.fromCharCode(...this.take(at - this.#at))
    this.#at += 1
    return text
  }

  /**
   * Checks the number of items that follow. Each takes at least one byte, so a larger number than the remaining bytes is
   * invalid.
   */
  checkCount(count: number): number {
    if (count < 0 || count > this.#bytes.length) throw new Unreadable()
    return count
  }

  /** Reads a value that may contain values of the same kind. */
  nested<T>(read: () => T): T {
    if (this.#depth >= MAX_DEPTH) throw new Unreadable()
    this.#depth += 1
    const value = read()
    this.#depth -= 1
    return value
  }
}
