import { expect, test } from 'vitest'
import type { DnrCondition } from '../../../../src/rules/model/dnr-condition.ts'
import type { RuleScope } from '../../../../src/rules/model/rule.ts'
import { inScope, isWholeHosts, overlap, readScope } from '../../../../src/rules/scope/scope.ts'
import { LIMIT_FIELDS, type LimitField, limitsToDnr } from '../../../../src/rules/scope/scope-limits.ts'

const urls = ['*://a.test/*']
const request = { url: 'http://a.test/', type: 'image', method: 'GET', tabId: 3, initiator: 'http://x.b.test' }

/** Of every field: a limit that `request` fits, two that it does not and that have no request in common, and the first in the browser's form. */
const CASES: {
  readonly [F in LimitField]: {
    readonly fits: Required<RuleScope>[F]
    readonly others: readonly [Required<RuleScope>[F], Required<RuleScope>[F]]
    readonly dnr: DnrCondition
  }
} = {
  types: { fits: ['script', 'imageset'], others: [['script'], ['font']], dnr: { resourceTypes: ['script', 'image'] } },
  methods: { fits: ['get'], others: [['POST'], ['put', 'PATCH']], dnr: { requestMethods: ['get'] } },
  tabIds: { fits: [3, -1], others: [[-1], [4]], dnr: { tabIds: [3, -1] } },
  initiators: { fits: ['B.test'], others: [['a.test'], ['c.test']], dnr: { initiatorDomains: ['b.test'] } },
}

test.each(LIMIT_FIELDS)('%s narrows a scope everywhere', (field) => {
  const { fits, others, dnr } = CASES[field]
  const scope = readScope({ urls, [field]: fits })
  const [one, other] = [readScope({ urls, [field]: others[0] }), readScope({ urls, [field]: others[1] })]
  expect(inScope(scope, request)).toBe(true)
  expect(inScope(one, request)).toBe(false)
  expect(inScope(other, request)).toBe(false)
  expect(overlap(scope, scope)).toBe(true)
  expect(overlap(one, other)).toBe(false)
  expect(overlap(one, readScope({ urls }))).toBe(true)
  expect(isWholeHosts(scope)).toBe(false)
  expect(limitsToDnr(scope)).toEqual(dnr)
})

test('no limit covers whole hosts, and says nothing to the browser', () => {
  expect(isWholeHosts(readScope({ urls }))).toBe(true)
  expect(limitsToDnr(readScope({ urls }))).toEqual({})
})
