import { beforeEach, describe, expect, test } from 'vitest'
import type { LogEntry } from '../../../../src/exchange/model/log-entry.ts'
import { CookieChangeMatcher } from '../../../../src/exchange/record/cookie-change-matcher.ts'
import { Recorder } from '../../../../src/exchange/record/recorder.ts'
import type { JarChange } from '../../../../src/jar/jar-change.ts'
import type { JarCookie } from '../../../../src/jar/jar-cookie.ts'

const cookie = (value: string, more: Partial<JarCookie> = {}): JarCookie => ({
  name: 'a',
  value,
  domain: 'a.test',
  hostOnly: true,
  path: '/',
  secure: false,
  httpOnly: false,
  sameSite: 'unspecified',
  session: true,
  storeId: '0',
  ...more,
})
const change = (cause: JarChange['cause'], removed: boolean, one: JarCookie, at = 100): JarChange => {
  return { cause, removed, cookie: one, at }
}
const made = (one: JarCookie, at?: number) => change('explicit', false, one, at)
const gone = (one: JarCookie, at?: number) => change('overwrite', true, one, at)

function entry(): LogEntry {
  const request = {
    ...{ requestId: '1', tabId: 1, frameId: 0, type: 'main_frame', method: 'GET', url: 'http://a.test/' },
    ...{ initiator: null, topUrl: null, at: 0, storeId: null, incognito: false, ancestors: [], tabs: [], notes: [] },
  }
  const made = new Recorder(0).record({
    kind: 'send',
    requestId: '1',
    url: request.url,
    at: 0,
    request: () => request,
    cookie: null,
    notes: [],
  })
  if (!made) throw new Error('a request is an exchange')
  return made
}

let matcher: CookieChangeMatcher
let response: LogEntry
beforeEach(() => {
  matcher = new CookieChangeMatcher()
  response = entry()
})
const expectLine = (index: number, expectedCookie: JarCookie, before?: JarCookie | null, now = 100) =>
  matcher.addLine(response, index, expectedCookie, before, now)

describe('one line', () => {
  test('the event comes after it (Chromium)', () => {
    const line = expectLine(0, cookie('1'))
    expect(matcher.pendingOf(response)).toEqual([line])
    expect(matcher.addChange(made(cookie('1')), null)).toBe(line)
    expect(line).toMatchObject({ before: null, changes: [made(cookie('1'))] })
    expect(matcher.pendingOf(response)).toEqual([])
  })

  test('the event came before it (Firefox)', () => {
    expect(matcher.addChange(made(cookie('1')), null)).toBeNull()
    expect(expectLine(0, cookie('1'), cookie('1'))).toMatchObject({ before: null, changes: [made(cookie('1'))] })
    expect(matcher.pendingOf(response)).toEqual([])
  })

  test.each(['after', 'before'])('overwrite and explicit are one change, %s the line', (when) => {
    const first = when === 'after' ? expectLine(0, cookie('2')) : null
    expect(matcher.addChange(gone(cookie('1')), cookie('1'))).toBeNull()
    // At the second half the mirror no longer has the old cookie: the first half counts.
    expect(matcher.addChange(made(cookie('2')), null)).toBe(first)
    const line = first ?? expectLine(0, cookie('2'))
    expect(line).toMatchObject({ before: cookie('1'), changes: [gone(cookie('1')), made(cookie('2'))] })
  })

  test.each(['expired_overwrite', 'explicit', 'expired'] as const)('a deletion (%s) has the old value', (cause) => {
    const line = expectLine(0, cookie('', { session: false, expirationDate: 0 }))
    const event = change(cause, true, cookie('old'))
    expect(matcher.addChange(event, cookie('old'))).toBe(line)
    expect(line).toMatchObject({ before: cookie('old'), changes: [event] })
  })

  test('a change is claimed once', () => {
    matcher.addChange(made(cookie('1')), null)
    expect(expectLine(0, cookie('1')).changes).toHaveLength(1)
    expect(expectLine(1, cookie('1')).changes).toHaveLength(0)
  })

  test.each([
    [4999, 1],
    [5000, 0],
  ])('a change %i ms before the line is its own: %i', (apart, count) => {
    matcher.addChange(made(cookie('1'), 100), null)
    expect(expectLine(0, cookie('1'), null, 100 + apart).changes).toHaveLength(count)
  })
})

describe('which line claims a change', () => {
  test.each<[string, Partial<JarCookie>, Partial<JarCookie>, boolean]>([
    ['the same', {}, {}, true],
    ['another name', {}, { name: 'b' }, false],
    ['another value', {}, { value: '2' }, false],
    ['another path', {}, { path: '/deep' }, false],
    ['another domain', {}, { domain: 'b.test' }, false],
    ['a domain cookie', {}, { domain: '.a.test', hostOnly: false }, false],
    ['another store', {}, { storeId: 'firefox-container-1' }, false],
    ['any store, when the line does not know', { storeId: '' }, { storeId: '1' }, true],
  ])('%s', (_what, expectedCookie, event, same) => {
    const after = expectLine(0, cookie('1', expectedCookie))
    expect(matcher.addChange(made(cookie('1', event)), null)).toBe(same ? after : null)
    // The same in the other order: the event before the line.
    matcher = new CookieChangeMatcher()
    matcher.addChange(made(cookie('1', event)), null)
    expect(expectLine(0, cookie('1', expectedCookie)).changes).toHaveLength(same ? 1 : 0)
  })

  test('two lines of one name in a response', () => {
    const first = expectLine(0, cookie('1'))
    const second = expectLine(1, cookie('2'))
    expect(matcher.addChange(made(cookie('1')), null)).toBe(first)
    expect(matcher.addChange(gone(cookie('1')), cookie('1'))).toBeNull()
    expect(matcher.addChange(made(cookie('2')), null)).toBe(second)
    expect([first.before, second.before]).toEqual([null, cookie('1')])
  })

  test('two lines of one name and value: the first change is the first line’s', () => {
    const lines = [expectLine(0, cookie('1')), expectLine(1, cookie('1'))]
    expect([matcher.addChange(made(cookie('1')), null), matcher.addChange(made(cookie('1')), null)]).toEqual(lines)
  })

  test('parallel responses with different values, whose changes come in the opposite order', () => {
    const one = expectLine(0, cookie('1'))
    const other = entry()
    const two = matcher.addLine(other, 0, cookie('2'), undefined, 100)
    expect(matcher.pendingOf(response)).toEqual([one])
    expect(matcher.pendingOf(other)).toEqual([two])
    expect(matcher.addChange(made(cookie('2')), null)).toBe(two)
    expect(matcher.pendingOf(other)).toEqual([])
    expect(matcher.pendingOf(response)).toEqual([one])
    expect(matcher.addChange(made(cookie('1')), null)).toBe(one)
  })

  test('a deletion by a script is not claimed by a line that stores', () => {
    const logout = change('explicit', true, cookie('1'))
    matcher.addChange(logout, cookie('1'))
    matcher.addChange(made(cookie('2')), null)
    expect(expectLine(0, cookie('2')).changes).toEqual([made(cookie('2'))])
    matcher = new CookieChangeMatcher()
    const waiting = expectLine(1, cookie('3', { session: false, expirationDate: 1000 }))
    const deleting = expectLine(2, cookie('', { session: false, expirationDate: 0 }))
    expect(matcher.addChange(logout, cookie('2'))).toBe(deleting)
    expect(matcher.pendingOf(response)).toEqual([waiting])
  })

  test('a change in another partition is not the line’s', () => {
    const there = { partitionKey: { topLevelSite: 'https://b.test', hasCrossSiteAncestor: true } }
    const [plain, partitioned] = [expectLine(0, cookie('1')), expectLine(1, cookie('1', there))]
    expect(matcher.addChange(made(cookie('1', there)), null)).toBe(partitioned)
    expect(matcher.addChange(made(cookie('1', there)), null)).toBeNull()
    expect(matcher.addChange(made(cookie('1')), null)).toBe(plain)
  })

  test('a line whose partition is not known claims a change in any', () => {
    const line = expectLine(0, cookie('1', { partitionKey: {} }))
    expect(matcher.addChange(made(cookie('1', { partitionKey: { topLevelSite: 'https://b.test' } })), null)).toBe(line)
  })

  test('halves of two partitions do not mix', () => {
    const there = { partitionKey: { topLevelSite: 'https://b.test' } }
    matcher.addChange(gone(cookie('1', there)), cookie('1', there))
    const line = expectLine(0, cookie('2'))
    expect(matcher.addChange(made(cookie('2')), null)).toBe(line)
    expect(line).toMatchObject({ before: null, changes: [made(cookie('2'))] })
  })
})

describe('a line that a look-up has answered', () => {
  test('claims its late event', () => {
    const line = expectLine(0, cookie('1'))
    matcher.stopAwaiting(line, 200)
    expect(matcher.pendingOf(response)).toEqual([])
    expect(matcher.addChange(made(cookie('1'), 300), null)).toBeNull()
    expect(line.changes).toEqual([])
    expect(expectLine(1, cookie('1'), null, 300).changes).toEqual([])
  })

  test('claims one late event, for a limited time', () => {
    matcher.stopAwaiting(expectLine(0, cookie('1')), 200)
    matcher.addChange(made(cookie('1'), 300), null)
    matcher.addChange(made(cookie('1'), 301), null)
    expect(expectLine(1, cookie('1'), null, 301).changes).toHaveLength(1)
    matcher.stopAwaiting(expectLine(2, cookie('1'), null, 400), 400)
    matcher.addChange(made(cookie('1'), 5400), null)
    expect(expectLine(3, cookie('1'), null, 5400).changes).toHaveLength(1)
  })

  test('claims nothing when its event had come before', () => {
    const line = expectLine(0, cookie('1'))
    matcher.addChange(made(cookie('1')), null)
    matcher.stopAwaiting(line, 200)
    matcher.addChange(made(cookie('1'), 300), null)
    expect(expectLine(1, cookie('1'), null, 300).changes).toHaveLength(1)
  })
})

describe('a change that no line claims', () => {
  test('is returned once, when it has waited long enough', () => {
    matcher.addChange(gone(cookie('1'), 90), cookie('1'))
    matcher.addChange(made(cookie('2'), 100), null)
    expect(matcher.nextUnattributedAt).toBe(600)
    expect(matcher.takeUnattributed(599)).toEqual([])
    expect(matcher.takeUnattributed(600)).toMatchObject([
      { before: cookie('1'), changes: [gone(cookie('1'), 90), made(cookie('2'), 100)] },
    ])
    expect(matcher.takeUnattributed(700)).toEqual([])
    expect(matcher.nextUnattributedAt).toBeNull()
  })

  test('is not returned when a line has claimed it, before or after', () => {
    matcher.addChange(made(cookie('1'), 100), null)
    expectLine(0, cookie('1'), null, 150)
    expectLine(1, cookie('2'), null, 160)
    matcher.addChange(made(cookie('2'), 170), null)
    expect(matcher.takeUnattributed(5000)).toEqual([])
  })

  test('is not returned when it comes late for a line that a look-up has answered', () => {
    const line = expectLine(0, cookie('1'), null)
    matcher.stopAwaiting(line, 200)
    matcher.addChange(made(cookie('1'), 300), null)
    expect(matcher.takeUnattributed(5000)).toEqual([])
  })
})
