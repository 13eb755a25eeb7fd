import { type HostSet, hasHost, holdsHosts, type MatchPattern, readMatchPattern, type Scheme } from './match-pattern.ts'
import { globMatches, globsMeet, WHOLE_HOST } from './path-glob.ts'

/** One part of a match pattern: one scheme, a set of hosts, and a path pattern. */
export interface Piece {
  readonly scheme: Scheme
  readonly hosts: HostSet
  /** A match pattern's path, `/*` for whole hosts. */
  readonly path: string
}

/** Splits the patterns into pieces and removes those that lie within another piece. An invalid pattern gives none. */
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
        // Of two equal pieces, keep the first.
        (other, at) => at !== index && holds(other, piece) && (!holds(piece, other) || at < index),
      ),
  )
}

/**
 * Returns whether every request that matches `inner` also matches `outer`. Returns false for two different paths, even
 * where one includes the other.
 */
export function holds(outer: Piece, inner: Piece): boolean {
  if (outer.scheme !== inner.scheme || !holdsHosts(outer.hosts, inner.hosts)) return false
  return outer.path === WHOLE_HOST || outer.path === inner.path
}

/** Returns whether some request may fall into both pieces. */
export function meet(one: Piece, other: Piece): boolean {
  return (
    one.scheme === other.scheme &&
    (holdsHosts(one.hosts, other.hosts) || holdsHosts(other.hosts, one.hosts)) &&
    globsMeet(one.path, other.path)
  )
}

/** Returns whether the pattern covers every path of its hosts. */
export function isWholeHost({ path }: Pick<MatchPattern, 'path'>): boolean {
  return path === WHOLE_HOST
}

/** Returns whether a canonical URL falls into one of the pieces. */
export function inPieces(pieces: readonly Piece[], url: string): boolean {
  const [, scheme = '', host = '', path = '/'] = /^([a-z]+):\/\/([^/:?#[]*|\[[^\]]*\])(?::\d+)?([^#]*)/.exec(url) ?? []
  return pieces.some((piece) => piece.scheme === scheme && hasHost(piece.hosts, host) && globMatches(piece.path, path))
}
