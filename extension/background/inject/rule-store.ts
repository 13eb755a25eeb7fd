import type { StoredRule } from '../../../src/inject/plan.ts'
import { validateRule } from '../../../src/inject/validate.ts'
import { CrumblineError } from '../../../src/message/fault.ts'
import { browser } from '../../browser.ts'

const KEY = 'rules'

export interface Seen {
  readonly count: number
  readonly lastSeq: number | null
  readonly drifted: number
}
export interface KeptRule extends StoredRule {
  readonly seen: Seen
}

/** Rules live until the browser closes. What is read is checked: a rule that is no rule (any more) is left out, and said. */
export async function readRules(): Promise<KeptRule[]> {
  const stored = (await browser.storage.session.get(KEY))[KEY]
  if (typeof stored !== 'string') return []
  const rules: unknown = JSON.parse(stored)
  if (!Array.isArray(rules))
    throw new CrumblineError({ code: 'internal', field: KEY, detail: 'the rules are unreadable' })
  // The fields beside the rule are our own; the rule is checked here.
  return (rules as KeptRule[]).filter(({ id, rule }) => {
    const problems = validateRule(rule)
    if (problems.length > 0) console.warn('a stored rule is left out', id, problems)
    return problems.length === 0
  })
}

export async function writeRules(rules: readonly KeptRule[]): Promise<void> {
  await browser.storage.session.set({ [KEY]: JSON.stringify(rules) })
}
