/** A set of hosts: one host, a domain with all its subdomains, or every host. */
export type HostSet =
  | { readonly kind: 'host'; readonly host: string }
  | { readonly kind: 'domain'; readonly host: string }
  | { readonly kind: 'all' }

export type Scheme = 'http' | 'https' | 'ws' | 'wss'
export const SCHEMES: readonly Scheme[] = ['http', 'https', 'ws', 'wss']

/** A parsed match pattern of WebExtensions. `path` is '/*' for whole hosts. */
export interface MatchPattern {
  readonly schemes: readonly Scheme[]
  readonly hosts: HostSet
  readonly path: string
}

export type PatternError =
  | 'pattern-unreadable'
  | 'pattern-scheme-unsupported'
  | 'pattern-host-unreadable'
  | 'pattern-has-port'

// A host as URLs have it: lower case, punycode, an IPv4 address, or an IPv6 address in brackets.
const HOST = /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\])$/

/**
 * Parses `<all_urls>` or `scheme://host/path` (MDN, "Match patterns"). The host must be written as in URLs: ASCII, in
 * punycode. The scheme `*` stands for http, https and WebSockets over both, as in webRequest's filters.
 */
export function readMatchPattern(pattern: string): MatchPattern | PatternError {
  if (pattern === '<all_urls>') return { schemes: SCHEMES, hosts: { kind: 'all' }, path: '/*' }
  // URLs are matched in ASCII: a pattern with other characters would never match.
  const parts = /^([^:/]*):\/\/([^/]*)(\/[!-~]*)$/.exec(pattern)
  if (!parts) return 'pattern-unreadable'
  const [, scheme = '', host = '', path = ''] = parts
  const schemes = readSchemes(scheme.toLowerCase())
  if (!schemes) return 'pattern-scheme-unsupported'
  const hosts = readHosts(host.toLowerCase())
  return typeof hosts === 'string' ? hosts : { schemes, hosts, path }
}

function readSchemes(scheme: string): readonly Scheme[] | null {
  if (scheme === '*') return SCHEMES
  const one = SCHEMES.find((known) => known === scheme)
  if (!one) return null
  // A WebSocket's handshake is an http request, so http covers ws.
  if (one === 'http') return ['http', 'ws']
  if (one === 'https') return ['https', 'wss']
  return [one]
}

function readHosts(host: string): HostSet | PatternError {
  if (host === '*') return { kind: 'all' }
  if (host.startsWith('*.')) {
    const domain = host.slice(2)
    return HOST.test(domain) && !isIp(domain) ? { kind: 'domain', host: domain } : 'pattern-host-unreadable'
  }
  if (/^(?:\[.*\]|[^:[\]]*):(?:\d+|\*)$/.test(host)) return 'pattern-has-port'
  return HOST.test(host) ? { kind: 'host', host } : 'pattern-host-unreadable'
}

function isIp(host: string): boolean {
  return host.startsWith('[') || /^\d+(?:\.\d+){3}$/.test(host)
}

/** Returns whether the set has the host, which is written as in a URL, without a port. */
export function hasHost(hosts: HostSet, host: string): boolean {
  switch (hosts.kind) {
    case 'all':
      return true
    case 'host':
      return host === hosts.host
    case 'domain':
      return host === hosts.host || host.endsWith(`.${hosts.host}`)
  }
}

/** Returns whether `outer` has every host of `inner`. Two sets are nested, or have no host in common. */
export function holdsHosts(outer: HostSet, inner: HostSet): boolean {
  if (outer.kind === 'all') return true
  if (inner.kind === 'all') return false
  if (inner.kind === 'domain' && outer.kind === 'host') return false
  return hasHost(outer, inner.host)
}
