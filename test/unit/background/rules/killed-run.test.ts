import { describe, expect, test } from 'vitest'
import type { JarCookie } from '../../../../src/jar/jar-cookie.ts'
import type { RuleInput } from '../../../../src/rules/model/rule.ts'
import { settled } from '../../fakes/fake-clock.ts'
import { aCookie } from '../../fakes/fake-cookies.ts'
import { MortalRun } from '../../fakes/mortal-run.ts'
import { ChromiumWorld } from './chromium-world.ts'

const FAR = 2_000_000_000
const THEIRS = aCookie({ name: 'sid', value: 'theirs', expirationDate: FAR })
const OF_SESSION = aCookie({ name: 'sid', value: 'theirs' })
const NEWER = aCookie({ name: 'sid', value: 'newer', expirationDate: FAR })
const RULE: RuleInput = { cookies: { sid: 'mine' }, scope: { urls: ['*://example.test/*'] } }

type Parts = Awaited<ReturnType<ChromiumWorld['start']>>

interface Scenario {
  readonly what: string
  readonly jar: readonly JarCookie[]
  /** What is done before, in a run that is not killed. */
  readonly before?: (parts: Parts, world: ChromiumWorld) => Promise<unknown>
  /** What the run is doing when it is killed. */
  readonly act: (parts: Parts, world: ChromiumWorld) => Promise<unknown>
  /** What the jar holds when all rules are gone. */
  readonly left: readonly JarCookie[]
}

const SCENARIOS: readonly Scenario[] = [
  { what: 'adding a rule', jar: [THEIRS], act: ({ book }) => book.add(RULE), left: [THEIRS] },
  {
    what: 'adding a rule that leaves a cookie out',
    jar: [THEIRS],
    act: ({ book }) => book.add({ ...RULE, cookies: { sid: null } }),
    left: [THEIRS],
  },
  {
    what: 'adding a rule where the jar has none of its cookies',
    jar: [],
    act: ({ book }) => book.add(RULE),
    left: [],
  },
  {
    what: 'changing the value of a rule',
    jar: [THEIRS],
    before: ({ book }) => book.add(RULE),
    act: ({ book }) => book.update('id-1', { cookies: { sid: 'other' } }),
    left: [THEIRS],
  },
  {
    what: 'removing a rule',
    jar: [THEIRS],
    before: ({ book }) => book.add(RULE),
    act: ({ book }) => book.remove('id-1'),
    left: [THEIRS],
  },
  {
    what: 'taking in a cookie that a server sets over an override',
    jar: [THEIRS],
    before: ({ book }) => book.add(RULE),
    act: async (_, { cookies }) => {
      cookies.store(NEWER)
      await settled()
    },
    left: [NEWER],
  },
  {
    what: 'taking in that a script deletes an override',
    jar: [THEIRS],
    before: ({ book }) => book.add(RULE),
    act: async (_, { cookies }) => {
      cookies.drop('sid')
      await settled()
    },
    left: [],
  },
]

/** Plays a scenario in a run that is killed before its next call of the browser after `calls`. */
async function playUntilKilled({ jar, before, act }: Scenario, calls: number) {
  const world = new ChromiumWorld(jar)
  const run = new MortalRun()
  const parts = await world.start(run)
  await before?.(parts, world)
  await settled()
  const atStart = run.calls
  run.dieAfter(calls)
  await Promise.race([act(parts, world), settled().then(settled)])
  await settled()
  return { world, run, made: run.calls - atStart }
}

async function countCalls(scenario: Scenario): Promise<number> {
  const { made } = await playUntilKilled(scenario, 1_000)
  return made
}

const content = (jar: readonly JarCookie[]) =>
  jar.map(({ value, session, sameSite, expirationDate }) => ({ value, session, sameSite, expirationDate }))

describe.each(SCENARIOS)('killed while $what', (scenario) => {
  test('at any call, the next run puts in force what is stored', async () => {
    const calls = await countCalls(scenario)
    expect(calls).toBeGreaterThan(2)
    for (let n = 0; n < calls; n += 1) {
      const { world } = await playUntilKilled(scenario, n)
      const { book } = await world.start()
      const wanted = scenario.jar.length === 0 ? [] : book.list().flatMap(({ values }) => values['sid'] ?? [])
      const held = world.valuesOf('sid')
      if (book.list().length > 0 && scenario.left.length > 0) expect(held).toEqual(wanted)
      expect(book.list().every(({ state }) => state === 'applied')).toBe(true)
      expect(world.errors.reported).toEqual([])
    }
  })

  test('at any call, the jar ends up as if no rule had ever been on', async () => {
    const calls = await countCalls(scenario)
    for (let n = 0; n < calls; n += 1) {
      const { world } = await playUntilKilled(scenario, n)
      const { book } = await world.start()
      await book.clear()
      await settled()
      expect(content(world.cookies.jar), `killed before call ${n}`).toEqual(content(scenario.left))
      expect(world.dnr.rules).toEqual([])
      await world.clock.advance(60_000)
      const later = await world.start()
      await later.enforcer.reapply()
      expect(world.disk.keys).not.toContain('jar-journal')
    }
  })

  test('at any call, a restart of the browser brings the jar back too', async () => {
    const calls = await countCalls(scenario)
    for (let n = 0; n < calls; n += 1) {
      const { world, run } = await playUntilKilled(scenario, n)
      // The events that were under way are lost with the browser, so only a change that was stored survives.
      run.kill()
      world.restartBrowser()
      await world.start()
      const [value] = world.valuesOf('sid')
      expect(['mine', 'other']).not.toContain(value)
    }
  })
})

test('a session cookie ends with the browser: a restart does not restore it', async () => {
  const world = new ChromiumWorld([OF_SESSION])
  const { book } = await world.start()
  await book.add(RULE)
  world.restartBrowser()
  await world.start()
  expect(world.cookies.jar).toEqual([])
})

test('a session cookie is restored when only the extension was away, as an open tab proves', async () => {
  const world = new ChromiumWorld([OF_SESSION])
  const { book } = await world.start()
  await book.add(RULE)
  // An update of the extension: `storage.session` and the session rules are gone, the browser is not.
  world.dnr.endSession()
  for (const key of world.memory.keys) world.memory.delete(key)
  await world.start()
  expect(world.valuesOf('sid')).toEqual(['theirs'])
})
