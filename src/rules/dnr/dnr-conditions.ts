import type { DnrCondition } from '../model/dnr-condition.ts'
import type { CookieArea } from '../scope/cookie-area.ts'
import { type HostSet, holdsHosts, SCHEMES, type Scheme } from '../scope/match-pattern.ts'
import { WHOLE_HOST } from '../scope/path-glob.ts'
import type { Scope } from '../scope/scope.ts'
import { limitsToDnr } from '../scope/scope-limits.ts'
import { meet, type Piece } from '../scope/url-pieces.ts'

/** Translates a scope into conditions, leaving out the hosts of `except`. No request matches two of them. */
export function conditionsOf(scope: Scope, except: readonly CookieArea[]): DnrCondition[] {
  const limits = limitsToDnr(scope)
  return urlConditions(scope, except).map((condition) => ({ ...condition, ...limits }))
}

function urlConditions({ pieces, regexes }: Scope, except: readonly CookieArea[]): DnrCondition[] {
  // One request may match several expressions. Joined into one condition, they match it once.
  if (regexes.length > 0) {
    const sources = [...regexes.map(({ source }) => `(?:${source})`), ...pieces.map(pieceSource)]
    return [
      { regexFilter: sources.join('|'), isUrlFilterCaseSensitive: !regexes.every(({ ignoreCase }) => ignoreCase) },
    ]
  }
  const narrow = pieces.filter(({ path }) => path !== WHOLE_HOST)
  const whole = pieces.filter(({ path }) => path === WHOLE_HOST)
  return [...narrowConditions(narrow, whole), ...wholeConditions(whole, except)]
}

/** Patterns with paths. Those that one request may match are joined into one expression. */
function narrowConditions(narrow: readonly Piece[], whole: readonly Piece[]): DnrCondition[] {
  const clusters: Piece[][] = []
  for (const piece of narrow) {
    const near = clusters.filter((cluster) => cluster.some((other) => meet(piece, other)))
    for (const cluster of near) clusters.splice(clusters.indexOf(cluster), 1)
    clusters.push([...near.flat(), piece])
  }
  // The same path under several schemes is joined too, because one request may match more than one of those patterns.
  const byPath = new Map<string, Piece[]>()
  for (const cluster of clusters) {
    const key = JSON.stringify(cluster.map(({ hosts, path }) => [hosts, path]))
    byPath.set(key, [...(byPath.get(key) ?? []), ...cluster])
  }
  return [...byPath.values()].map((cluster) => {
    const hosts = cluster.map((piece) => piece.hosts)
    const inner = whole.flatMap((piece) => (piece.hosts.kind === 'all' ? [] : [piece.hosts.host]))
    const domains = hosts.flatMap((set) => (set.kind === 'all' ? [] : [set.host]))
    return {
      regexFilter: [...new Set(sourcesOf(cluster))].join('|'),
      isUrlFilterCaseSensitive: true,
      ...(domains.length === hosts.length ? { requestDomains: [...new Set(domains)] } : {}),
      // Whole hosts have their own conditions, so they are excluded here.
      ...(inner.length === 0 ? {} : { excludedRequestDomains: [...new Set(inner)] }),
    }
  })
}

function sourcesOf(cluster: readonly Piece[]): string[] {
  const bySet = new Map<string, Piece[]>()
  for (const piece of cluster) {
    const key = JSON.stringify([piece.hosts, piece.path])
    bySet.set(key, [...(bySet.get(key) ?? []), piece])
  }
  return [...bySet.values()].map((same) =>
    sourceOf(
      same.map(({ scheme }) => scheme),
      same[0],
    ),
  )
}

function pieceSource(piece: Piece): string {
  return sourceOf([piece.scheme], piece)
}

function sourceOf(schemes: readonly Scheme[], piece: Piece | undefined): string {
  if (!piece) return ''
  const { hosts, path } = piece
  const host =
    hosts.kind === 'all' ? '[^/]+' : `${hosts.kind === 'domain' ? '(?:[^/:]+\\.)?' : ''}${escapeText(hosts.host)}`
  return `^(?:${schemes.join('|')})://${host}(?::[0-9]+)?${path.split('*').map(escapeText).join('.*')}$`
}

function wholeConditions(whole: readonly Piece[], except: readonly CookieArea[]): DnrCondition[] {
  const found: DnrCondition[] = []
  const domains = new Map<string, string[]>()
  for (const { hosts, schemes, without } of byHosts(whole, except)) {
    const every = schemes.length === SCHEMES.length
    const inner = without.length === 0 ? {} : { excludedRequestDomains: without.map(({ host }) => host) }
    if (hosts.kind === 'host') {
      // `requestDomains` would match subdomains too. This filter anchors the host, up to the port or the path.
      for (const scheme of schemes) found.push({ urlFilter: `|${scheme}://${hosts.host}^` })
      continue
    }
    const where = { ...(hosts.kind === 'all' ? {} : { requestDomains: [hosts.host] }), ...inner }
    const name = hosts.kind === 'all' ? '' : `*${hosts.host}`
    if (!every) for (const scheme of schemes) found.push({ urlFilter: `|${scheme}://${name}`, ...where })
    else if (hosts.kind === 'all') found.push(where)
    else domains.set(JSON.stringify(inner), [...(domains.get(JSON.stringify(inner)) ?? []), hosts.host])
    // Excluding a domain excludes its subdomains too, so add those of the scope again.
    for (const { kind, host } of without) {
      if (kind === 'domain' || !/[a-z]/.test(host) || host.startsWith('[')) continue
      const below = without.filter((other) => other.host !== host && other.host.endsWith(`.${host}`))
      found.push({
        regexFilter: `^(?:${schemes.join('|')})://[^/:]+\\.${escapeText(host)}[:/]`,
        requestDomains: [host],
        ...(below.length === 0 ? {} : { excludedRequestDomains: below.map((other) => other.host) }),
      })
    }
  }
  for (const [inner, requestDomains] of domains) found.push({ ...named(requestDomains), ...JSON.parse(inner) })
  return found
}

/**
 * Conditions on domains. A single domain is also its `urlFilter`, which matches no less: Chromium indexes rules by the
 * text of their `urlFilter`, and tries a rule without one for every request (0.6 ms per request with 1,000 such rules).
 */
function named(requestDomains: readonly string[]): DnrCondition {
  const [host, ...others] = requestDomains
  return host !== undefined && others.length === 0 ? { urlFilter: host, requestDomains } : { requestDomains }
}

type NamedHosts = CookieArea['hosts']

interface HostGroup {
  readonly hosts: HostSet
  readonly schemes: Scheme[]
  /** Hosts within `hosts` that the condition excludes. */
  readonly without: readonly NamedHosts[]
}

function byHosts(whole: readonly Piece[], except: readonly CookieArea[]): HostGroup[] {
  const groups = new Map<string, HostGroup>()
  for (const { scheme, hosts } of whole) {
    const areas = except.filter((area) => area.schemes.includes(scheme)).map((area) => area.hosts)
    if (areas.some((area) => holdsHosts(area, hosts))) continue
    const inside = areas.filter((area) => holdsHosts(hosts, area))
    // An excluded domain excludes the hosts in it already.
    const without = inside.filter(
      (area) => !inside.some((other) => other !== area && other.kind === 'domain' && holdsHosts(other, area)),
    )
    const key = JSON.stringify([hosts, without])
    const group = groups.get(key)
    if (group) group.schemes.push(scheme)
    else groups.set(key, { hosts, schemes: [scheme], without })
  }
  return [...groups.values()]
}

function escapeText(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
