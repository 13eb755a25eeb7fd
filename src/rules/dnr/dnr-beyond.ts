import type { DnrCondition } from '../model/dnr-condition.ts'
import type { InJar } from '../plan/plan.ts'
import { areaScope, type Scope } from '../scope/scope.ts'
import type { DnrPart, HeaderChange } from './dnr-body.ts'
import { conditionsOf } from './dnr-conditions.ts'

/** Methods with which a navigation from another site takes no SameSite=Lax cookie along. */
const UNSAFE = ['connect', 'delete', 'other', 'patch', 'post', 'put']

/**
 * The requests that a SameSite=Lax cookie in the jar stays out of, so that its value is appended to just those: what another
 * site asks for; what a frame of the own site asks for within a page of another one; and a form that another site sends.
 * A typed address has no one who asks, as declarativeNetRequest sees it, and a link from another site takes the cookie along:
 * so of whole pages only the unsafe methods. (Measured over some eighty kinds of requests in Chromium 156: none had the
 * value twice. Two had it not at all: those of a frame of the own site within a foreign one within the own one, and those
 * between http and https of one site.)
 */
export function beyondLax(scope: Scope, { area, site }: InJar, change: HeaderChange, priority: number): DnrPart[] {
  const action = { type: 'modifyHeaders' as const, requestHeaders: [change] }
  const limits: readonly (readonly [NonNullable<DnrPart['types']>, DnrCondition])[] = [
    ['parts', { domainType: 'thirdParty' }],
    ['parts', { domainType: 'firstParty', excludedTopDomains: [site] }],
    ['pages', { domainType: 'thirdParty', requestMethods: UNSAFE }],
  ]
  return conditionsOf(areaScope(scope, area), []).flatMap((where) =>
    limits.map(([types, limit]) => ({ priority, action, where: { ...where, ...limit }, types })),
  )
}
