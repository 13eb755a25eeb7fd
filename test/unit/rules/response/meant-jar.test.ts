import { beforeEach, expect, test } from 'vitest'
import type { JarCookie } from '../../../../src/jar/jar-cookie.ts'
import { type Effect, MeantJar } from '../../../../src/rules/response/meant-jar.ts'

const cookie = (value: string, more: Partial<JarCookie> = {}): JarCookie => ({
  ...{ name: 'a', value, domain: 'a.test', hostOnly: true, path: '/', secure: false, httpOnly: false },
  ...{ sameSite: 'unspecified', session: true, storeId: '0' },
  ...more,
})
const OLD = cookie('old')
const FORCED = cookie('1', { httpOnly: true })

let jar: MeantJar<string>
beforeEach(() => {
  jar = new MeantJar()
})
const add = (line: string, value: string, effect: Effect, seen: JarCookie | null | undefined, now = 0) =>
  jar.add('place', { line, value, effect, seen, isRighted: true, isOld: false }, now)
/** A line that no rule touches. */
const addPlain = (line: string, value: string, seen: JarCookie | null) => {
  const one = { line, value, effect: { puts: cookie(value) }, seen, isRighted: false, isOld: false }
  jar.add('place', one, 0)
}
const before = (line: string) => jar.before('place', line)
const landed = (line: string, seen?: JarCookie | null) => jar.landed('place', line, true, seen)
/** The jar has told nothing of it. */
const lookedUp = (line: string) => jar.landed('place', line, false)
const done = (line: string, isQuiet = false, now = 0) => {
  jar.done('place', line, isQuiet, now)
}

test('what was there before the first of two dropped lines is what was there before the second', () => {
  add('first', '1', 'none', OLD)
  add('second', '1', 'none', cookie('1'))
  expect([before('first'), before('second')]).toEqual([OLD, OLD])
  landed('first', OLD)
  expect([jar.isLast('place', 'first'), jar.isLast('place', 'second')]).toEqual([true, false])
  landed('second', cookie('1'))
  expect([jar.isLast('place', 'first'), jar.isLast('place', 'second')]).toEqual([false, true])
})

test('a changed line is what is meant to be there before the next', () => {
  add('first', '1', { puts: FORCED }, null)
  add('second', '2', 'none', cookie('1'))
  add('third', '3', { puts: null }, cookie('2'))
  add('fourth', '4', 'none', cookie('3'))
  expect([before('first'), before('second'), before('third'), before('fourth')]).toEqual([null, FORCED, FORCED, null])
})

test('the order in which they are done is no matter', () => {
  add('first', '1', { puts: FORCED }, OLD)
  add('second', '2', 'none', cookie('1'))
  add('third', '3', 'none', cookie('2'))
  for (const line of ['first', 'second']) landed(line)
  done('second')
  expect(before('third')).toEqual(FORCED)
  done('first')
  expect(before('third')).toEqual(FORCED)
})

test('the order in which they land is what counts, not that of their responses', () => {
  add('first', '1', { puts: FORCED }, OLD)
  add('second', '2', { puts: cookie('2', { httpOnly: true }) }, OLD)
  landed('second', OLD)
  expect(before('second')).toEqual(OLD)
  done('second')
  landed('first', cookie('2', { httpOnly: true }))
  expect(jar.isLast('place', 'first')).toBe(true)
  expect(before('first')).toEqual(cookie('2', { httpOnly: true }))
})

test('the jar tells later what was there before the first', () => {
  add('first', '1', 'none', undefined)
  expect(before('first')).toBeUndefined()
  landed('first', OLD)
  expect(before('first')).toEqual(OLD)
  add('second', '2', 'none', cookie('1'))
  landed('second', cookie('1'))
  expect(before('second')).toEqual(OLD)
})

test('what was there before the first stays so when that is done, and all lines put the same', () => {
  add('first', '1', 'none', OLD)
  add('second', '1', 'none', OLD)
  landed('first', OLD)
  done('first', true)
  landed('second', cookie('1'))
  expect(before('second')).toEqual(OLD)
})

test('what a script has put there in between is what the next line found', () => {
  add('first', '1', 'none', OLD)
  add('second', '2', 'none', cookie('1'))
  landed('first', OLD)
  landed('second', cookie('by a script'))
  expect(before('first')).toEqual(OLD)
  expect(before('second')).toEqual(cookie('by a script'))
  add('third', '3', 'none', cookie('2'))
  expect(before('third')).toEqual(cookie('by a script'))
})

test('what passes through a place is known as such', () => {
  add('first', '1', 'none', OLD)
  expect(jar.isPassing('place', cookie('1'))).toBe(true)
  expect(jar.isPassing('place', OLD)).toBe(false)
  expect(jar.isPassing('elsewhere', cookie('1'))).toBe(false)
})

test('until the jar has told of what was put back, it is not what it was seen to hold', () => {
  add('first', '1', 'none', OLD)
  landed('first', OLD)
  done('first')
  jar.heard('place', cookie('1'))
  jar.heard('place', cookie('2'))
  add('second', '2', 'none', cookie('1'), 100)
  landed('second', cookie('1'))
  expect(before('second')).toEqual(OLD)
  done('second')
  jar.heard('place', OLD)
  add('third', '3', 'none', cookie('1'), 200)
  expect(before('third')).toEqual(cookie('1'))
})

test('what was put back is awaited for some seconds only, and not at all when nothing was', () => {
  add('first', '1', 'none', OLD)
  done('first')
  expect(jar.has('place', 4_999)).toBe(true)
  add('second', '2', 'none', cookie('1'), 5_000)
  expect(before('second')).toEqual(cookie('1'))
  done('second', true)
  expect(jar.has('place', 5_000)).toBe(false)
})

test('what was taken away again is heard of as nothing', () => {
  add('first', '1', 'none', null)
  done('first')
  jar.heard('place', null)
  expect(jar.has('place', 0)).toBe(false)
})

test('a line that the jar told nothing of does not undo what a later response has put there', () => {
  add('first', '1', { puts: FORCED }, OLD)
  add('second', '2', { puts: cookie('2', { secure: true }) }, OLD)
  lookedUp('second')
  expect(jar.isLast('place', 'second')).toBe(true)
  done('second')
  lookedUp('first')
  expect(jar.isLast('place', 'first')).toBe(false)
  done('first')
  add('third', '3', 'none', cookie('2', { secure: true }))
  expect(before('third')).toEqual(cookie('2', { secure: true }))
})

test('... nor what one has put there that no rule touches; one that was dropped is no hindrance', () => {
  add('first', '1', { puts: FORCED }, OLD)
  add('second', '2', 'none', OLD)
  landed('second', OLD)
  done('second')
  lookedUp('first')
  expect(jar.isLast('place', 'first')).toBe(true)
  addPlain('third', '3', FORCED)
  add('fourth', '4', { puts: FORCED }, FORCED)
  landed('third', FORCED)
  expect(jar.isLast('place', 'first')).toBe(false)
})

test('what is there for good is not there for a moment', () => {
  add('first', '1', 'none', OLD)
  addPlain('second', '2', cookie('1'))
  expect(jar.isPassing('place', cookie('2'))).toBe(false)
  add('third', '2', 'none', cookie('1'))
  expect(jar.isPassing('place', cookie('2'))).toBe(false)
  landed('second', cookie('1'))
  expect(jar.isPassing('place', cookie('2'))).toBe(true)
})

test('what the jar refused is not meant to be there', () => {
  add('first', '1', 'none', OLD)
  addPlain('second', '2', OLD)
  add('third', '3', 'none', OLD)
  expect(before('third')).toEqual(cookie('2'))
  jar.refused('place', 'second')
  expect(before('third')).toEqual(OLD)
})

test('of a line of an earlier life the jar may have told already', () => {
  jar.add('place', { line: 'first', value: '1', effect: 'none', seen: OLD, isRighted: true, isOld: true }, 0)
  add('second', '2', 'none', cookie('1'))
  landed('second', cookie('1'))
  expect(before('second')).toEqual(OLD)
})

test('places don’t touch each other', () => {
  add('first', '1', 'none', OLD)
  const second = {
    line: 'second',
    value: '2',
    effect: 'none',
    seen: cookie('1'),
    isRighted: true,
    isOld: false,
  } as const
  jar.add('elsewhere', second, 0)
  expect(jar.before('elsewhere', 'second')).toEqual(cookie('1'))
  jar.landed('elsewhere', 'second', true)
  expect([jar.isLast('place', 'first'), jar.isLast('elsewhere', 'second')]).toEqual([false, true])
})
