import { textDifference } from './text-difference.ts'

/** A text as it is stored: in full, or as what differs from an earlier one: its beginning, its end, and what stands between. */
export type StoredString = string | readonly [base: number, prefix: number, suffix: number, middle: string]

/** The place of no text at all. */
export const NO_TEXT = -1
/** Shorter texts are stored in full. */
const WORTH_COMPARING = 64

/**
 * Texts that repeat (Cookie headers, URLs of pages, verdicts) are held once and known by their place. A Cookie header is
 * mostly that of the request before with one value changed: such a text is stored as its difference.
 */
export class StringTableWriter {
  readonly #places = new Map<string, number>()
  readonly #texts: string[] = []
  /** The last long text of each kin, by its place. */
  readonly #last = new Map<string, number>()
  #added: StoredString[] = []

  /** @param known texts that are stored already, in their places */
  constructor(known: Iterable<string> = []) {
    for (const text of known) this.#places.set(text, this.#texts.push(text) - 1)
  }

  /** @param kin texts that are likely to resemble each other: the headers of a host */
  place(text: string | null, kin = ''): number {
    if (text === null) return NO_TEXT
    const known = this.#places.get(text)
    if (known !== undefined) return known
    const place = this.#texts.push(text) - 1
    this.#places.set(text, place)
    this.#added.push(this.#stored(text, kin, place))
    return place
  }

  /** The texts placed since the last call, to be stored in this order. */
  take(): StoredString[] {
    const added = this.#added
    this.#added = []
    return added
  }

  #stored(text: string, kin: string, place: number): StoredString {
    if (kin === '' || text.length < WORTH_COMPARING) return text
    const base = this.#last.get(kin)
    this.#last.set(kin, place)
    const other = base === undefined ? undefined : this.#texts[base]
    if (base === undefined || other === undefined) return text
    const { prefix, suffix } = textDifference(other, text)
    if (prefix + suffix < text.length / 2) return text
    return [base, prefix, suffix, text.slice(prefix, text.length - suffix)]
  }
}

/** The texts of a StringTableWriter, read back in the order in which they were stored. */
export class StringTableReader {
  readonly texts: string[] = []

  add(stored: readonly StoredString[]): void {
    for (const one of stored) this.texts.push(typeof one === 'string' ? one : this.#whole(one))
  }

  get(place: number): string | null {
    return this.texts[place] ?? null
  }

  #whole([base, prefix, suffix, middle]: Exclude<StoredString, string>): string {
    const other = this.texts[base] ?? ''
    return other.slice(0, prefix) + middle + other.slice(other.length - suffix)
  }
}
