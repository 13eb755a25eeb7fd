import type { RuleInput } from '../model/rule.ts'
import { type HostSet, hasHost, holdsHosts, type MatchPattern, readMatchPattern, type Scheme } from './match-pattern.ts'
import { globMatches, globsMeet, WHOLE_HOST } from './path-glob.ts'
import { type ResourceType, readResourceType } from './resource-type.ts'
import { readUrlRegex, type UrlRegex } from './url-regex.ts'

/** One scheme on one set of hosts, and what of their paths: what a rule's scope is cut into. */
export interface Piece {
  readonly scheme: Scheme
  readonly hosts: HostSet
  /** A match pattern's path, `/*` for whole hosts. */
  readonly path: string
}

/** A rule's scope, read. A list that is null limits nothing. */
export interface Scope {
  readonly pieces: readonly Piece[]
  readonly regexes: readonly UrlRegex[]
  readonly types: readonly ResourceType[] | null
  /** In capitals. */
  readonly methods: readonly string[] | null
  readonly tabIds: readonly number[] | null
  /** Domains, each with its subdomains. */
  readonly initiators: readonly string[] | null
}

/** What a scope asks about a request. */
export interface ScopedRequest {
  /** As browsers hand it out: canonical. */
  readonly url: string
  readonly type: string
  readonly method: string
  readonly tabId: number
  /** Origin; null when the user typed the address. */
  readonly initiator: string | null
}

/** What can't be read gives no piece: it was refused by the validator. */
export function readScope({ urls, types, methods, tabIds, initiators }: RuleInput['scope']): Scope {
  const regexes = urls.filter((url) => url.startsWith('/')).map(readUrlRegex)
  return {
    pieces: pieces(urls.filter((url) => !url.startsWith('/'))),
    regexes: regexes.filter((regex) => typeof regex !== 'string'),
    types: types?.map(readResourceType).filter((type) => type !== null) ?? null,
    methods: methods?.map((method) => method.toUpperCase()) ?? null,
    tabIds: tabIds ?? null,
    initiators: initiators?.map((domain) => domain.toLowerCase()) ?? null,
  }
}

/** The pieces of the patterns, without those that lie in another one. Patterns that can't be read give none. */
export function pieces(patterns: readonly string[]): Piece[] {
  const all: Piece[] = []
  for (const text of patterns) {
    const pattern = readMatchPattern(text)
    if (typeof pattern === 'string') continue
    for (const scheme of pattern.schemes) all.push({ scheme, hosts: pattern.hosts, path: pattern.path })
  }
  return all.filter(
    (piece, index) =>
      !all.some(
        (other, at) => at !== index && holds(other, piece) && (!holds(piece, other) || at < index), // of two equal ones the first stays
      ),
  )
}

export function holds(outer: Piece, inner: Piece): boolean {
  if (outer.scheme !== inner.scheme || !holdsHosts(outer.hosts, inner.hosts)) return false
  return outer.path === WHOLE_HOST || outer.path === inner.path
}

/** Whether a request may fall into both pieces. */
export function meet(one: Piece, other: Piece): boolean {
  return (
    one.scheme === other.scheme &&
    (holdsHosts(one.hosts, other.hosts) || holdsHosts(other.hosts, one.hosts)) &&
    globsMeet(one.path, other.path)
  )
}

/** Whether a request may fall into both scopes. Two regular expressions may always have one in common: nobody can tell cheaply. */
export function overlap(one: Scope, other: Scope): boolean {
  return (
    urlsOverlap(one, other) &&
    listsMeet(one.types, other.types) &&
    listsMeet(one.methods, other.methods) &&
    listsMeet(one.tabIds, other.tabIds) &&
    (one.initiators === null ||
      other.initiators === null ||
      one.initiators.some((a) => other.initiators?.some((b) => inDomain(a, b) || inDomain(b, a))))
  )
}

function urlsOverlap(one: Scope, other: Scope): boolean {
  if (one.regexes.length > 0 && (other.regexes.length > 0 || other.pieces.length > 0)) return true
  if (other.regexes.length > 0 && one.pieces.length > 0) return true
  return one.pieces.some((a) => other.pieces.some((b) => meet(a, b)))
}

function listsMeet<T>(one: readonly T[] | null, other: readonly T[] | null): boolean {
  return one === null || other === null || one.some((item) => other.includes(item))
}

/** Whether the pattern is about whole hosts. */
export function isWholeHost(pattern: Pick<MatchPattern, 'path'>): boolean {
  return pattern.path === WHOLE_HOST
}

/** Whether every request of the hosts in the scope falls under it. */
export function isWholeHosts(scope: Scope): boolean {
  const { types, methods, tabIds, initiators } = scope
  const unlimited = types === null && methods === null && tabIds === null && initiators === null
  return unlimited && scope.regexes.length === 0 && scope.pieces.every(isWholeHost)
}

/**
 * Whether every host in the scope is one whose permission is held. WebSockets need the permission of their http twin. A
 * regular expression names no hosts: it is about those that are allowed.
 */
export function isAllowed(scope: Scope, origins: readonly string[]): boolean {
  const allowed = pieces(origins)
  if (scope.regexes.length > 0 && allowed.length === 0) return false
  return scope.pieces.every((piece) => allowed.some((one) => holds(one, piece)))
}

/** Whether the request falls under the scope. */
export function inScope(scope: Scope, request: ScopedRequest): boolean {
  const { types, methods, tabIds, initiators } = scope
  if (types !== null && !types.includes(readResourceType(request.type) ?? 'other')) return false
  // A WebSocket's handshake has no method of its own choice: declarativeNetRequest leaves it out then.
  if (methods !== null && (request.url.startsWith('ws') || !methods.includes(request.method.toUpperCase())))
    return false
  if (tabIds !== null && !tabIds.includes(request.tabId)) return false
  if (initiators !== null && !initiators.some((domain) => inDomain(hostOf(request.initiator), domain))) return false
  return inUrls(scope, request.url)
}

/** The scope's limits on some hosts of its own. */
export function areaScope(
  scope: Scope,
  { schemes, hosts }: { readonly schemes: readonly Scheme[]; readonly hosts: HostSet },
): Scope {
  return { ...scope, pieces: schemes.map((scheme) => ({ scheme, hosts, path: WHOLE_HOST })) }
}

function inUrls({ pieces, regexes }: Scope, url: string): boolean {
  const [, scheme = '', host = '', path = '/'] = /^([a-z]+):\/\/([^/:?#[]*|\[[^\]]*\])(?::\d+)?([^#]*)/.exec(url) ?? []
  const fits = (piece: Piece) => piece.scheme === scheme && hasHost(piece.hosts, host) && globMatches(piece.path, path)
  return pieces.some(fits) || regexes.some((regex) => regex.test(url))
}

function hostOf(origin: string | null): string {
  return /^[a-z][a-z0-9+.-]*:\/\/([^/:?#[]*|\[[^\]]*\])/.exec(origin ?? '')?.[1] ?? ''
}

function inDomain(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`)
}
