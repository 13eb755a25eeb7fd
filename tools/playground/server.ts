import { RawServer } from '../servers/raw-server.ts'
import { ADS, answer, SHOP, SSO } from './site.ts'

export interface Playground {
  readonly port: number
  /** The front page, for a browser that takes the playground's hosts for this machine. */
  readonly url: string
  stop(): Promise<void>
}

/** Firefox maps exact names only. */
export const HOSTS: readonly string[] = [SHOP, SSO, ADS]

/** The playground on a free loopback port. */
export async function startPlayground(): Promise<Playground> {
  const server = await RawServer.start()
  const { port } = server
  const lastCookie = (path: string) => server.got(path).at(-1)?.cookie ?? null
  server.respond = (request) => answer(request, { port, lastCookie })
  return { port, url: server.url(SHOP), stop: () => server.stop() }
}
