import { textDifference } from '../../text/text-difference.ts'

/**
 * A string as stored: in full, or as its difference to an earlier one (position of that string, length of the common
 * start, length of the common end, and the text between them).
 */
export type StoredString = string | readonly [base: number, prefix: number, suffix: number, middle: string]

/** The position of null. */
export const NULL_POSITION = -1
/** Shorter strings are stored in full. */
const MIN_LENGTH_TO_COMPARE = 64

/**
 * Stores each string once and refers to it by position: Cookie headers, page URLs and verdicts repeat. Most Cookie
 * headers are the previous request's with one value changed, so a long string is stored as its difference to the last one
 * of its group.
 */
export class StringTableWriter {
  readonly #positions = new Map<string, number>()
  readonly #strings: string[] = []
  /** Position of the last long string of each group. */
  readonly #lastOfGroup = new Map<string, number>()
  #added: StoredString[] = []

  /** @param known strings that are stored already, in order */
  constructor(known: Iterable<string> = []) {
    for (const text of known) this.#positions.set(text, this.#strings.push(text) - 1)
  }

  /** @param group strings that are likely to resemble each other, such as the headers for one host */
  positionOf(text: string | null, group = ''): number {
    if (text === null) return NULL_POSITION
    const known = this.#positions.get(text)
    if (known !== undefined) return known
    const position = this.#strings.push(text) - 1
    this.#positions.set(text, position)
    this.#added.push(this.#toStored(text, group, position))
    return position
  }

  /** @returns the strings added since the last call, to be stored in this order */
  takeAdded(): StoredString[] {
    const added = this.#added
    this.#added = []
    return added
  }

  #toStored(text: string, group: string, position: number): StoredString {
    if (group === '' || text.length < MIN_LENGTH_TO_COMPARE) return text
    const base = this.#lastOfGroup.get(group)
    this.#lastOfGroup.set(group, position)
    const other = base === undefined ? undefined : this.#strings[base]
    if (base === undefined || other === undefined) return text
    const { prefix, suffix } = textDifference(other, text)
    if (prefix + suffix < text.length / 2) return text
    return [base, prefix, suffix, text.slice(prefix, text.length - suffix)]
  }
}

/** Reads back the strings of a `StringTableWriter`, in the order in which they were stored. */
export class StringTableReader {
  readonly strings: string[] = []

  add(stored: readonly StoredString[]): void {
    for (const one of stored) this.strings.push(typeof one === 'string' ? one : this.#restore(one))
  }

  at(position: number): string | null {
    return this.strings[position] ?? null
  }

  #restore([base, prefix, suffix, middle]: Exclude<StoredString, string>): string {
    const other = this.strings[base] ?? ''
    return other.slice(0, prefix) + middle + other.slice(other.length - suffix)
  }
}
