import { beforeEach, expect, test } from 'vitest'
import type { JarCookie } from '../../../../src/jar/jar-cookie.ts'
import { type IntendedEffect, RewriteTracker } from '../../../../src/rules/response/rewrite-tracker.ts'

const cookie = (value: string, more: Partial<JarCookie> = {}): JarCookie => ({
  ...{ name: 'a', value, domain: 'a.test', hostOnly: true, path: '/', secure: false, httpOnly: false },
  ...{ sameSite: 'unspecified', session: true, storeId: '0' },
  ...more,
})
const OLD = cookie('old')
const FORCED = cookie('1', { httpOnly: true })

let tracker: RewriteTracker<string>
beforeEach(() => {
  tracker = new RewriteTracker()
})
const add = (line: string, value: string, effect: IntendedEffect, seen: JarCookie | null | undefined, now = 0) =>
  tracker.addLine('key', { line, value, effect, seen, isRewritten: true, isFromEarlierRun: false }, now)
/** A line that no rule touches. */
const addPlain = (line: string, value: string, seen: JarCookie | null) => {
  const one = { line, value, effect: { result: cookie(value) }, seen, isRewritten: false, isFromEarlierRun: false }
  tracker.addLine('key', one, 0)
}
const before = (line: string) => tracker.intendedBefore('key', line)
const landed = (line: string, seen?: JarCookie | null) => tracker.markLanded('key', line, true, seen)
/** The jar has told nothing of it. */
const lookedUp = (line: string) => tracker.markLanded('key', line, false)
const done = (line: string, isSettled = false, now = 0) => {
  tracker.markDone('key', line, isSettled, now)
}

test('two dropped lines share the cookie before the first', () => {
  add('first', '1', 'none', OLD)
  add('second', '1', 'none', cookie('1'))
  expect([before('first'), before('second')]).toEqual([OLD, OLD])
  landed('first', OLD)
  expect([tracker.isLastLanded('key', 'first'), tracker.isLastLanded('key', 'second')]).toEqual([true, false])
  landed('second', cookie('1'))
  expect([tracker.isLastLanded('key', 'first'), tracker.isLastLanded('key', 'second')]).toEqual([false, true])
})

test('the result of a changed line is the intended cookie before the next line', () => {
  add('first', '1', { result: FORCED }, null)
  add('second', '2', 'none', cookie('1'))
  add('third', '3', { result: null }, cookie('2'))
  add('fourth', '4', 'none', cookie('3'))
  expect([before('first'), before('second'), before('third'), before('fourth')]).toEqual([null, FORCED, FORCED, null])
})

test('lines may be done in any order', () => {
  add('first', '1', { result: FORCED }, OLD)
  add('second', '2', 'none', cookie('1'))
  add('third', '3', 'none', cookie('2'))
  for (const line of ['first', 'second']) landed(line)
  done('second')
  expect(before('third')).toEqual(FORCED)
  done('first')
  expect(before('third')).toEqual(FORCED)
})

test('the order of landing counts, not the order of responses', () => {
  add('first', '1', { result: FORCED }, OLD)
  add('second', '2', { result: cookie('2', { httpOnly: true }) }, OLD)
  landed('second', OLD)
  expect(before('second')).toEqual(OLD)
  done('second')
  landed('first', cookie('2', { httpOnly: true }))
  expect(tracker.isLastLanded('key', 'first')).toBe(true)
  expect(before('first')).toEqual(cookie('2', { httpOnly: true }))
})

test('a later report gives the cookie before the first line', () => {
  add('first', '1', 'none', undefined)
  expect(before('first')).toBeUndefined()
  landed('first', OLD)
  expect(before('first')).toEqual(OLD)
  add('second', '2', 'none', cookie('1'))
  landed('second', cookie('1'))
  expect(before('second')).toEqual(OLD)
})

test('the cookie before the first line stays known when all lines store the same value', () => {
  add('first', '1', 'none', OLD)
  add('second', '1', 'none', OLD)
  landed('first', OLD)
  done('first', true)
  landed('second', cookie('1'))
  expect(before('second')).toEqual(OLD)
})

test('a cookie that a script stores in between is the intended one before the next line', () => {
  add('first', '1', 'none', OLD)
  add('second', '2', 'none', cookie('1'))
  landed('first', OLD)
  landed('second', cookie('by a script'))
  expect(before('first')).toEqual(OLD)
  expect(before('second')).toEqual(cookie('by a script'))
  add('third', '3', 'none', cookie('2'))
  expect(before('third')).toEqual(cookie('by a script'))
})

test('a value that will be replaced is transient', () => {
  add('first', '1', 'none', OLD)
  expect(tracker.isTransient('key', cookie('1'))).toBe(true)
  expect(tracker.isTransient('key', OLD)).toBe(false)
  expect(tracker.isTransient('other key', cookie('1'))).toBe(false)
})

test('until the restored cookie is reported, what the jar was seen to hold does not count', () => {
  add('first', '1', 'none', OLD)
  landed('first', OLD)
  done('first')
  tracker.noteJar('key', cookie('1'))
  tracker.noteJar('key', cookie('2'))
  add('second', '2', 'none', cookie('1'), 100)
  landed('second', cookie('1'))
  expect(before('second')).toEqual(OLD)
  done('second')
  tracker.noteJar('key', OLD)
  add('third', '3', 'none', cookie('1'), 200)
  expect(before('third')).toEqual(cookie('1'))
})

test('a report is awaited for five seconds, and not at all when nothing was written', () => {
  add('first', '1', 'none', OLD)
  done('first')
  expect(tracker.isTracking('key', 4_999)).toBe(true)
  add('second', '2', 'none', cookie('1'), 5_000)
  expect(before('second')).toEqual(cookie('1'))
  done('second', true)
  expect(tracker.isTracking('key', 5_000)).toBe(false)
})

test('the report of a removed cookie ends the chain', () => {
  add('first', '1', 'none', null)
  done('first')
  tracker.noteJar('key', null)
  expect(tracker.isTracking('key', 0)).toBe(false)
})

test('an unreported line does not undo the result of a later response', () => {
  add('first', '1', { result: FORCED }, OLD)
  add('second', '2', { result: cookie('2', { secure: true }) }, OLD)
  lookedUp('second')
  expect(tracker.isLastLanded('key', 'second')).toBe(true)
  done('second')
  lookedUp('first')
  expect(tracker.isLastLanded('key', 'first')).toBe(false)
  done('first')
  add('third', '3', 'none', cookie('2', { secure: true }))
  expect(before('third')).toEqual(cookie('2', { secure: true }))
})

test('an unreported line does not undo an untouched later line; a dropped later line does not matter', () => {
  add('first', '1', { result: FORCED }, OLD)
  add('second', '2', 'none', OLD)
  landed('second', OLD)
  done('second')
  lookedUp('first')
  expect(tracker.isLastLanded('key', 'first')).toBe(true)
  addPlain('third', '3', FORCED)
  add('fourth', '4', { result: FORCED }, FORCED)
  landed('third', FORCED)
  expect(tracker.isLastLanded('key', 'first')).toBe(false)
})

test('a value that an untouched line stores for good is not transient', () => {
  add('first', '1', 'none', OLD)
  addPlain('second', '2', cookie('1'))
  expect(tracker.isTransient('key', cookie('2'))).toBe(false)
  add('third', '2', 'none', cookie('1'))
  expect(tracker.isTransient('key', cookie('2'))).toBe(false)
  landed('second', cookie('1'))
  expect(tracker.isTransient('key', cookie('2'))).toBe(true)
})

test('a refused line has no effect', () => {
  add('first', '1', 'none', OLD)
  addPlain('second', '2', OLD)
  add('third', '3', 'none', OLD)
  expect(before('third')).toEqual(cookie('2'))
  tracker.markRefused('key', 'second')
  expect(before('third')).toEqual(OLD)
})

test('the change of a line from an earlier run may have come already', () => {
  tracker.addLine(
    'key',
    { line: 'first', value: '1', effect: 'none', seen: OLD, isRewritten: true, isFromEarlierRun: true },
    0,
  )
  add('second', '2', 'none', cookie('1'))
  landed('second', cookie('1'))
  expect(before('second')).toEqual(OLD)
})

test('keys do not affect each other', () => {
  add('first', '1', 'none', OLD)
  const second = {
    line: 'second',
    value: '2',
    effect: 'none',
    seen: cookie('1'),
    isRewritten: true,
    isFromEarlierRun: false,
  } as const
  tracker.addLine('other key', second, 0)
  expect(tracker.intendedBefore('other key', 'second')).toEqual(cookie('1'))
  tracker.markLanded('other key', 'second', true)
  expect([tracker.isLastLanded('key', 'first'), tracker.isLastLanded('other key', 'second')]).toEqual([false, true])
})
