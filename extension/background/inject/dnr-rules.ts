import { compileDnr, type DnrRule } from '../../../src/inject/dnr.ts'
import { dnrDifference, dnrKey } from '../../../src/inject/dnr-difference.ts'
import type { WireRule } from '../../../src/inject/wire-rule.ts'
import { browser } from '../../browser.ts'

/** declarativeNetRequest as we use it; the polyfill's types lack the session rules' newer fields. */
interface Dnr {
  readonly ResourceType: Readonly<Record<string, string>>
  getSessionRules(): Promise<DnrRule[]>
  updateSessionRules(change: { removeRuleIds: number[]; addRules: DnrRule[] }): Promise<void>
}
const dnr = (): Dnr => browser.declarativeNetRequest as unknown as Dnr

/**
 * Makes the browser hold just the rules of `active`, by one update of what differs.
 * @returns the ids of the rules that the browser refused, by what it holds after the update
 */
export async function applyDnr(active: readonly WireRule[]): Promise<string[]> {
  const types = Object.values(dnr().ResourceType)
  const bodies = active.map((rule) => ({ id: rule.id, bodies: compileDnr(rule, types) }))
  const held = await dnr().getSessionRules()
  const change = dnrDifference(
    held,
    bodies.flatMap((rule) => rule.bodies),
  )
  if (change.removeRuleIds.length > 0 || change.addRules.length > 0) await update(change)
  const now = new Set((await dnr().getSessionRules()).map(dnrKey))
  return bodies.filter((rule) => rule.bodies.some((body) => !now.has(dnrKey(body)))).map((rule) => rule.id)
}

/** An update is taken whole or not at all: when one rule spoils it, each goes on its own, and what is refused stays out. */
async function update({ removeRuleIds, addRules }: { removeRuleIds: number[]; addRules: DnrRule[] }): Promise<void> {
  try {
    await dnr().updateSessionRules({ removeRuleIds, addRules })
  } catch (error) {
    if (addRules.length === 0) throw error
    await dnr().updateSessionRules({ removeRuleIds, addRules: [] })
    for (const rule of addRules) {
      // The caller reads back which rules are missing, and tells it at the rule.
      await dnr()
        .updateSessionRules({ removeRuleIds: [], addRules: [rule] })
        .catch((refusal: unknown) => console.warn('a rule was refused by the browser', refusal))
    }
  }
}
