import { parseCookieHeader } from '../cookie/parse-cookie-header.ts'
import { EncodedExchange, type Shared, type StoredRow } from './encoded-exchange.ts'
import { type StoredString, StringTableReader } from './string-table.ts'

/** A page of the log in its stored form, to be searched without unpacking more of it than it takes. */
export class EncodedPage {
  readonly #texts = new StringTableReader()
  readonly #rows: string
  #exchanges: readonly EncodedExchange[] | null = null

  /** @param page made by `encodePage` */
  constructor(page: string) {
    const end = page.indexOf('\n')
    // Written by encodePage in this browser session: session storage is open to the extension's own pages only.
    this.#texts.add(JSON.parse(page.slice(0, end)) as StoredString[])
    this.#rows = page.slice(end + 1)
  }

  /** Whether some text of it passes the test; the rows are tested as they are stored, as JSON. */
  someText(test: (text: string) => boolean): boolean {
    return test(this.#rows) || this.#texts.texts.some(test)
  }

  /** In ascending order of `seq`. */
  get exchanges(): readonly EncodedExchange[] {
    this.#exchanges ??= this.#unpack()
    return this.#exchanges
  }

  #unpack(): EncodedExchange[] {
    const shared: Shared = { texts: this.#texts, headerAt: headersOf(this.#texts) }
    return (JSON.parse(this.#rows) as StoredRow[]).map((row) => new EncodedExchange(row, shared))
  }
}

/** Each header is parsed once, when somebody asks for its cookies, and held once by all that have it. */
function headersOf(texts: StringTableReader): Shared['headerAt'] {
  const known: ReturnType<Shared['headerAt']>[] = []
  return (place) => {
    const header = texts.get(place)
    if (header === null) return null
    let found = known[place]
    if (!found) {
      found = { header, cookies: parseCookieHeader(header) }
      known[place] = found
    }
    return found
  }
}
