import { splitUrl } from '../../cookie/url.ts'
import type { Scheme } from '../scope/match-pattern.ts'
import { inScope } from '../scope/scope.ts'
import type { ScopedRequest } from '../scope/scoped-request.ts'
import type { WireRule } from './wire-rule.ts'

/** Finds the rules that apply to a request. Looks only at rules for its host. */
export class RuleIndex<R extends WireRule> {
  readonly #rules: readonly R[]
  /** Positions of rules, by the hosts that their patterns name (alone or with subdomains). */
  readonly #byHost = new Map<string, number[]>()
  readonly #anywhere: number[] = []

  constructor(rules: readonly R[]) {
    this.#rules = rules
    rules.forEach(({ scope }, index) => {
      const hosts = new Set(scope.pieces.map(({ hosts }) => (hosts.kind === 'all' ? '' : hosts.host)))
      if (scope.regexes.length > 0 || hosts.has('')) this.#anywhere.push(index)
      else for (const host of hosts) this.#byHost.set(host, [...(this.#byHost.get(host) ?? []), index])
    })
  }

  get rules(): readonly R[] {
    return this.#rules
  }

  /** As few match patterns as possible that cover every request of the rules; null: every URL is needed. */
  get urls(): readonly string[] | null {
    if (this.#anywhere.length > 0) return null
    const found = new Set<string>()
    const web = new Map<string, Scheme[]>()
    for (const { scope } of this.#rules) {
      for (const { scheme, hosts } of scope.pieces) {
        if (hosts.kind === 'all') continue
        // Each pattern costs every request some time, and WebSockets are few: one pattern covers those of all hosts.
        if (scheme === 'ws' || scheme === 'wss') found.add(`${scheme}://*/*`)
        else {
          const host = `${hosts.kind === 'domain' ? '*.' : ''}${hosts.host}`
          web.set(host, [...(web.get(host) ?? []), scheme])
        }
      }
    }
    for (const [host, schemes] of web) found.add(`${new Set(schemes).size > 1 ? '*' : schemes[0]}://${host}/*`)
    return [...found]
  }

  /** The rules that apply to the request, in their order. */
  reaching(request: ScopedRequest): R[] {
    const near = this.#rules.length === 0 ? [] : this.#near(splitUrl(request.url).host)
    // Nearly every request returns here, so the lines above must cost next to nothing.
    if (near.length === 0) return []
    return [...new Set(near)]
      .sort((a, b) => a - b)
      .flatMap((index) => this.#rules[index] ?? [])
      .filter(({ scope }) => inScope(scope, request))
  }

  /** Rules that name the host or a domain above it, and those without a host. */
  #near(host: string): number[] {
    const found = [...this.#anywhere]
    for (let name = host, dot = 0; dot >= 0; name = name.slice(dot + 1)) {
      const here = this.#byHost.get(name)
      if (here) found.push(...here)
      dot = name.indexOf('.')
    }
    return found
  }
}
