import type { DnrBody, DnrRule } from './dnr-body.ts'

export interface DnrDifference {
  readonly removeRuleIds: number[]
  readonly addRules: DnrRule[]
}

const keys = new WeakMap<DnrBody, string>()

/** A body as text, the same for the same rule however its keys are ordered: browsers hand rules back in their own order. */
export function dnrKey(body: DnrBody): string {
  const known = keys.get(body)
  if (known !== undefined) return known
  const key = write(body)
  keys.set(body, key)
  return key
}

function write({ priority, action, condition }: DnrBody): string {
  const changes = [action.requestHeaders ?? [], action.responseHeaders ?? []].map((headers) =>
    headers.map(({ header, operation, value }) => [header, operation, value ?? null]),
  )
  return JSON.stringify([
    priority,
    action.type,
    changes,
    condition.urlFilter ?? null,
    condition.regexFilter ?? null,
    condition.isUrlFilterCaseSensitive ?? false,
    sorted(condition.requestDomains),
    sorted(condition.excludedRequestDomains),
    sorted(condition.initiatorDomains),
    condition.domainType ?? null,
    sorted(condition.excludedTopDomains),
    sorted(condition.requestMethods),
    sorted(condition.tabIds?.map(String)),
    sorted(condition.responseHeaders?.map(({ header, values }) => JSON.stringify([header, values]))),
    sorted(condition.resourceTypes),
  ])
}

function sorted(list: readonly string[] = []): string[] {
  return [...list].sort()
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
