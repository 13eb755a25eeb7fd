import { resourceTypes } from '../model/resource-types.ts'
import {
  BARE_FLAGS,
  FILTER_FLAGS,
  FILTER_KEYS,
  type Filter,
  type FilterKey,
  type FilterProblem,
  type FilterProblemCode,
  type FilterTerm,
  type StatusRange,
} from './filter.ts'
import { type FilterWord, filterWords } from './filter-words.ts'

const HIGHEST = 999

/**
 * Parses a query: words with a known key (`name:`, `status:`, ...), flags (`blocked`), and free text; `-` before a word
 * excludes. A word that can't be parsed becomes a problem and no term, so that a half-typed query hides nothing. A word
 * with an unknown key is searched for as text.
 */
export function parseFilter(query: string): { filter: Filter; problems: FilterProblem[] } {
  const filter: FilterTerm[] = []
  const problems: FilterProblem[] = []
  for (const word of filterWords(query)) {
    const problem = (code: FilterProblemCode) => problems.push({ code, from: word.from, to: word.to })
    if (word.open) problem('open-quote')
    const read = readTerm(word)
    if (typeof read === 'string') problem(read)
    else {
      filter.push(read)
      if (word.key !== null && !isKey(word.key)) problem('unknown-key')
    }
  }
  return { filter, problems }
}

function readTerm({ key, text, not, quoted }: FilterWord): FilterTerm | FilterProblemCode {
  const lower = text.toLowerCase()
  if (key === null) {
    const flag = quoted ? undefined : BARE_FLAGS.find((one) => one === lower)
    return flag === undefined ? asText(lower, not) : { key: 'is', flag, not }
  }
  if (!isKey(key)) return { key: 'text', text: `${key}:${lower}`, not }
  if (text === '') return 'no-value'
  switch (key) {
    case 'is': {
      const flag = FILTER_FLAGS.find((one) => one === lower)
      return flag === undefined ? 'unknown-flag' : { key, flag, not }
    }
    case 'status': {
      const range = readStatus(lower)
      return range === undefined ? 'bad-status' : { key, range, not }
    }
    case 'type': {
      const types = resourceTypes(lower)
      return types.length === 0 ? 'unknown-type' : { key, types, not }
    }
    case 'host':
      return { key, text: lower.replace(/^\*?\./, ''), not }
    case 'name':
    case 'value':
    case 'method':
    case 'reason':
      return { key, text: lower, not }
  }
}

function asText(text: string, not: boolean): FilterTerm | FilterProblemCode {
  return text === '' ? 'no-value' : { key: 'text', text, not }
}

/** `200`, `4xx`, `>=400`, `<300`, `200-299`, `none`. */
function readStatus(text: string): StatusRange | undefined {
  if (text === 'none') return null
  const [, group] = /^([1-9])xx$/.exec(text) ?? []
  if (group !== undefined) return [Number(group) * 100, Number(group) * 100 + 99]
  const [, low, high] = /^(\d{1,3})-(\d{1,3})$/.exec(text) ?? []
  if (low !== undefined && high !== undefined) return [Number(low), Number(high)]
  const [, sign, digits] = /^(>=|<=|>|<|=|)(\d{1,3})$/.exec(text) ?? []
  if (digits === undefined) return undefined
  const code = Number(digits)
  switch (sign) {
    case '>=':
      return [code, HIGHEST]
    case '>':
      return [code + 1, HIGHEST]
    case '<=':
      return [0, code]
    case '<':
      return [0, code - 1]
    default:
      return [code, code]
  }
}

function isKey(key: string): key is FilterKey {
  return FILTER_KEYS.some((one) => one === key)
}
