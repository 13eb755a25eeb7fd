import type { WireRule } from './wire-rule.ts'

/**
 * Returns the Cookie header after applying the rules in order; null when no cookie is left. A given cookie goes where the
 * first cookie of its name stood and removes the others, so the server never sees one name twice.
 */
export function applyRules(header: string | null, rules: readonly WireRule[]): string | null {
  let pairs = header === null || header === '' ? [] : header.split('; ')
  for (const { replace, cookies } of rules) {
    if (replace) pairs = []
    if (cookies.length === 0) continue
    const given = new Map(cookies)
    const placed = new Set<string>()
    const next: string[] = []
    for (const pair of pairs) {
      const name = nameOf(pair)
      const value = given.get(name)
      if (value === undefined) next.push(pair)
      else if (value !== null && !placed.has(name)) {
        placed.add(name)
        next.push(`${name}=${value}`)
      }
    }
    for (const [name, value] of given) if (value !== null && !placed.has(name)) next.push(`${name}=${value}`)
    pairs = next
  }
  return pairs.length === 0 ? null : pairs.join('; ')
}

/** A pair without `=` is a cookie without a name. */
function nameOf(pair: string): string {
  const at = pair.indexOf('=')
  return at < 0 ? '' : pair.slice(0, at)
}
