import { encodePage } from '../../src/exchange/codec/encode-page.ts'
import { EncodedPage } from '../../src/exchange/codec/encoded-page.ts'
import { JournalWriter } from '../../src/exchange/codec/journal.ts'
import { PageIndex } from '../../src/exchange/codec/page-index.ts'
import type { LogEntry } from '../../src/exchange/model/log-entry.ts'
import { containsIgnoringCase } from '../../src/exchange/query/contains-ignoring-case.ts'
import { matchFilter } from '../../src/exchange/query/match-filter.ts'
import { parseFilter } from '../../src/exchange/query/parse-filter.ts'
import { requiredSubstrings } from '../../src/exchange/query/required-substrings.ts'
import { day } from './day.ts'
import { siteOf } from './sites.ts'

export const LOG_ROUNDS = 9
export const QUERIES = [
  'nowhere-to-be-found',
  'value:nowhere',
  'name:sid',
  'host:site-number-3',
  '-type:image status:2xx',
]

export interface LogFigures {
  readonly exchanges: number
  /** The size as plain JSON, and as the log stores it. */
  readonly plainBytes: number
  readonly bytes: number
  /** Milliseconds by round to decode all pages. */
  readonly decode: readonly number[]
  /** Milliseconds by query and round: `cold` from the stored form, `search` in memory. */
  readonly cold: Readonly<Record<string, readonly number[]>>
  readonly search: Readonly<Record<string, readonly number[]>>
  /** Microseconds by round to add and write one exchange. */
  readonly oneMore: { readonly at100: readonly number[]; readonly at10000: readonly number[] }
}

/** Measures size and speed of the log of a working day, in Node. */
export function measureLog(): LogFigures {
  const entries = day()
  const pages = pagesOf(entries)
  const decode: number[] = []
  const cold: Record<string, number[]> = Object.fromEntries(QUERIES.map((query) => [query, []]))
  const search: Record<string, number[]> = Object.fromEntries(QUERIES.map((query) => [query, []]))
  const oneMore = { at100: [] as number[], at10000: [] as number[] }
  for (let round = 0; round <= LOG_ROUNDS; round++) {
    const keep = (list: number[], ms: number) => round > 0 && list.push(ms)
    let all: LogEntry[] = []
    keep(
      decode,
      timed(() => (all = pages.flatMap((page) => new EncodedPage(page).exchanges.map(({ entry }) => entry)))),
    )
    for (const query of QUERIES) {
      keep(
        cold[query] ?? [],
        timed(() => searchStored(pages, query)),
      )
      keep(
        search[query] ?? [],
        timed(() => all.filter(matchFilter(parseFilter(query).filter, siteOf)).length),
      )
    }
    keep(oneMore.at100, timeOfOneMore(entries, 100))
    keep(oneMore.at10000, timeOfOneMore(entries, entries.length - MORE))
  }
  const bytes = pages.reduce((sum, page) => sum + page.length, 0)
  return { exchanges: entries.length, plainBytes: JSON.stringify(entries).length, bytes, decode, cold, search, oneMore }
}

/** Searches stored pages as the log does. @returns the number of matches */
function searchStored(pages: readonly string[], query: string): number {
  const { filter } = parseFilter(query)
  const fits = matchFilter(filter, siteOf)
  const finders = requiredSubstrings(filter).map(containsIgnoringCase)
  let found = 0
  for (const page of pages) {
    const encoded = new EncodedPage(page)
    if (!finders.every((has) => encoded.someText(has))) continue
    found += encoded.exchanges.filter(fits).map(({ entry }) => entry).length
  }
  return found
}

const MORE = 500

/**
 * Microseconds to add one exchange to a log that holds `held`, on average over `MORE`. Each is put and written three times: when its
 * request leaves, when its response arrives, and when it settles.
 */
function timeOfOneMore(entries: readonly LogEntry[], held: number): number {
  const shelf = new PageIndex()
  for (const entry of entries.slice(0, held)) shelf.put(entry)
  const journal = new JournalWriter()
  const ms = timed(() => {
    for (const entry of entries.slice(held, held + MORE)) {
      for (let times = 0; times < 3; times++) {
        shelf.put(entry)
        journal.segment(1, [entry])
      }
    }
  })
  return (ms * 1000) / MORE
}

function pagesOf(entries: readonly LogEntry[]): string[] {
  const shelf = new PageIndex()
  for (const entry of entries) shelf.put(entry)
  return shelf.pages.map((page) => encodePage(page.entries ?? []))
}

function timed(task: () => unknown): number {
  const start = performance.now()
  task()
  return performance.now() - start
}
