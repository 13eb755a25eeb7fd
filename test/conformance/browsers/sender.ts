import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import type { ThirdPartyPolicy } from '../../../src/verdict/request/request-context.ts'

/** A cookie that CDP names beside a request, and why it stayed behind; [] when it left. */
export interface Associated {
  readonly name: string
  readonly domain: string
  readonly path: string
  readonly reasons: readonly string[]
}

/** A real browser that is sent somewhere, and asked what is in its jar. */
export interface Sender {
  readonly name: 'chromium' | 'firefox'
  readonly thirdParty: ThirdPartyPolicy
  /** How much faster than the real two minutes a cookie without SameSite grows too old for a cross-site POST. */
  readonly hurry: number
  clear(): Promise<void>
  /** As typed into the address bar; does not wait for the page. */
  visit(url: string): Promise<void>
  jar(): Promise<JarCookie[]>
  /** null: the browser does not tell, or has told nothing. */
  associated(url: string): Promise<readonly Associated[] | null>
  /** Of each Set-Cookie line of the response, in order: why it was refused; null: the browser does not tell, or has told nothing. */
  refused(url: string, lines: readonly string[]): Promise<readonly (readonly string[])[] | null>
  close(): Promise<void>
}
