import type { ActiveRule, InJar } from '../plan/plan.ts'
import { beyondLax } from './dnr-beyond.ts'
import type { DnrBody, DnrPart, HeaderChange } from './dnr-body.ts'
import { conditionsOf, type Where } from './dnr-conditions.ts'
import { compileGuard } from './dnr-guard.ts'
import { responseParts } from './dnr-response.ts'

// A `set` combines with an `append` only when the `set` has the higher priority (measured in both browsers).
const APPEND = 1
const SET = 2

const OF_TYPES: Readonly<Record<NonNullable<DnrPart['types']>, (type: string) => boolean>> = {
  pages: (type) => type === 'main_frame',
  parts: (type) => type !== 'main_frame',
}

/**
 * The declarativeNetRequest rules of one rule. Its pieces have no request in common, so that none is changed twice.
 * @param types every resource type the browser knows: without the list it leaves out main_frame
 */
export function compileDnr(rule: ActiveRule, types: readonly string[]): DnrBody[] {
  const resourceTypes =
    rule.scope.types === null ? types : types.filter((type) => rule.scope.types?.includes(type as never))
  if (resourceTypes.length === 0) return []
  return [...wireParts(rule), ...compileGuard(rule), ...responseParts(rule)].map(({ where, types, ...body }) => ({
    ...body,
    condition: { ...where, resourceTypes: types ? resourceTypes.filter(OF_TYPES[types]) : resourceTypes },
  }))
}

function wireParts(rule: ActiveRule): DnrPart[] {
  const given = rule.cookies.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]))
  if (rule.replace) {
    const value = given.map(toPair).join('; ')
    const change: HeaderChange =
      value === '' ? { header: 'cookie', operation: 'remove' } : { header: 'cookie', operation: 'set', value }
    return conditionsOf(rule.scope, []).map((where) => part(SET, change, where))
  }
  // Cookies that the jar sends at the same hosts go together; nearly always that is nowhere, and one part.
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

function part(priority: number, change: HeaderChange, where: Where): DnrPart {
  return { priority, action: { type: 'modifyHeaders', requestHeaders: [change] }, where }
}

function toPair({ name, value }: { name: string; value: string }): string {
  return `${name}=${value}`
}
