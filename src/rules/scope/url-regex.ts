import { buildAutomaton, matcherOf } from './regex-automaton.ts'
import { parseRegex } from './regex-syntax.ts'

export type RegexError = 'regex-unreadable' | 'regex-unsupported' | 'regex-unsafe'

/** A regular expression over whole URLs that means the same in JavaScript and in RE2, which declarativeNetRequest uses. */
export interface UrlRegex {
  readonly source: string
  readonly ignoreCase: boolean
  readonly test: (url: string) => boolean
}

const MAX_LENGTH = 1_000
const MAX_KNOWN = 200
const known = new Map<string, UrlRegex | RegexError>()

/** Parses `/source/` or `/source/i`. Results are cached: every change of a rule reads all rules again. */
export function readUrlRegex(text: string): UrlRegex | RegexError {
  const before = known.get(text)
  if (before !== undefined) return before
  const read = readAnew(text)
  if (known.size >= MAX_KNOWN) known.clear()
  known.set(text, read)
  return read
}

function readAnew(text: string): UrlRegex | RegexError {
  const [, source = '', flags = ''] = /^\/(.+)\/(i?)$/s.exec(text) ?? []
  if (source === '' || !isRegex(source)) return 'regex-unreadable'
  if (source.length > MAX_LENGTH) return 'regex-unsafe'
  const ignoreCase = flags === 'i'
  const tree = parseRegex(source, ignoreCase)
  if (!tree) return 'regex-unsupported'
  const automaton = buildAutomaton(tree)
  if (!automaton) return 'regex-unsafe'
  return { source, ignoreCase, test: matcherOf(automaton) }
}

function isRegex(source: string): boolean {
  try {
    new RegExp(source)
    return true
  } catch {
    return false
  }
}
