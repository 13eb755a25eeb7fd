import { RawServer } from '../servers/raw-server.ts'
import { ADS, answer, SHOP, SSO } from './site.ts'

export interface Playground {
  readonly port: number
  /** The front page. The browser must resolve `HOSTS` to loopback. */
  readonly url: string
  stop(): Promise<void>
}

/** The playground's host names, all of them, because Firefox can't map a suffix. */
export const HOSTS: readonly string[] = [SHOP, SSO, ADS]

/** Serves the playground on a free loopback port. */
export async function startPlayground(): Promise<Playground> {
  const server = await RawServer.start()
  const { port } = server
  const lastCookie = (path: string) => server.got(path).at(-1)?.cookie ?? null
  server.respond = (request) => answer(request, { port, lastCookie })
  return { port, url: server.url(SHOP), stop: () => server.stop() }
}
