import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { JarChange } from '../../../src/jar/jar-change.ts'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import { jarKey } from '../../../src/jar/jar-key.ts'
import {
  type JarStep,
  type Journal,
  noteChange,
  ownedCookies,
  planHolds,
  planRelease,
  recover,
  released,
  settled,
  settlesAt,
} from '../../../src/jar/journal.ts'
import { fromStored, toStored } from '../../../src/jar/journal-form.ts'

/**
 * A browser with a jar whose events come late, an extension that may die between any two steps, servers that set and
 * delete. The reference is a jar that no rule has ever touched.
 */
class Model {
  readonly jar = new Map<string, JarCookie>()
  readonly reference = new Map<string, JarCookie>()
  stored: Journal = new Map()
  #journal: Journal = new Map()
  #events: JarChange[] = []
  /** What the rule is wanted to give for `sid`; undefined: the rule is off. */
  rule: string | null | undefined
  #alive = true
  clock = 1_000_000

  /** What servers, scripts and people do. */
  serverSets(cookie: JarCookie): void {
    this.reference.set(jarKey(cookie), cookie)
    this.untold = true
    this.#put(cookie)
  }

  /** A script can delete only what it finds: what is held out it does not find. */
  serverDeletes(cookie: JarCookie): void {
    if (!this.jar.has(jarKey(cookie))) return
    this.reference.delete(jarKey(cookie))
    this.untold = true
    this.#drop(cookie)
  }

  restart(): void {
    for (const map of [this.jar, this.reference]) for (const [key, { session }] of map) if (session) map.delete(key)
    this.#events = []
    this.kill()
    this.#sameSession = false
  }
  #sameSession = true
  /** Whether a server's doing has not been told to the extension yet. */
  untold = false

  kill(): void {
    this.#alive = false
  }

  /** One step of the extension at a time; `stop` says before which step it dies. */
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
      this.stored = found.journal
      this.#journal = found.journal
      this.#sameSession = true
      this.#alive = true
      yield
    }
    yield* this.#apply()
    for (let rounds = 0; this.#events.length > 0; rounds += 1) {
      if (rounds > 50) throw new Error('the extension and the jar never come to rest')
      let disturbed = false
      for (const change of this.#events.splice(0)) {
        const noted = noteChange(this.#journal, change, () => this.rule !== undefined)
        this.#journal = noted.journal
        disturbed ||= noted.disturbed
      }
      this.stored = this.#journal
      this.untold = false
      yield
      if (disturbed) yield* this.#apply()
    }
  }

  *#apply(): Generator<void> {
    const { rule } = this
    const owned = ownedCookies(this.#journal, 'sid', [...this.jar.values()])
    const wanted =
      rule === undefined
        ? []
        : owned.map(({ cookie, held }) => ({ cookie, value: held === null || owned.length > 1 ? null : rule }))
    const plan = planHolds(this.#journal, wanted, this.#find)
    this.stored = plan.journal
    this.#journal = plan.journal
    yield
    for (const step of plan.steps) {
      this.#take(step)
      yield
    }
    for (const key of plan.releases) {
      const entry = this.#journal.get(key)
      if (!entry) continue
      const { step, outcome } = planRelease(entry, this.#find(entry.cookie), this.clock)
      if (step) {
        this.#take(step)
        yield
      }
      this.#journal = released(this.#journal, key, outcome, this.clock)
    }
    this.stored = this.#journal
    yield
  }

  #find = (cookie: JarCookie): JarCookie | null => this.jar.get(jarKey(cookie)) ?? null

  #take({ kind, cookie }: JarStep): void {
    if (kind === 'write') this.#put(cookie)
    else this.#drop(cookie)
  }

  #put(cookie: JarCookie): void {
    const old = this.jar.get(jarKey(cookie))
    this.jar.set(jarKey(cookie), cookie)
    if (old) this.#tell({ cause: 'overwrite', removed: true, cookie: old, at: this.clock })
    this.#tell({ cause: 'explicit', removed: false, cookie, at: this.clock })
  }

  #drop(cookie: JarCookie): void {
    const old = this.jar.get(jarKey(cookie))
    if (!old) return
    this.jar.delete(jarKey(cookie))
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

const place = fc.constantFrom(cookie(''), cookie('', { path: '/app' }), session(''))
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    act: fc.constant('set' as const),
    cookie: fc.tuple(place, fc.constantFrom('s1', 's2', 's3')).map(([one, value]) => ({ ...one, value })),
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
        // What a server does is told before the next thing happens to it: its own turns are not a race with itself.
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
          // What a server did in the last milliseconds before the whole browser dies is known to nobody afterwards.
          if (model.untold) settle()
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

test('whatever happens, and wherever it dies, the jar is in the end as if no rule had ever been', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
      const { jar, reference } = play(acts)
      expect([...jar].sort()).toEqual([...reference].sort())
    }),
    { numRuns: RUNS },
  )
})

test('what is deleted while a value stands in its place stays deleted', () => {
  const { jar } = play([
    { act: 'set', cookie: cookie('old') },
    { act: 'rule', value: 'V' },
    { act: 'delete', cookie: cookie('old') },
    { act: 'rule', value: undefined },
  ])
  expect([...jar.values()]).toEqual([])
})

test('a journal comes back from storage as it was; what is no entry is left out and counted', () => {
  const journal: Journal = new Map([
    [jarKey(cookie('old')), { cookie: cookie('old'), original: null, held: 'V', past: ['U'], back: null }],
  ])
  const stored: unknown = JSON.parse(JSON.stringify(toStored(journal, [1, 2])))
  expect(fromStored(stored)).toEqual({ journal, tabs: [1, 2], lost: 0 })
  expect(fromStored({ version: 1, tabs: [], entries: [{ cookie: {} }] })?.lost).toBe(1)
  expect(fromStored({ version: 2, entries: [] })).toBeNull()
  fc.assert(fc.property(fc.anything(), (input) => fromStored(input) === null || true))
})

/** A place that a rule has taken, and what stands in it. */
function taken(original: JarCookie, back: number | null = null): Journal {
  return new Map([[jarKey(original), { cookie: original, original, held: 'V', past: [], back }]])
}

test('a cookie of the session comes back when the extension was away and the browser was not', () => {
  const journal = taken(session('mine'))
  const still = recover(journal, () => session('V'), { sameSession: false, at: 1_000, sees: () => true })
  expect(still.steps).toEqual([{ kind: 'write', cookie: session('mine') }])
  // Where the rule's value has gone with the session, the cookie would have gone too.
  expect(recover(journal, () => null, { sameSession: false, at: 1_000, sees: () => true }).steps).toEqual([])
})

test('what was put back is forgotten once it is on disk, so that it can’t come back when it is deleted later', () => {
  const journal = taken(cookie('old'), 1_000)
  const moment = settlesAt(journal) ?? 0
  expect(settled(journal, moment - 1)).toBe(journal)
  expect(settled(journal, moment).size).toBe(0)
  expect(settlesAt(taken(cookie('old')))).toBeNull()
  // A browser that has died meanwhile may have lost it.
  const lost = recover(journal, () => null, { sameSession: false, at: moment - 1, sees: () => true })
  expect(lost.steps).toEqual([{ kind: 'write', cookie: cookie('old') }])
})

test('what the browser threw out for want of room was not deleted by anybody: it is held again, and comes back', () => {
  const journal = taken(cookie('old'))
  const lost = (cause: JarChange['cause']): JarChange => ({ cause, removed: true, cookie: session('V'), at: 1 })
  expect(noteChange(journal, lost('evicted'), () => true)).toEqual({ journal, disturbed: true, own: false })
  const deleted = noteChange(journal, lost('explicit'), () => true)
  expect(deleted.journal.get(jarKey(cookie('old')))?.original).toBeNull()
})
