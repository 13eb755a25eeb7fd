import type { DnrBody, DnrRule } from './dnr-body.ts'

export interface DnrDifference {
  readonly removeRuleIds: number[]
  readonly addRules: DnrRule[]
}

const keys = new WeakMap<DnrBody, string>()

/** Serializes the rule regardless of the order of keys and list items: browsers return rules in an order of their own. */
export function dnrKey(body: DnrBody): string {
  const known = keys.get(body)
  if (known !== undefined) return known
  const key = toKey(body)
  keys.set(body, key)
  return key
}

type Condition = DnrBody['condition']

/** One entry per key of a condition. A missing key does not compile, so no difference goes unnoticed. */
const COMPARABLE: { readonly [K in keyof Required<Condition>]: (condition: Condition) => unknown } = {
  urlFilter: ({ urlFilter }) => urlFilter ?? null,
  regexFilter: ({ regexFilter }) => regexFilter ?? null,
  isUrlFilterCaseSensitive: ({ isUrlFilterCaseSensitive }) => isUrlFilterCaseSensitive ?? false,
  requestDomains: ({ requestDomains }) => sorted(requestDomains),
  excludedRequestDomains: ({ excludedRequestDomains }) => sorted(excludedRequestDomains),
  initiatorDomains: ({ initiatorDomains }) => sorted(initiatorDomains),
  domainType: ({ domainType }) => domainType ?? null,
  excludedTopDomains: ({ excludedTopDomains }) => sorted(excludedTopDomains),
  requestMethods: ({ requestMethods }) => sorted(requestMethods),
  tabIds: ({ tabIds }) => sorted(tabIds?.map(String)),
  responseHeaders: ({ responseHeaders }) =>
    sorted(responseHeaders?.map(({ header, values }) => JSON.stringify([header, values]))),
  resourceTypes: ({ resourceTypes }) => sorted(resourceTypes),
}

const comparables = Object.values(COMPARABLE)

function toKey({ priority, action, condition }: DnrBody): string {
  const changes = [action.requestHeaders ?? [], action.responseHeaders ?? []].map((headers) =>
    headers.map(({ header, operation, value }) => [header, operation, value ?? null]),
  )
  return JSON.stringify([priority, action.type, changes, ...comparables.map((comparable) => comparable(condition))])
}

function sorted(list: readonly string[] = []): string[] {
  return [...list].sort()
}

/**
 * Computes the updates after which the browser has exactly the rules in `wanted`. Rules that it already has keep their id
 * and are not touched.
 * @param first the smallest id that belongs to this set of rules
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
