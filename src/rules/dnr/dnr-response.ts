import type { WireRule } from '../plan/wire-rule.ts'
import type { DnrPart, HeaderChange } from './dnr-body.ts'
import { conditionsOf } from './dnr-conditions.ts'

const PRIORITY = 1

/**
 * What of a rule declarativeNetRequest can do to responses: add lines, or take all of them away. Single lines it can't
 * touch. A header that was taken away can't be added to: its first line is set instead.
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
