import type { StoredRule } from '../model/stored-rule.ts'
import { validateRule } from './validate.ts'

/** The stored form of the rules, in their order. */
export interface StoredRules {
  readonly version: 2
  readonly rules: readonly StoredRule[]
}

/** Returns whether a rule outlives the browser session. */
export function isLasting({ rule }: Pick<StoredRule, 'rule'>): boolean {
  return rule.lifetime === 'always' || rule.lifetime === 'until'
}

/**
 * Reads rules in the form of this or any earlier version.
 * @returns null when the form is unknown; `lost` counts the invalid rules that are left out
 */
export function readStoredRules(stored: unknown): { rules: StoredRule[]; lost: number } | null {
  const list = migrate(stored)
  if (!list) return null
  const rules = list.filter(isStoredRule)
  return { rules, lost: list.length - rules.length }
}

/** Migrates the stored form one version at a time. The first version stored only the list. */
function migrate(text: unknown): readonly unknown[] | null {
  const stored = typeof text === 'string' ? parse(text) : text
  if (Array.isArray(stored)) return stored
  if (typeof stored !== 'object' || stored === null || !('version' in stored) || !('rules' in stored)) return null
  return stored.version === 2 && Array.isArray(stored.rules) ? stored.rules : null
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isStoredRule(one: unknown): one is StoredRule {
  if (typeof one !== 'object' || one === null || !('id' in one) || !('rule' in one)) return false
  return typeof one.id === 'string' && validateRule(one.rule).length === 0
}

/**
 * Merges the lists of both stores. The session's list determines the order, and lasting rules take their content from the
 * other list. Lasting rules that the session's list lacks are new in this session.
 */
export function joinRules(lasting: readonly StoredRule[], session: readonly StoredRule[]): StoredRule[] {
  const byId = new Map(lasting.map((one) => [one.id, one]))
  const joined = session.flatMap((one) => {
    if (!isLasting(one)) return [one]
    const kept = byId.get(one.id)
    return kept ? [kept] : []
  })
  const there = new Set(joined.map(({ id }) => id))
  return [...joined, ...lasting.filter(({ id }) => !there.has(id))]
}

/**
 * Returns the order in which to write a changed list to both stores, so that if the background is killed in between,
 * every rule is found either as it was or as it is now. The disk comes first, because a lasting rule that the disk lacks
 * counts as removed. Memory comes first when a rule stops being lasting.
 */
export function writeOrder(rules: readonly StoredRule[], before: readonly StoredRule[]): ('disk' | 'memory')[] {
  const lasted = new Set(before.filter(isLasting).map(({ id }) => id))
  if (lasted.size === 0 && !rules.some(isLasting)) return ['memory']
  return rules.some((one) => !isLasting(one) && lasted.has(one.id)) ? ['memory', 'disk'] : ['disk', 'memory']
}
