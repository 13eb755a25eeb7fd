import { parseCookieHeader } from '../../cookie/parse-cookie-header.ts'
import type { NameValue } from './exchange.ts'

interface PooledHeader {
  readonly header: string
  readonly cookies: readonly NameValue[]
}

const MAX_HEADERS = 1_000

/** A page sends the same Cookie header again and again: the pool parses it once, and all its requests share the result. */
export class HeaderPool {
  readonly #headers = new Map<string, PooledHeader>()

  get(header: string): PooledHeader {
    const found = this.#headers.get(header)
    if (found) return found
    const pooled = { header, cookies: parseCookieHeader(header) }
    // Entries that use a header keep it.
    if (this.#headers.size >= MAX_HEADERS) this.#headers.clear()
    this.#headers.set(header, pooled)
    return pooled
  }
}
