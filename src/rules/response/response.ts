import { parseSetCookie } from '../../cookie/parse-set-cookie.ts'
import type { ResponseChanges, ResponseWay } from '../model/response-changes.ts'
import { forceAttributes } from './force-attributes.ts'

/** What a rule in force does to responses. */
export interface RespondingRule {
  readonly id: string
  readonly response: ResponseChanges | null
}

/** One Set-Cookie line of a response, and what rules made of it. */
export interface ChangedLine {
  /** As the server wrote it, or as the rule adds it. */
  readonly line: string
  /** null: dropped; left out: untouched */
  readonly became?: string | null
  readonly byRule?: string
  readonly via?: ResponseWay
  /** A rule's own line. */
  readonly added?: true
}

/**
 * The lines of a response after the rules, in their order: dropped, with other attributes, or added at the end. A rule
 * touches the server's lines only, and one that an earlier rule has dropped stays so.
 * @param onWire whether single lines can be changed before the browser takes them
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

/** The lines that the browser is to take. */
export function effectiveLines(changed: readonly ChangedLine[]): string[] {
  return changed.flatMap(({ line, became }) => (became === null ? [] : [became ?? line]))
}

/** In which ways a rule's changes are made. */
export function responseWays({ add = [], drop = [], force = [] }: ResponseChanges, onWire: boolean): ResponseWay[] {
  const single = (drop !== '*' && drop.length > 0) || force.length > 0
  const ways: ResponseWay[] = []
  if (add.length > 0 || drop === '*' || (single && onWire)) ways.push('wire')
  if (single && !onWire) ways.push('jar-after')
  return ways
}
