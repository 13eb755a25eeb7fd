import { splitUrl } from '../../cookie/url.ts'
import type { Scheme } from '../scope/match-pattern.ts'
import { inScope } from '../scope/scope.ts'
import type { ScopedRequest } from '../scope/scoped-request.ts'
import type { WireRule } from './wire-rule.ts'

/** Finds the rules that a request falls under without looking at those of other hosts. */
export class RuleIndex<R extends WireRule> {
  readonly #rules: readonly R[]
  /** Rules by the host that a piece of theirs names, alone or with its subdomains. */
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

  /** Match patterns that hold all that the rules are about, as few as can be; null when that is everything, or can't be said so. */
  get urls(): readonly string[] | null {
    if (this.#anywhere.length > 0) return null
    const found = new Set<string>()
    const web = new Map<string, Scheme[]>()
    for (const { scope } of this.#rules) {
      for (const { scheme, hosts } of scope.pieces) {
        if (hosts.kind === 'all') continue
        // Few requests are WebSockets, and each pattern costs every request: these are told of all hosts.
        if (scheme === 'ws' || scheme === 'wss') found.add(`${scheme}://*/*`)
        else {
          const place = `${hosts.kind === 'domain' ? '*.' : ''}${hosts.host}`
          web.set(place, [...(web.get(place) ?? []), scheme])
        }
      }
    }
    for (const [place, schemes] of web) found.add(`${new Set(schemes).size > 1 ? '*' : schemes[0]}://${place}/*`)
    return [...found]
  }

  /** In their order. */
  reaching(request: ScopedRequest): R[] {
    const near = this.#rules.length === 0 ? [] : this.#near(splitUrl(request.url).host)
    // Nearly every request ends here, when there are rules of other hosts only: it must cost next to nothing.
    if (near.length === 0) return []
    return [...new Set(near)]
      .sort((a, b) => a - b)
      .flatMap((index) => this.#rules[index] ?? [])
      .filter(({ scope }) => inScope(scope, request))
  }

  /** Rules that name the host, or a domain that it lies in, or none. */
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
