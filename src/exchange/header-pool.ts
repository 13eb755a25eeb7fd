import { parseCookieHeader } from '../cookie/parse-cookie-header.ts'
import type { NameValue } from './exchange.ts'

interface Known {
  readonly header: string
  readonly cookies: readonly NameValue[]
}

const AT_MOST = 1_000

/** A page sends the same Cookie header over and over: it is parsed once, and held once in memory by all its requests. */
export class HeaderPool {
  readonly #known = new Map<string, Known>()

  get(header: string): Known {
    const found = this.#known.get(header)
    if (found) return found
    const known = { header, cookies: parseCookieHeader(header) }
    // Those who hold a header go on holding it.
    if (this.#known.size >= AT_MOST) this.#known.clear()
    this.#known.set(header, known)
    return known
  }
}
