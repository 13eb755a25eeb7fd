import type { DnrBody, DnrRule } from './dnr.ts'

export interface DnrDifference {
  readonly removeRuleIds: number[]
  readonly addRules: DnrRule[]
}

/** A body as text, the same for the same rule however its keys are ordered: browsers hand rules back in their own order. */
export function dnrKey({ priority, action, condition }: DnrBody): string {
  const header = action.requestHeaders.map(({ header, operation, value }) => [header, operation, value ?? null])
  return JSON.stringify([
    priority,
    action.type,
    header,
    condition.urlFilter ?? null,
    [...(condition.requestDomains ?? [])].sort(),
    [...condition.resourceTypes].sort(),
  ])
}

/**
 * What to change so that the browser holds just `wanted`: rules it holds already keep their number and are left alone.
 * @param first the smallest number of our own range
 */
export function dnrDifference(held: readonly DnrRule[], wanted: readonly DnrBody[], first = 1): DnrDifference {
  const spare = new Map<string, number[]>()
  for (const rule of held) {
    const key = dnrKey(rule)
    const ids = spare.get(key)
    if (ids) ids.push(rule.id)
    else spare.set(key, [rule.id])
  }
  const missing = wanted.filter((body) => spare.get(dnrKey(body))?.pop() === undefined)
  const removeRuleIds = [...spare.values()].flat()
  const used = new Set(held.map((rule) => rule.id))
  const addRules: DnrRule[] = []
  let id = first
  for (const body of missing) {
    while (used.has(id)) id += 1
    used.add(id)
    addRules.push({ id, ...body })
  }
  return { removeRuleIds, addRules }
}
