import { FILTER_KEYS } from './filter.ts'

/** A word of a query, and its position in the text. */
export interface FilterWord {
  /** Position of its first character (a minus sign counts), and the position after its last. */
  readonly from: number
  readonly to: number
  readonly not: boolean
  /** The text before the first colon outside quotes, in lower case; null when there is none. */
  readonly key: string | null
  /** The text without quotes and without the key. */
  readonly text: string
  readonly quoted: boolean
  /** True if a quote is not closed, so that the word extends to the end of the text. */
  readonly open: boolean
}

const KEY = /^([a-z][a-z-]*):/i
/** The text after the colon of a scheme or of a host, which therefore is no key. */
const NO_VALUE = /^(?:\/\/|\d+(?:\/|$))/

/**
 * Splits a query into words. Spaces separate words, double quotes keep spaces, and a backslash escapes a quote. A URL, or
 * a host with its port, has no key.
 * @example filterWords('-name:"a b"') // [{ not: true, key: 'name', text: 'a b', quoted: true, ... }]
 */
export function filterWords(query: string): FilterWord[] {
  const words: FilterWord[] = []
  for (let at = 0; at < query.length; ) {
    if (/\s/.test(query.charAt(at))) {
      at += 1
      continue
    }
    const word = readWord(query, at)
    words.push(word)
    at = word.to
  }
  return words
}

function readWord(query: string, from: number): FilterWord {
  const not = query.charAt(from) === '-' && /\S/.test(query.charAt(from + 1))
  let at = not ? from + 1 : from
  const bare = /^[^\s"]*/.exec(query.slice(at))?.[0] ?? ''
  const key = keyOf(bare)
  if (key !== null) at += key.length + 1
  let text = ''
  let quoted = false
  let open = false
  for (; at < query.length; at += 1) {
    const char = query.charAt(at)
    if (!open && /\s/.test(char)) break
    if (char === '"') {
      quoted = true
      open = !open
    } else if (open && char === '\\' && /["\\]/.test(query.charAt(at + 1))) {
      at += 1
      text += query.charAt(at)
    } else text += char
  }
  return { from, to: at, not, key, text, quoted, open }
}

function keyOf(word: string): string | null {
  const key = KEY.exec(word)?.[1]?.toLowerCase()
  if (key === undefined) return null
  const known = FILTER_KEYS.some((one) => one === key)
  return known || !NO_VALUE.test(word.slice(key.length + 1)) ? key : null
}
