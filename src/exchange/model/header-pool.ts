import { parseCookieHeader } from '../../cookie/parse-cookie-header.ts'
import type { NameValue } from './exchange.ts'

interface PooledHeader {
  readonly header: string
  readonly cookies: readonly NameValue[]
}

const MAX_HEADERS = 1_000

/** Parses each Cookie header once: a page sends the same one again and again, and all its requests share the result. */
export class HeaderPool {
  readonly #headers = new Map<string, PooledHeader>()

  get(header: string): PooledHeader {
    const found = this.#headers.get(header)
    if (found) return found
    const pooled = { header, cookies: parseCookieHeader(header) }
    // Clearing is safe: entries keep their own reference to a header.
    if (this.#headers.size >= MAX_HEADERS) this.#headers.clear()
    this.#headers.set(header, pooled)
    return pooled
  }
}
