import { parseCookieHeader } from '../../cookie/parse-cookie-header.ts'
import { EncodedExchange, type EncodedRow, type SharedParts } from './encoded-exchange.ts'
import { type StoredString, StringTableReader } from './string-table.ts'

/** A page of the log as it is stored: a search decodes only the parts that it looks at. */
export class EncodedPage {
  readonly #strings = new StringTableReader()
  readonly #rows: string
  #exchanges: readonly EncodedExchange[] | null = null

  /** @param page made by `encodePage` */
  constructor(page: string) {
    const end = page.indexOf('\n')
    // Trusted: `encodePage` wrote it, and only the extension's own pages can write to session storage.
    this.#strings.add(JSON.parse(page.slice(0, end)) as StoredString[])
    this.#rows = page.slice(end + 1)
  }

  /** Returns whether any text of the page passes the test. The test sees all stored rows as one JSON text. */
  someText(test: (text: string) => boolean): boolean {
    return test(this.#rows) || this.#strings.strings.some(test)
  }

  /** In ascending order of `seq`. */
  get exchanges(): readonly EncodedExchange[] {
    this.#exchanges ??= this.#decode()
    return this.#exchanges
  }

  #decode(): EncodedExchange[] {
    const shared: SharedParts = { strings: this.#strings, headerAt: pooledHeaders(this.#strings) }
    return (JSON.parse(this.#rows) as EncodedRow[]).map((row) => new EncodedExchange(row, shared))
  }
}

/** Parses each header when it is first asked for; all exchanges that sent it share the result. */
function pooledHeaders(strings: StringTableReader): SharedParts['headerAt'] {
  const pooled: ReturnType<SharedParts['headerAt']>[] = []
  return (position) => {
    const header = strings.at(position)
    if (header === null) return null
    let found = pooled[position]
    if (!found) {
      found = { header, cookies: parseCookieHeader(header) }
      pooled[position] = found
    }
    return found
  }
}
