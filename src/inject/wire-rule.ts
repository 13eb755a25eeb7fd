import { splitUrl } from '../cookie/url.ts'
import { hasHost } from './match-pattern.ts'
import type { RuleInput } from './rule.ts'
import { type Piece, pieces } from './scope.ts'

/** A rule that is in force, ready to be applied. */
export interface WireRule {
  readonly id: string
  readonly replace: boolean
  /** In the order in which they were given. */
  readonly cookies: readonly (readonly [name: string, value: string | null])[]
  readonly scope: readonly Piece[]
}

export function toWireRule(id: string, rule: RuleInput): WireRule {
  return {
    id,
    replace: rule.mode === 'replace',
    cookies: Object.entries(rule.cookies),
    scope: pieces(rule.scope.urls),
  }
}

/** Whether the request's URL (as browsers hand it out: canonical) falls under the rule. */
export function reaches(rule: WireRule, url: string): boolean {
  const { scheme, host } = splitUrl(url)
  return rule.scope.some((piece) => piece.scheme === scheme && hasHost(piece.hosts, host))
}
