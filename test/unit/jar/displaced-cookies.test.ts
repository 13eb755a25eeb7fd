import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cookieKeyText } from '../../../src/cookie/cookie-key.ts'
import {
  cookiesWithOverrides,
  type DisplacedCookies,
  type JarStep,
  markRestored,
  noteChange,
  planOverrides,
  planRestore,
  recover,
  settlesAt,
  withoutSettled,
} from '../../../src/jar/displaced-cookies.ts'
import { fromStored, toStored } from '../../../src/jar/displaced-cookies-codec.ts'
import type { JarChange } from '../../../src/jar/jar-change.ts'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'

/**
 * A browser whose jar fires its events late, a background that may be killed between any two steps, and servers that set and
 * delete cookies. `reference` is the jar as it would be if no rule had ever been on.
 */
class Model {
  readonly jar = new Map<string, JarCookie>()
  readonly reference = new Map<string, JarCookie>()
  stored: DisplacedCookies = new Map()
  #displaced: DisplacedCookies = new Map()
  #events: JarChange[] = []
  /** The value that the rule gives `sid`; undefined: the rule is off. */
  rule: string | null | undefined
  #alive = true
  clock = 1_000_000

  /** A server, a script or a person sets a cookie. */
  serverSets(cookie: JarCookie): void {
    this.reference.set(cookieKeyText(cookie), cookie)
    this.isEventPending = true
    this.#put(cookie)
  }

  /** A script can delete only cookies that the jar holds: it does not find a suppressed one. */
  serverDeletes(cookie: JarCookie): void {
    if (!this.jar.has(cookieKeyText(cookie))) return
    this.reference.delete(cookieKeyText(cookie))
    this.isEventPending = true
    this.#drop(cookie)
  }

  restart(): void {
    for (const map of [this.jar, this.reference]) for (const [key, { session }] of map) if (session) map.delete(key)
    this.#events = []
    this.kill()
    this.#sameSession = false
  }
  #sameSession = true
  /** Whether the event of a server's change has not reached the background. */
  isEventPending = false

  kill(): void {
    this.#alive = false
  }

  /** What the background does: one step an iteration, so that a test can stop before any of them. */
  *work(): Generator<void> {
    if (!this.#alive) {
      const found = recover(this.stored, this.#find, {
        sameSession: this.#sameSession,
        at: this.clock,
        sees: () => true,
      })
      for (const step of found.steps) {
        this.#take(step)
        yield
      }
      this.stored = found.displaced
      this.#displaced = found.displaced
      this.#sameSession = true
      this.#alive = true
      yield
    }
    yield* this.#apply()
    for (let rounds = 0; this.#events.length > 0; rounds += 1) {
      if (rounds > 50) throw new Error('the extension and the jar never come to rest')
      let disturbed = false
      for (const change of this.#events.splice(0)) {
        const noted = noteChange(this.#displaced, change, () => this.rule !== undefined)
        this.#displaced = noted.displaced
        disturbed ||= noted.disturbed
      }
      this.stored = this.#displaced
      this.isEventPending = false
      yield
      if (disturbed) yield* this.#apply()
    }
  }

  *#apply(): Generator<void> {
    const { rule } = this
    const owned = cookiesWithOverrides(this.#displaced, 'sid', [...this.jar.values()])
    const wanted =
      rule === undefined
        ? []
        : owned.map(({ cookie, held }) => ({ cookie, value: held === null || owned.length > 1 ? null : rule }))
    const plan = planOverrides(this.#displaced, wanted, this.#find)
    this.stored = plan.displaced
    this.#displaced = plan.displaced
    yield
    for (const step of plan.steps) {
      this.#take(step)
      yield
    }
    for (const key of plan.restores) {
      const entry = this.#displaced.get(key)
      if (!entry) continue
      const { step, outcome } = planRestore(entry, this.#find(entry.cookie), this.clock)
      if (step) {
        this.#take(step)
        yield
      }
      this.#displaced = markRestored(this.#displaced, key, outcome, this.clock)
    }
    this.stored = this.#displaced
    yield
  }

  #find = (cookie: JarCookie): JarCookie | null => this.jar.get(cookieKeyText(cookie)) ?? null

  #take({ kind, cookie }: JarStep): void {
    if (kind === 'write') this.#put(cookie)
    else this.#drop(cookie)
  }

  #put(cookie: JarCookie): void {
    const old = this.jar.get(cookieKeyText(cookie))
    this.jar.set(cookieKeyText(cookie), cookie)
    if (old) this.#tell({ cause: 'overwrite', removed: true, cookie: old, at: this.clock })
    this.#tell({ cause: 'explicit', removed: false, cookie, at: this.clock })
  }

  #drop(cookie: JarCookie): void {
    const old = this.jar.get(cookieKeyText(cookie))
    if (!old) return
    this.jar.delete(cookieKeyText(cookie))
    this.#tell({ cause: 'expired_overwrite', removed: true, cookie: old, at: this.clock })
  }

  #tell(change: JarChange): void {
    this.#events.push(change)
  }
}

const cookie = (value: string, more: Partial<JarCookie> = {}): JarCookie => ({
  name: 'sid',
  value,
  domain: 'a.test',
  hostOnly: true,
  path: '/',
  secure: false,
  httpOnly: true,
  sameSite: 'lax',
  session: false,
  expirationDate: 2_000_000_000,
  storeId: '0',
  ...more,
})
const { expirationDate: _, ...endless } = cookie('')
const session = (value: string): JarCookie => ({ ...endless, value, session: true })

type Act =
  | { readonly act: 'set' | 'delete'; readonly cookie: JarCookie }
  | { readonly act: 'rule'; readonly value: string | null | undefined }
  | { readonly act: 'kill' | 'restart'; readonly after: number }
  | { readonly act: 'step'; readonly steps: number }

const target = fc.constantFrom(cookie(''), cookie('', { path: '/app' }), session(''))
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    act: fc.constant('set' as const),
    cookie: fc.tuple(target, fc.constantFrom('s1', 's2', 's3')).map(([one, value]) => ({ ...one, value })),
  }),
  fc.record({ act: fc.constant('rule' as const), value: fc.constantFrom('V', 'W', null, undefined) }),
  fc.record({ act: fc.constantFrom('kill' as const, 'restart' as const), after: fc.nat(5) }),
  fc.record({ act: fc.constant('step' as const), steps: fc.nat(6) }),
)
const RUNS = Number(process.env['CRUMBLINE_RUNS'] ?? 20_000)

function play(acts: readonly Act[]): Model {
  const model = new Model()
  let work = model.work()
  const step = (count: number) => {
    for (let n = 0; n < count; n += 1) if (work.next().done) work = model.work()
  }
  const settle = () => {
    for (let n = 0; n < 100 && !work.next().done; n += 1);
    work = model.work()
    for (let n = 0; n < 500 && !work.next().done; n += 1);
  }
  for (const one of acts) {
    switch (one.act) {
      case 'set':
        // A server's change reaches the background before the server's next one: a server does not race itself.
        settle()
        model.serverSets(one.cookie)
        work = model.work()
        break
      case 'delete':
        settle()
        model.serverDeletes(one.cookie)
        work = model.work()
        break
      case 'rule':
        model.rule = one.value
        step(1)
        break
      case 'kill':
      case 'restart':
        step(one.after)
        if (one.act === 'kill') model.kill()
        else {
          // The event of a change in the last milliseconds before the browser itself dies is lost for good.
          if (model.isEventPending) settle()
          model.rule = undefined
          model.restart()
        }
        work = model.work()
        break
      case 'step':
        step(one.steps)
        break
    }
  }
  model.rule = undefined
  settle()
  settle()
  return model
}

test('wherever the background is killed, the jar ends up as if no rule had ever been on', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
      const { jar, reference } = play(acts)
      expect([...jar].sort()).toEqual([...reference].sort())
    }),
    { numRuns: RUNS },
  )
})

test('a cookie that is deleted while a rule overrides it stays deleted', () => {
  const { jar } = play([
    { act: 'set', cookie: cookie('old') },
    { act: 'rule', value: 'V' },
    { act: 'delete', cookie: cookie('old') },
    { act: 'rule', value: undefined },
  ])
  expect([...jar.values()]).toEqual([])
})

test('displaced cookies are stored in the form that earlier versions read and wrote', () => {
  const displaced: DisplacedCookies = new Map([
    [
      cookieKeyText(cookie('old')),
      { cookie: cookie('old'), original: null, override: 'V', earlierOverrides: ['U'], restoredAt: 7 },
    ],
  ])
  const stored = {
    version: 1,
    tabs: [1],
    entries: [{ cookie: cookie('old'), original: null, held: 'V', past: ['U'], back: 7 }],
  }
  expect(toStored(displaced, [1])).toEqual(stored)
  expect(fromStored(stored)).toEqual({ displaced, tabs: [1], lost: 0 })
})

test('displaced cookies survive storage; a malformed entry is left out and counted', () => {
  const displaced: DisplacedCookies = new Map([
    [
      cookieKeyText(cookie('old')),
      { cookie: cookie('old'), original: null, override: 'V', earlierOverrides: ['U'], restoredAt: null },
    ],
  ])
  const stored: unknown = JSON.parse(JSON.stringify(toStored(displaced, [1, 2])))
  expect(fromStored(stored)).toEqual({ displaced, tabs: [1, 2], lost: 0 })
  expect(fromStored({ version: 1, tabs: [], entries: [{ cookie: {} }] })?.lost).toBe(1)
  expect(fromStored({ version: 2, entries: [] })).toBeNull()
  fc.assert(fc.property(fc.anything(), (input) => fromStored(input) === null || true))
})

/** One cookie that a rule overrides with V. */
function overridden(original: JarCookie, restoredAt: number | null = null): DisplacedCookies {
  return new Map([
    [cookieKeyText(original), { cookie: original, original, override: 'V', earlierOverrides: [], restoredAt }],
  ])
}

test('a session cookie is restored when the extension was away but the browser kept running', () => {
  const displaced = overridden(session('mine'))
  const still = recover(displaced, () => session('V'), { sameSession: false, at: 1_000, sees: () => true })
  expect(still.steps).toEqual([{ kind: 'write', cookie: session('mine') }])
  // If the override ended with the browser's session, the original would have ended with it.
  expect(recover(displaced, () => null, { sameSession: false, at: 1_000, sees: () => true }).steps).toEqual([])
})

test('a restored cookie is forgotten once it is on disk, so that a later deletion is not undone', () => {
  const displaced = overridden(cookie('old'), 1_000)
  const moment = settlesAt(displaced) ?? 0
  expect(withoutSettled(displaced, moment - 1)).toBe(displaced)
  expect(withoutSettled(displaced, moment).size).toBe(0)
  expect(settlesAt(overridden(cookie('old')))).toBeNull()
  // A browser that crashed before that may have lost it.
  const lost = recover(displaced, () => null, { sameSession: false, at: moment - 1, sees: () => true })
  expect(lost.steps).toEqual([{ kind: 'write', cookie: cookie('old') }])
})

test('an evicted override counts as nobody’s deletion: the original is still restored', () => {
  const displaced = overridden(cookie('old'))
  const lost = (cause: JarChange['cause']): JarChange => ({ cause, removed: true, cookie: session('V'), at: 1 })
  expect(noteChange(displaced, lost('evicted'), () => true)).toEqual({ displaced, disturbed: true, own: false })
  const deleted = noteChange(displaced, lost('explicit'), () => true)
  expect(deleted.displaced.get(cookieKeyText(cookie('old')))?.original).toBeNull()
})
