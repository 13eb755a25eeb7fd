import { applyRules } from '../../../../../src/rules/plan/apply.ts'
import type { WireRule } from '../../../../../src/rules/plan/wire-rule.ts'

/** One cookie of the previewed header. */
export interface WireToken {
  readonly name: string
  readonly value: string
  /** `jar`: sent with the jar's value; `given`: set by the rule; `gone`: in the jar, but left out by the rule. */
  readonly from: 'jar' | 'given' | 'gone'
}

/**
 * Lists the cookies of the previewed header. @param header the one that the jar alone would send @returns the cookies in
 * header order; those left out keep their positions
 */
export function wireTokens(header: string | null, rule: WireRule): WireToken[] {
  const given = new Map(rule.cookies)
  const after = pairsOf(applyRules(header, [rule]))
  const left = [...after]
  const tokens: WireToken[] = []
  const takeNext = (name: string): void => {
    const [next] = left.splice(
      left.findIndex((one) => one.name === name),
      1,
    )
    if (next !== undefined) tokens.push({ ...next, from: given.has(name) ? 'given' : 'jar' })
  }
  for (const pair of pairsOf(header)) {
    if (left.some(({ name }) => name === pair.name)) takeNext(pair.name)
    else tokens.push({ ...pair, from: 'gone' })
  }
  for (const { name } of [...left]) takeNext(name)
  return tokens
}

function pairsOf(header: string | null): { name: string; value: string }[] {
  if (header === null || header === '') return []
  return header.split('; ').map((pair) => {
    const at = pair.indexOf('=')
    return at < 0 ? { name: '', value: pair } : { name: pair.slice(0, at), value: pair.slice(at + 1) }
  })
}
