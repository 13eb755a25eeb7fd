import type { RuleScope } from '../model/rule.ts'
import type { HostSet, Scheme } from './match-pattern.ts'
import { WHOLE_HOST } from './path-glob.ts'
import { fitsLimits, isUnlimited, limitsOverlap, readLimits, type ScopeLimits } from './scope-limits.ts'
import type { ScopedRequest } from './scoped-request.ts'
import { holds, inPieces, isWholeHost, meet, type Piece, pieces } from './url-pieces.ts'
import { readUrlRegex, type UrlRegex } from './url-regex.ts'

/** A rule's scope after parsing: its `urls` as pieces and regular expressions, and its limits. */
export interface Scope extends ScopeLimits {
  readonly pieces: readonly Piece[]
  readonly regexes: readonly UrlRegex[]
}

/** Parses a scope. Invalid items are skipped: validation has already reported them. */
export function readScope(scope: RuleScope): Scope {
  const { urls } = scope
  const regexes = urls.filter((url) => url.startsWith('/')).map(readUrlRegex)
  return {
    pieces: pieces(urls.filter((url) => !url.startsWith('/'))),
    regexes: regexes.filter((regex) => typeof regex !== 'string'),
    ...readLimits(scope),
  }
}

/** Returns whether the request falls under the scope. */
export function inScope(scope: Scope, request: ScopedRequest): boolean {
  if (!fitsLimits(scope, request)) return false
  return inPieces(scope.pieces, request.url) || scope.regexes.some((regex) => regex.test(request.url))
}

/**
 * Returns whether some request may be in both scopes. Always true for two regular expressions, because an exact answer is
 * too expensive.
 */
export function overlap(one: Scope, other: Scope): boolean {
  return urlsOverlap(one, other) && limitsOverlap(one, other)
}

function urlsOverlap(one: Scope, other: Scope): boolean {
  if (one.regexes.length > 0 && (other.regexes.length > 0 || other.pieces.length > 0)) return true
  if (other.regexes.length > 0 && one.pieces.length > 0) return true
  return one.pieces.some((a) => other.pieces.some((b) => meet(a, b)))
}

/** Returns whether every request to the scope's hosts falls under it. */
export function isWholeHosts(scope: Scope): boolean {
  return isUnlimited(scope) && scope.regexes.length === 0 && scope.pieces.every(isWholeHost)
}

/**
 * Returns whether the extension has permission for every host of the scope; for a WebSocket, for the same host over http.
 * A regular expression names no hosts: it applies to whichever hosts are permitted.
 */
export function isAllowed(scope: Scope, origins: readonly string[]): boolean {
  const allowed = pieces(origins)
  if (scope.regexes.length > 0 && allowed.length === 0) return false
  return scope.pieces.every((piece) => allowed.some((one) => holds(one, piece)))
}

/** Returns a scope with the same limits on other hosts. */
export function areaScope(
  scope: Scope,
  { schemes, hosts }: { readonly schemes: readonly Scheme[]; readonly hosts: HostSet },
): Scope {
  return { ...scope, pieces: schemes.map((scheme) => ({ scheme, hosts, path: WHOLE_HOST })) }
}
