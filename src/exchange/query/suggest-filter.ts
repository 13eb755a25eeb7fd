import type { Exchange } from '../model/exchange.ts'
import { BARE_FLAGS, FILTER_FLAGS, FILTER_KEYS, type FilterKey } from './filter.ts'
import { type FilterWord, filterWords } from './filter-words.ts'

/** A completion for the word at the caret. */
export interface Suggestion {
  readonly kind: 'key' | 'flag' | 'value'
  /** Replaces `query.slice(from, to)`; a key ends with its colon. */
  readonly insert: string
  readonly from: number
  readonly to: number
  /** For a value: the number of exchanges that have it. */
  readonly count?: number
}

const AT_MOST = 8

/**
 * Suggests completions for the word at the caret: keys and flags by how they begin, values by what the exchanges contain,
 * most frequent first.
 */
export function suggestFilter(query: string, caret: number, exchanges: Iterable<Exchange>): Suggestion[] {
  const word = wordAt(query, caret)
  const { from, to, not, key, text } = word
  const minus = not ? '-' : ''
  const start = text.toLowerCase()
  if (key === null) {
    const keys = FILTER_KEYS.filter((one) => one.startsWith(start)).map((one) => `${one}:`)
    const flags = BARE_FLAGS.filter((one) => one.startsWith(start) && one !== start)
    return [
      ...flags.map((flag): Suggestion => ({ kind: 'flag', insert: `${minus}${flag}`, from, to })),
      ...keys.map((insert): Suggestion => ({ kind: 'key', insert: `${minus}${insert}`, from, to })),
    ]
  }
  const known = FILTER_KEYS.find((one) => one === key)
  if (known === undefined) return []
  if (known === 'is') {
    return FILTER_FLAGS.filter((one) => one.startsWith(start)).map(
      (flag): Suggestion => ({ kind: 'flag', insert: `${minus}is:${flag}`, from, to }),
    )
  }
  return frequent(known, start, exchanges).map(
    ([value, count]): Suggestion => ({ kind: 'value', insert: `${minus}${known}:${quote(value)}`, from, to, count }),
  )
}

function wordAt(query: string, caret: number): FilterWord {
  const found = filterWords(query).find(({ from, to }) => from < caret && caret <= to)
  return found ?? { from: caret, to: caret, not: false, key: null, text: '', quoted: false, open: false }
}

function frequent(key: Exclude<FilterKey, 'is'>, start: string, exchanges: Iterable<Exchange>): [string, number][] {
  const counts = new Map<string, number>()
  for (const one of exchanges) {
    for (const value of new Set(valuesOf(key, one))) {
      if (value !== '' && value.toLowerCase().includes(start)) counts.set(value, (counts.get(value) ?? 0) + 1)
    }
  }
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, AT_MOST)
}

/** Never offers cookie values, because they are secrets. */
function valuesOf(
  key: Exclude<FilterKey, 'is'>,
  { sent, received, url, status, type, method }: Exchange,
): readonly string[] {
  switch (key) {
    case 'name':
      return [...sent.cookies, ...received].map(({ name }) => name)
    case 'value':
      return []
    case 'host':
      return [/^[a-z]+:\/\/([^/?#]*)/i.exec(url)?.[1] ?? '']
    case 'status':
      return status === null ? ['none'] : [String(status)]
    case 'type':
      return [type]
    case 'method':
      return [method]
    case 'reason':
      return received.flatMap(({ verdict }) => verdict.reasons)
  }
}

function quote(value: string): string {
  return /[\s"]/.test(value) ? `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"` : value
}
