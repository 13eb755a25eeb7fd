import type { WireRule } from '../plan/wire-rule.ts'
import type { DnrPart, HeaderChange } from './dnr-body.ts'
import { conditionsOf } from './dnr-conditions.ts'

const PRIORITY = 1

/**
 * The response changes that declarativeNetRequest can make: add lines, or remove all of them; it can't touch single
 * lines. A removed header can't be appended to, so its first line is `set` instead.
 */
export function responseParts({ response, scope }: WireRule): DnrPart[] {
  if (!response) return []
  const { add = [], drop = [] } = response
  const responseHeaders = add.map((value, index): HeaderChange => {
    return { header: 'set-cookie', operation: drop === '*' && index === 0 ? 'set' : 'append', value }
  })
  if (drop === '*' && add.length === 0) responseHeaders.push({ header: 'set-cookie', operation: 'remove' })
  if (responseHeaders.length === 0) return []
  return conditionsOf(scope, []).map((where) => ({
    priority: PRIORITY,
    action: { type: 'modifyHeaders', responseHeaders },
    where,
  }))
}
