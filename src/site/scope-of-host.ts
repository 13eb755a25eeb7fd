import { hostOf } from './host-of.ts'

/** The hosts of a rule's scope, parsed from the host field. */
export interface HostScope {
  /** A match pattern; null when the text is not a host. */
  readonly pattern: string | null
  /** True if a port was dropped: the browsers' match patterns include every port of a host. */
  readonly portDropped: boolean
}

const PATTERN = /^(?:\*|https?|wss?):\/\/.+\/.*$/i
const NO_HOST: HostScope = { pattern: null, portDropped: false }

/** Reads `shop.test`, `*.shop.test`, `localhost:3000`, a URL, `*`, or a whole match pattern. */
export function scopeOfHost(text: string): HostScope {
  const typed = text.trim()
  if (typed === '*' || typed === '<all_urls>') return { pattern: '<all_urls>', portDropped: false }
  if (PATTERN.test(typed) && typed.includes('*')) return { pattern: typed, portDropped: false }
  const [, wildcard = '', rest = ''] = /^(\*\.)?(.*)$/s.exec(typed.replace(/^[a-z]+:\/\//i, '')) ?? []
  const authority = /^[^/?#]*/.exec(rest)?.[0] ?? ''
  if (authority === '' || /[\s*@\\]/.test(authority)) return NO_HOST
  const host = hostOf(`http://${authority}/`)
  if (host === null) return NO_HOST
  return { pattern: `*://${wildcard}${host}/*`, portDropped: /:\d+$/.test(authority) }
}

/**
 * Returns the text of the host field for a rule's pattern: the inverse of `scopeOfHost`, for the patterns that it
 * returns.
 */
export function hostOfScope(pattern: string): string {
  return /^\*:\/\/([^/]+)\/\*$/.exec(pattern)?.[1] ?? pattern
}
