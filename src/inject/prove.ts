import type { WireRule } from './wire-rule.ts'

interface Pair {
  readonly name: string
  readonly value: string
}

export interface Proof {
  readonly injected: readonly { ruleId: string; name: string; effect: 'added' | 'replaced' | 'removed' }[]
  /** Rules whose every cookie was seen to leave as the rule says. */
  readonly held: readonly string[]
  /** Rules that were in force for the request, which left otherwise. */
  readonly drifted: readonly string[]
}

/**
 * What the rules did to one request, by comparing the cookies before any rule with those that were seen to leave.
 * Never by the rule's own intent: a cookie that is not in `after` as the rule says was not injected.
 * @param before the jar's cookies; null when nobody looked, and then 'added' and 'replaced' can't be told apart
 */
export function prove(before: readonly Pair[] | null, after: readonly Pair[], rules: readonly WireRule[]): Proof {
  const injected: Proof['injected'][number][] = []
  const held: string[] = []
  const drifted: string[] = []
  const given = new Set(rules.flatMap((rule) => rule.cookies.map(([name]) => name)))
  for (const rule of rules) {
    let good = !rule.replace || after.every(({ name }) => given.has(name))
    for (const [name, value] of rule.cookies) {
      const left = after.filter((pair) => pair.name === name)
      const was = before?.some((pair) => pair.name === name) ?? false
      if (value === null) {
        if (left.length > 0) good = false
        else if (was) injected.push({ ruleId: rule.id, name, effect: 'removed' })
      } else if (left.length === 1 && left[0]?.value === value) {
        injected.push({ ruleId: rule.id, name, effect: was ? 'replaced' : 'added' })
      } else good = false
    }
    ;(good ? held : drifted).push(rule.id)
  }
  return { injected, held, drifted }
}
