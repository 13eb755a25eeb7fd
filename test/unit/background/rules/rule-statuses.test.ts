import { expect, test } from 'vitest'
import { RuleStatuses } from '../../../../extension/background/rules/rule-statuses.ts'
import type { RuleInput, Seen } from '../../../../src/rules/model/rule.ts'
import type { StoredRule } from '../../../../src/rules/model/stored-rule.ts'
import type { Planned } from '../../../../src/rules/plan/plan.ts'
import { FakeClock, settled } from '../../fakes/fake-clock.ts'
import { FakeErrors } from '../../fakes/fake-errors.ts'
import { FakeSurfaces } from '../../fakes/fake-surfaces.ts'

const RULE: RuleInput = { cookies: { a: '{{uuid}}' }, scope: { urls: ['*://a.test/*'] } }
const A: StoredRule = { id: 'a', rule: RULE, values: { a: '1' } }
const B: StoredRule = { id: 'b', rule: { ...RULE, cookies: { b: '2' } } }
const applied = (id: string, via: Planned['via'] = ['wire']): Planned => ({ id, state: 'applied', via, problems: [] })

function create() {
  const stored = { seen: new Map<string, Seen>(), writes: 0, error: null as Error | null }
  const [clock, surfaces, errors] = [new FakeClock(), new FakeSurfaces(), new FakeErrors()]
  const storage = {
    readSeen: async () => new Map(stored.seen),
    writeSeen: async (seen: ReadonlyMap<string, Seen>) => {
      stored.writes += 1
      if (stored.error) throw stored.error
      stored.seen = new Map(seen)
    },
  }
  return { stored, clock, surfaces, errors, statuses: new RuleStatuses({ storage, surfaces, clock, errors }) }
}

test('a status joins what is wanted, what is in force, and what was seen', () => {
  const { statuses } = create()
  statuses.setRules([A, B])
  statuses.setPlanned([{ ...applied('a'), responseVia: ['wire'] }])
  expect(statuses.list()).toEqual([
    {
      id: 'a',
      rule: RULE,
      state: 'applied',
      via: ['wire'],
      responseVia: ['wire'],
      problems: [],
      values: { a: '1' },
      seen: { count: 0, lastSeq: null, drifted: 0, lastDrift: null },
    },
    expect.objectContaining({ id: 'b', state: 'off', values: { b: '2' } }),
  ])
  expect(statuses.list()[1]).not.toHaveProperty('responseVia')
})

test('it knows whether there are rules, and which of them are in the jar', () => {
  const { statuses } = create()
  expect(statuses.hasRules).toBe(false)
  statuses.setRules([A, B])
  statuses.setPlanned([applied('a', ['jar']), applied('b')])
  expect(statuses.hasRules).toBe(true)
  expect([...statuses.idsInJar]).toEqual(['a'])
})

test('requests are counted, and stored and broadcast ten times a second at most', async () => {
  const { statuses, clock, surfaces, stored } = create()
  statuses.setRules([A, B])
  statuses.count([{ seq: 1, matched: ['a'], mismatched: [] }])
  statuses.count([{ seq: 2, matched: ['a'], mismatched: [{ ruleId: 'b', code: 'twice' }] }])
  expect(stored.writes).toBe(0)
  await clock.advance(99)
  expect(surfaces.news).toEqual([])
  await clock.advance(1)
  expect(surfaces.kinds).toEqual(['rules'])
  expect(stored.writes).toBe(1)
  expect(statuses.list().map(({ seen }) => seen)).toEqual([
    { count: 2, lastSeq: 2, drifted: 0, lastDrift: null },
    { count: 0, lastSeq: null, drifted: 1, lastDrift: { seq: 2, code: 'twice' } },
  ])
  statuses.count([{ seq: 3, matched: [], mismatched: [{ ruleId: 'b', code: 'of a later version' }] }])
  await clock.advance(100)
  expect(statuses.list()[1]?.seen).toEqual({
    count: 0,
    lastSeq: null,
    drifted: 2,
    lastDrift: { seq: 2, code: 'twice' },
  })
})

test('counts outlive the background; a removed rule takes its own along', async () => {
  const { statuses, clock, stored } = create()
  stored.seen.set('a', { count: 5, lastSeq: 9, drifted: 0, lastDrift: null })
  await statuses.load()
  expect(statuses.of(A).seen.count).toBe(5)
  statuses.forget('none')
  expect(clock.pending).toBe(0)
  statuses.forget('a')
  await clock.advance(100)
  expect(stored.seen.size).toBe(0)
})

test('statuses are not built when no surface is open', () => {
  const { statuses, surfaces } = create()
  surfaces.hasListeners = false
  statuses.publish()
  expect(surfaces.news).toEqual([])
})

test('a failed write is reported, and the next one is tried', async () => {
  const { statuses, clock, errors, stored } = create()
  stored.error = new Error('quota')
  statuses.count([{ seq: 1, matched: ['a'], mismatched: [] }])
  await clock.advance(100)
  await settled()
  expect(errors.reported).toEqual([stored.error])
  stored.error = null
  statuses.count([])
  await clock.advance(100)
  expect(stored.seen.get('a')?.count).toBe(1)
})
