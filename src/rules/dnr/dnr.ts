import type { DnrCondition } from '../model/dnr-condition.ts'
import type { ActiveRule, InJar } from '../plan/plan.ts'
import { beyondLax } from './dnr-beyond.ts'
import type { DnrBody, DnrPart, HeaderChange } from './dnr-body.ts'
import { conditionsOf } from './dnr-conditions.ts'
import { compileGuard } from './dnr-guard.ts'
import { responseParts } from './dnr-response.ts'

// A `set` combines with an `append` only when the `set` has the higher priority (measured in both browsers).
const APPEND = 1
const SET = 2

/**
 * The declarativeNetRequest rules of one rule. No request meets two of its parts, so that no header is changed twice.
 * @param types every resource type that the browser knows: a rule without the list does not match main_frame
 */
export function compileDnr(rule: ActiveRule, types: readonly string[]): DnrBody[] {
  const parts = [...wireParts(rule), ...compileGuard(rule), ...responseParts(rule)]
  return parts.flatMap(({ where, types: kind, ...body }) => {
    const wanted = where.resourceTypes ?? types
    const resourceTypes = types.filter((type) => wanted.includes(type) && isOfKind(type, kind))
    return resourceTypes.length === 0 ? [] : [{ ...body, condition: { ...where, resourceTypes } }]
  })
}

function isOfKind(type: string, kind: DnrPart['types']): boolean {
  return kind === undefined || (type === 'main_frame') === (kind === 'pages')
}

function wireParts(rule: ActiveRule): DnrPart[] {
  const given = rule.cookies.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]))
  if (rule.replace) {
    const value = given.map(toPair).join('; ')
    const change: HeaderChange =
      value === '' ? { header: 'cookie', operation: 'remove' } : { header: 'cookie', operation: 'set', value }
    return conditionsOf(rule.scope, []).map((where) => part(SET, change, where))
  }
  // Group the cookies by the requests that already carry them from the jar. Usually there are none, which makes one group.
  const groups = new Map<string, { held: InJar[]; cookies: typeof given }>()
  for (const cookie of given) {
    const held = rule.inJar.filter(({ name }) => name === cookie.name)
    const key = JSON.stringify(held.map(({ area }) => area))
    const group = groups.get(key)
    if (group) group.cookies.push(cookie)
    else groups.set(key, { held, cookies: [cookie] })
  }
  return [...groups.values()].flatMap(({ held, cookies }) => {
    const change: HeaderChange = { header: 'cookie', operation: 'append', value: cookies.map(toPair).join('; ') }
    const areas = held.map(({ area }) => area)
    return [
      ...conditionsOf(rule.scope, areas).map((where) => part(APPEND, change, where)),
      ...held.flatMap((one) => beyondLax(rule.scope, one, change, APPEND)),
    ]
  })
}

function part(priority: number, change: HeaderChange, where: DnrCondition): DnrPart {
  return { priority, action: { type: 'modifyHeaders', requestHeaders: [change] }, where }
}

function toPair({ name, value }: { name: string; value: string }): string {
  return `${name}=${value}`
}
