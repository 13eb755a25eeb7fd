import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import type { ThirdPartyPolicy } from '../../../src/verdict/request/request-context.ts'

/** A cookie that CDP lists with a request, and why it was not sent; [] when it was. */
export interface Associated {
  readonly name: string
  readonly domain: string
  readonly path: string
  readonly reasons: readonly string[]
}

/** A real browser that visits URLs and whose jar can be read. */
export interface Sender {
  readonly name: 'chromium' | 'firefox'
  readonly thirdParty: ThirdPartyPolicy
  /** How many times sooner than after two minutes a cookie without SameSite stops being sent with a cross-site POST. */
  readonly ageFactor: number
  clear(): Promise<void>
  /** Navigates as if the URL had been typed into the address bar. Does not wait for the page. */
  visit(url: string): Promise<void>
  jar(): Promise<JarCookie[]>
  /** The cookies listed with a request; null when the browser reports none. */
  associated(url: string): Promise<readonly Associated[] | null>
  /** Why each Set-Cookie line of the response was refused, in order; null when the browser reports none. */
  refused(url: string, lines: readonly string[]): Promise<readonly (readonly string[])[] | null>
  close(): Promise<void>
}
