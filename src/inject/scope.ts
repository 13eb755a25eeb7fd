import { type HostSet, holdsHosts, type MatchPattern, readMatchPattern, type Scheme } from './match-pattern.ts'

/** One scheme on one set of hosts: what a rule's scope is cut into, so that no request falls into two pieces of one rule. */
export interface Piece {
  readonly scheme: Scheme
  readonly hosts: HostSet
}

/** The pieces of the patterns, without those that lie in another one. Patterns that can't be read give none. */
export function pieces(patterns: readonly string[]): Piece[] {
  const all: Piece[] = []
  for (const text of patterns) {
    const pattern = readMatchPattern(text)
    if (typeof pattern === 'string') continue
    for (const scheme of pattern.schemes) all.push({ scheme, hosts: pattern.hosts })
  }
  return all.filter(
    (piece, index) =>
      !all.some(
        (other, at) => at !== index && holds(other, piece) && (!holds(piece, other) || at < index), // of two equal ones the first stays
      ),
  )
}

export function holds(outer: Piece, inner: Piece): boolean {
  return outer.scheme === inner.scheme && holdsHosts(outer.hosts, inner.hosts)
}

export function overlap(one: readonly Piece[], other: readonly Piece[]): boolean {
  return one.some((a) => other.some((b) => holds(a, b) || holds(b, a)))
}

/** Whether the pattern is about whole hosts. */
export function isWholeHost(pattern: MatchPattern): boolean {
  return pattern.path === '/*'
}

/** Whether every host in the scope is one whose permission is held. WebSockets need the permission of their http twin. */
export function isAllowed(scope: readonly Piece[], origins: readonly string[]): boolean {
  const allowed = pieces(origins)
  return scope.every((piece) => allowed.some((one) => holds(one, piece)))
}
