import { hostOf } from './host-of.ts'

/** Where a rule applies, read from what a person typed in the host field. */
export interface HostScope {
  /** A match pattern, or null when the text can't be read as a host. */
  readonly pattern: string | null
  /** A port was left out: the browsers' patterns reach every port of a host. */
  readonly portDropped: boolean
}

const PATTERN = /^(?:\*|https?|wss?):\/\/.+\/.*$/i
const NOTHING: HostScope = { pattern: null, portDropped: false }

/** Takes `shop.test`, `*.shop.test`, `localhost:3000`, a URL, `*` or a whole match pattern. */
export function scopeOfHost(text: string): HostScope {
  const typed = text.trim()
  if (typed === '*' || typed === '<all_urls>') return { pattern: '<all_urls>', portDropped: false }
  if (PATTERN.test(typed) && typed.includes('*')) return { pattern: typed, portDropped: false }
  const [, below = '', rest = ''] = /^(\*\.)?(.*)$/s.exec(typed.replace(/^[a-z]+:\/\//i, '')) ?? []
  const authority = /^[^/?#]*/.exec(rest)?.[0] ?? ''
  if (authority === '' || /[\s*@\\]/.test(authority)) return NOTHING
  const host = hostOf(`http://${authority}/`)
  if (host === null) return NOTHING
  return { pattern: `*://${below}${host}/*`, portDropped: /:\d+$/.test(authority) }
}

/** The text of the host field for a rule's pattern: the inverse of `scopeOfHost`, for the patterns it makes. */
export function hostOfScope(pattern: string): string {
  return /^\*:\/\/([^/]+)\/\*$/.exec(pattern)?.[1] ?? pattern
}
