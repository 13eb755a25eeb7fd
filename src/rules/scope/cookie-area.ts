import { type HostSet, hasHost, holdsHosts, SCHEMES, type Scheme } from './match-pattern.ts'
import type { Scope } from './scope.ts'
import { meet, type Piece, pieces } from './url-pieces.ts'

/** Describes the requests with which the jar may send a cookie, regardless of the path. */
export interface CookieArea {
  readonly schemes: readonly Scheme[]
  readonly hosts: Exclude<HostSet, { kind: 'all' }>
}

interface LocatedCookie {
  readonly domain: string
  readonly hostOnly: boolean
  readonly secure: boolean
}

const SECURE_SCHEMES: readonly Scheme[] = ['https', 'wss']

export function areaOf({ domain, hostOnly, secure }: LocatedCookie): CookieArea {
  const host = domain.replace(/^\./, '')
  // Browsers send Secure cookies to loopback hosts over http.
  const local = host === 'localhost' || host.endsWith('.localhost') || host === '127.0.0.1' || host === '[::1]'
  return { schemes: secure && !local ? SECURE_SCHEMES : SCHEMES, hosts: { kind: hostOnly ? 'host' : 'domain', host } }
}

const toPieces = ({ schemes, hosts }: CookieArea): Piece[] => schemes.map((scheme) => ({ scheme, hosts, path: '/*' }))

/** Returns whether the jar may send the cookie with some request in scope. */
export function reachesInto(area: CookieArea, scope: Scope): boolean {
  if (scope.regexes.length > 0) return true
  return toPieces(area).some((piece) => scope.pieces.some((one) => meet(one, piece)))
}

/** Returns whether every host that receives the cookie is in the scope, which must cover whole hosts. */
export function liesWithin(area: CookieArea, scope: Scope): boolean {
  return toPieces(area).every((piece) =>
    scope.pieces.some((one) => one.scheme === piece.scheme && holdsHosts(one.hosts, piece.hosts)),
  )
}

export function areasMeet(one: CookieArea, other: CookieArea): boolean {
  return (
    one.schemes.some((scheme) => other.schemes.includes(scheme)) &&
    (holdsHosts(one.hosts, other.hosts) || holdsHosts(other.hosts, one.hosts))
  )
}

/** Returns whether the extension has permission for the cookie's own host. */
export function isWithin(cookie: LocatedCookie, origins: readonly string[]): boolean {
  const { hosts } = areaOf(cookie)
  const scheme = cookie.secure ? 'https' : 'http'
  return pieces(origins).some((piece) => piece.scheme === scheme && hasHost(piece.hosts, hosts.host))
}
