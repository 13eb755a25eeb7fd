import { expect, test } from 'vitest'
import type { JarChange } from '../../../src/jar/jar-change.ts'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import { reconcile } from '../../../src/verdict/reconcile.ts'
import type { Outcome, Verdict } from '../../../src/verdict/verdict.ts'

const cookie = (value: string): JarCookie => ({
  name: 'a',
  value,
  domain: 'a.test',
  hostOnly: true,
  path: '/',
  secure: false,
  httpOnly: false,
  sameSite: 'lax',
  session: true,
  storeId: '0',
})
const says = (outcome: Outcome): Verdict => ({ outcome, reasons: [], certainty: 'predicted', warnings: [] })
const put = (value: string): JarChange => ({ cause: 'explicit', removed: false, cookie: cookie(value), at: 1 })
const overwritten = (value: string): JarChange => ({ cause: 'overwrite', removed: true, cookie: cookie(value), at: 1 })

test('an event with the expected value makes it observed', () => {
  expect(
    reconcile(says('stored'), { changes: [put('1')], after: cookie('1'), expectedCookie: cookie('1') }),
  ).toMatchObject({
    outcome: 'stored',
    certainty: 'observed',
  })
})

test("Firefox's overwrite event has the new value", () => {
  expect(
    reconcile(says('stored'), {
      changes: [overwritten('1'), put('1')],
      after: cookie('1'),
      expectedCookie: cookie('1'),
    }),
  ).toMatchObject({ outcome: 'replaced', certainty: 'observed' })
})

test('a blocked cookie fires no event', () => {
  expect(reconcile(says('blocked'), { changes: [], after: null, expectedCookie: cookie('1') })).toMatchObject({
    outcome: 'blocked',
    certainty: 'observed',
  })
})

test('kept against refused is a contradiction, with both sides', () => {
  expect(
    reconcile(says('blocked'), { changes: [put('1')], after: cookie('1'), expectedCookie: cookie('1') }),
  ).toMatchObject({
    outcome: 'stored',
    certainty: 'contradicted',
    predicted: 'blocked',
  })
  expect(reconcile(says('stored'), { changes: [], after: null, expectedCookie: cookie('1') })).toMatchObject({
    outcome: 'blocked',
    certainty: 'contradicted',
    predicted: 'stored',
  })
})

test('an identical cookie set again proves nothing', () => {
  expect(
    reconcile(says('replaced'), { changes: [], before: cookie('1'), after: cookie('1'), expectedCookie: cookie('1') })
      .certainty,
  ).toBe('predicted')
})

test("another response's value is not ours", () => {
  expect(
    reconcile(says('blocked'), { changes: [put('2')], before: null, after: cookie('2'), expectedCookie: cookie('1') }),
  ).toMatchObject({ outcome: 'blocked', certainty: 'observed' })
})

test('a deletion is seen by its event', () => {
  const gone: JarChange = { cause: 'expired_overwrite', removed: true, cookie: cookie('1'), at: 1 }
  expect(reconcile(says('deleted'), { changes: [gone], after: null })).toMatchObject({
    outcome: 'deleted',
    certainty: 'observed',
  })
  expect(reconcile(says('ignored'), { changes: [], before: null, after: null })).toMatchObject({
    outcome: 'ignored',
    certainty: 'observed',
  })
})
