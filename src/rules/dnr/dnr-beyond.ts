import type { DnrCondition } from '../model/dnr-condition.ts'
import type { InJar } from '../plan/plan.ts'
import { areaScope, type Scope } from '../scope/scope.ts'
import type { DnrPart, HeaderChange } from './dnr-body.ts'
import { conditionsOf } from './dnr-conditions.ts'

/** Methods of navigations for which a cross-site request does not carry SameSite=Lax cookies. */
const UNSAFE = ['connect', 'delete', 'other', 'patch', 'post', 'put']

/**
 * Parts that append the value to exactly the requests for which the browser does not send a SameSite=Lax cookie from
 * the jar: requests from other sites, requests of a same-site frame within a page of another site, and form posts from
 * another site. Of navigations only unsafe methods count: a link from another site carries the cookie, and a typed
 * address has no initiator for declarativeNetRequest.
 * Measured over some 80 kinds of requests in Chromium 156: none carried the value twice. Two did not carry it: requests
 * of a same-site frame within a foreign frame within a page of its own site, and requests between http and https of one
 * site.
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
