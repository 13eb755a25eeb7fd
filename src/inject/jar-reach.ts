import { type HostSet, holdsHosts } from './match-pattern.ts'
import type { Piece } from './scope.ts'

interface CookiePlace {
  readonly domain: string
  readonly hostOnly: boolean
}

/** Whether the jar may send the cookie to some host of the scope. */
export function cookieReaches(cookie: CookiePlace, scope: readonly Piece[]): boolean {
  const host = cookie.domain.replace(/^\./, '')
  const reach: HostSet = { kind: cookie.hostOnly ? 'host' : 'domain', host }
  return scope.some(({ hosts }) => holdsHosts(hosts, reach) || holdsHosts(reach, hosts))
}
