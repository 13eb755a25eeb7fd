import { cookieKeyOf, sameKey } from '../../../src/cookie/cookie-key.ts'
import type { PendingCookie } from '../../../src/exchange/record/cookie-change-matcher.ts'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import type { Platform } from '../../platform/capabilities.ts'
import { type ApiCookie, toJarCookie } from '../jar/to-jar-cookie.ts'

/** From this many cookie names on, a single query reads all cookies of the host. */
const MANY_NAMES = 4
/** Firefox compares a non-ASCII name with the cookie's UTF-8 bytes, and finds nothing. */
const ASCII_NAME = /^[\x20-\x7e]+$/

/** The methods of `browser.cookies` that are used. */
export interface CookiesApi {
  getAll(filter: object): Promise<readonly ApiCookie[]>
}

/** Looks up the cookies in the jar for lines that `cookies.onChanged` has not reported. */
export class JarLookup {
  readonly #cookies: CookiesApi
  readonly #platform: Pick<Platform, 'cookieName' | 'everyPartition'>

  constructor(cookies: CookiesApi, platform: Pick<Platform, 'cookieName' | 'everyPartition'>) {
    this.#cookies = cookies
    this.#platform = platform
  }

  /**
   * Makes one query for each host, or for each cookie name. @returns each line with the cookie that has its key; null:
   * none
   */
  async lookUp(lines: readonly PendingCookie[]): Promise<(readonly [PendingCookie, JarCookie | null])[]> {
    const byHost = new Map<string, PendingCookie[]>()
    for (const line of lines) {
      const key = JSON.stringify([line.expectedCookie.domain, line.expectedCookie.storeId])
      byHost.set(key, [...(byHost.get(key) ?? []), line])
    }
    const answers = await Promise.all([...byHost.values()].map((some) => this.#lookUpHost(some)))
    return answers.flat()
  }

  async #lookUpHost(lines: readonly PendingCookie[]): Promise<(readonly [PendingCookie, JarCookie | null])[]> {
    const [first] = lines
    if (!first) return []
    const names = new Set(lines.map(({ expectedCookie }) => expectedCookie.name))
    const byName = names.size < MANY_NAMES && [...names].every((name) => ASCII_NAME.test(name))
    const questions = byName ? [...names].map((name) => ({ name })) : [{}]
    const held = await Promise.all(questions.map((question) => this.#read(first.expectedCookie, question)))
    const cookies = held.flat()
    return lines.map((line) => {
      const key = cookieKeyOf(line.expectedCookie)
      const found = cookies.find((cookie) => sameKey(cookieKeyOf(cookie), key))
      return [line, found ?? null] as const
    })
  }

  async #read(cookie: JarCookie, question: { readonly name?: string }): Promise<JarCookie[]> {
    const { domain, storeId } = cookieKeyOf(cookie)
    const store = storeId === undefined ? {} : { storeId }
    const filter = { ...question, domain, ...store, ...this.#platform.everyPartition }
    return (await this.#cookies.getAll(filter)).map((cookie) => toJarCookie(cookie, this.#platform))
  }
}
