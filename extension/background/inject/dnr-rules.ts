import { compileDnr } from '../../../src/rules/dnr/dnr.ts'
import type { DnrBody, DnrRule } from '../../../src/rules/dnr/dnr-body.ts'
import { dnrDifference, dnrKey } from '../../../src/rules/dnr/dnr-difference.ts'
import type { ActiveRule } from '../../../src/rules/plan/plan.ts'
import { browser } from '../../browser.ts'

interface RegexOptions {
  readonly regex: string
  readonly isCaseSensitive: boolean
}

/** declarativeNetRequest as we use it; the polyfill's types lack the session rules' newer fields. */
interface Dnr {
  readonly ResourceType: Readonly<Record<string, string>>
  getSessionRules(filter?: { ruleIds: number[] }): Promise<DnrRule[]>
  updateSessionRules(change: { removeRuleIds: number[]; addRules: DnrRule[] }): Promise<void>
  isRegexSupported(options: RegexOptions): Promise<{ isSupported: boolean }>
}
const dnr = (): Dnr => browser.declarativeNetRequest as unknown as Dnr

/** A number that no rule of ours comes to. */
const TRIAL = 2_000_000_000

/** What the browser holds, as it was last read. Nobody else changes it: a thousand rules need not be read for one that changes. */
let held: DnrRule[] | undefined

/**
 * Makes the browser hold just the rules of `active`, by one update of what differs.
 * @returns the ids of the rules that the browser refused, by what it holds after the update
 */
export async function applyDnr(active: readonly ActiveRule[]): Promise<string[]> {
  const bodies = active.map((rule) => ({ id: rule.id, bodies: compile(rule) }))
  held ??= await dnr().getSessionRules()
  const change = dnrDifference(
    held,
    bodies.flatMap((rule) => rule.bodies),
  )
  // What is there already is there: the browser was asked just now.
  if (change.removeRuleIds.length === 0 && change.addRules.length === 0) return []
  const kept = held.filter(({ id }) => !change.removeRuleIds.includes(id))
  held = undefined
  await update(change)
  const ruleIds = change.addRules.map(({ id }) => id)
  const added = ruleIds.length === 0 ? [] : await dnr().getSessionRules({ ruleIds })
  held = [...kept, ...added]
  if (added.length === ruleIds.length) return []
  const now = new Set(held.map(dnrKey))
  return bodies.filter((rule) => rule.bodies.some((body) => !now.has(dnrKey(body)))).map((rule) => rule.id)
}

const compiled = new WeakMap<ActiveRule['scope'], readonly DnrBody[]>()

/** A rule that no cookie of the jar concerns becomes the same each time: it is known by its scope, which is read once. */
function compile(rule: ActiveRule): readonly DnrBody[] {
  const isPlain = rule.inJar.length === 0 && rule.heldOut.length === 0
  const known = isPlain ? compiled.get(rule.scope) : undefined
  if (known) return known
  const bodies = compileDnr(rule, Object.values(dnr().ResourceType))
  if (isPlain) compiled.set(rule.scope, bodies)
  return bodies
}

let topDomains: Promise<boolean> | undefined

/** Whether the browser can tell requests by the site of the page that they are made for: Chromium of late. An older one refuses the word. */
export function tellsTopDomains(): Promise<boolean> {
  topDomains ??= tryTopDomains()
  return topDomains
}

async function tryTopDomains(): Promise<boolean> {
  const condition = {
    urlFilter: '|http://crumbline.invalid^',
    excludedTopDomains: ['invalid'],
    resourceTypes: ['other'],
  }
  const action = {
    type: 'modifyHeaders' as const,
    requestHeaders: [{ header: 'cookie' as const, operation: 'remove' as const }],
  }
  try {
    await dnr().updateSessionRules({
      removeRuleIds: [TRIAL],
      addRules: [{ id: TRIAL, priority: 1, action, condition }],
    })
    await dnr().updateSessionRules({ removeRuleIds: [TRIAL], addRules: [] })
    return true
  } catch {
    // It is the answer.
    return false
  }
}

/** Whether the browser's own engine takes every regular expression that the rule becomes. */
export async function takesRegexes(rule: ActiveRule): Promise<boolean> {
  for (const { condition } of compileDnr(rule, Object.values(dnr().ResourceType))) {
    const { regexFilter: regex, isUrlFilterCaseSensitive = false } = condition
    if (regex === undefined) continue
    const { isSupported } = await dnr().isRegexSupported({ regex, isCaseSensitive: isUrlFilterCaseSensitive })
    if (!isSupported) return false
  }
  return true
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
