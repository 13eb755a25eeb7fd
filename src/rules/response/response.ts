import { parseSetCookie } from '../../cookie/parse-set-cookie.ts'
import type { ResponseChanges, ResponseWay } from '../model/response-changes.ts'
import { forceAttributes } from './force-attributes.ts'

/** The parts of an active rule that concern responses. */
export interface RespondingRule {
  readonly id: string
  readonly response: ResponseChanges | null
}

/** One Set-Cookie line of a response, and how the rules changed it. */
export interface ChangedLine {
  /** As the server wrote it, or as a rule added it. */
  readonly line: string
  /** null: dropped. Missing: unchanged. */
  readonly became?: string | null
  readonly byRule?: string
  readonly via?: ResponseWay
  /** A rule added the line. */
  readonly added?: true
}

/**
 * Applies the rules, in their order, to the lines of a response: lines are dropped, get other attributes, or are added
 * at the end. Rules change the server's lines only, and no rule brings back a dropped one.
 * @param onWire whether single lines can be changed before the browser processes them
 */
export function applyResponse(
  lines: readonly string[],
  rules: readonly RespondingRule[],
  onWire: boolean,
): ChangedLine[] {
  let changed: ChangedLine[] = lines.map((line) => ({ line }))
  if (rules.length === 0) return changed
  const single: ResponseWay = onWire ? 'wire' : 'jar-after'
  const added: ChangedLine[] = []
  for (const { id, response } of rules) {
    if (!response) continue
    const { add = [], drop = [], force = [] } = response
    changed = changed.map((one) => {
      if (one.became === null) return one
      const { name } = parseSetCookie(one.line)
      if (drop === '*') return { line: one.line, became: null, byRule: id, via: 'wire' }
      if (drop.includes(name)) return { line: one.line, became: null, byRule: id, via: single }
      const attributes = force.find((forced) => forced.name === name)
      if (!attributes) return one
      return { line: one.line, became: forceAttributes(one.became ?? one.line, attributes), byRule: id, via: single }
    })
    for (const line of add) added.push({ line, byRule: id, via: 'wire', added: true })
  }
  return [...changed, ...added]
}

/** The lines that the browser should process. */
export function effectiveLines(changed: readonly ChangedLine[]): string[] {
  return changed.flatMap(({ line, became }) => (became === null ? [] : [became ?? line]))
}

/** Lists the mechanisms that carry out a rule's response changes. */
export function responseWays({ add = [], drop = [], force = [] }: ResponseChanges, onWire: boolean): ResponseWay[] {
  const single = (drop !== '*' && drop.length > 0) || force.length > 0
  const ways: ResponseWay[] = []
  if (add.length > 0 || drop === '*' || (single && onWire)) ways.push('wire')
  if (single && !onWire) ways.push('jar-after')
  return ways
}
