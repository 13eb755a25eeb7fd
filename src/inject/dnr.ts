import type { HostSet, Scheme } from './match-pattern.ts'
import { SCHEMES } from './match-pattern.ts'
import type { Piece } from './scope.ts'
import type { WireRule } from './wire-rule.ts'

/** A declarativeNetRequest rule without its number, in the API's own form. */
export interface DnrBody {
  readonly priority: number
  readonly action: {
    readonly type: 'modifyHeaders'
    readonly requestHeaders: readonly {
      readonly header: 'cookie'
      readonly operation: 'append' | 'set' | 'remove'
      readonly value?: string
    }[]
  }
  readonly condition: {
    readonly urlFilter?: string
    readonly requestDomains?: readonly string[]
    readonly resourceTypes: readonly string[]
  }
}
export type DnrRule = DnrBody & { readonly id: number }

// A `set` combines with an `append` only when the `set` has the higher priority (measured in both browsers).
const APPEND = 1
const SET = 2

/**
 * The declarativeNetRequest rules of one rule. Its pieces have no request in common, so that none is changed twice.
 * @param types every resource type the browser knows: without the list it leaves out main_frame
 */
export function compileDnr(rule: WireRule, types: readonly string[]): DnrBody[] {
  const value = rule.cookies.flatMap(([name, text]) => (text === null ? [] : [`${name}=${text}`])).join('; ')
  if (!rule.replace && value === '') return []
  const operation = rule.replace ? (value === '' ? 'remove' : 'set') : 'append'
  const action: DnrBody['action'] = {
    type: 'modifyHeaders',
    requestHeaders: [{ header: 'cookie', operation, ...(operation === 'remove' ? {} : { value }) }],
  }
  return conditions(rule.scope).map((condition) => ({
    priority: rule.replace ? SET : APPEND,
    action,
    condition: { ...condition, resourceTypes: types },
  }))
}

type Where = Omit<DnrBody['condition'], 'resourceTypes'>

function conditions(scope: readonly Piece[]): Where[] {
  const found: Where[] = []
  const domains: string[] = []
  for (const [hosts, schemes] of byHosts(scope)) {
    const every = schemes.length === SCHEMES.length
    if (hosts.kind === 'all') {
      if (every) found.push({})
      else for (const scheme of schemes) found.push({ urlFilter: `|${scheme}://` })
    } else if (hosts.kind === 'domain') {
      if (every) domains.push(hosts.host)
      else for (const scheme of schemes) found.push({ urlFilter: `|${scheme}://`, requestDomains: [hosts.host] })
    } else {
      // `requestDomains` would take in subdomains: the address itself is anchored, up to a port or the path.
      for (const scheme of schemes) found.push({ urlFilter: `|${scheme}://${hosts.host}^` })
    }
  }
  if (domains.length > 0) found.push({ requestDomains: domains })
  return found
}

function byHosts(scope: readonly Piece[]): [HostSet, Scheme[]][] {
  const groups = new Map<string, [HostSet, Scheme[]]>()
  for (const { scheme, hosts } of scope) {
    const key = hosts.kind === 'all' ? '*' : `${hosts.kind} ${hosts.host}`
    const group = groups.get(key)
    if (group) group[1].push(scheme)
    else groups.set(key, [hosts, [scheme]])
  }
  return [...groups.values()]
}
