import { afterEach, expect, test, vi } from 'vitest'
import { aCookie } from '../../fakes/fake-cookies.ts'
import { MortalRun } from '../../fakes/mortal-run.ts'
import { ChromiumWorld } from './chromium-world.ts'

const THEIRS = aCookie({ name: 'sid', value: 'theirs' })

afterEach(() => {
  vi.restoreAllMocks()
})

/** The overrides alone, without any rule. */
async function create(...jar: Parameters<typeof aCookie>[0][]) {
  const world = new ChromiumWorld(jar.map(aCookie))
  const parts = world.build()
  await parts.origins.read()
  await parts.overrides.include(['sid'])
  return { world, overrides: parts.overrides }
}

test('displaced cookies are stored before the jar changes', async () => {
  const world = new ChromiumWorld([THEIRS])
  const run = new MortalRun()
  const { overrides, origins } = world.build(run)
  await origins.read()
  await overrides.include(['sid'])
  // Two calls store them: `tabs.query` and `storage.set`. The third one would be `cookies.set`.
  run.dieAfter(2)
  void overrides.override([{ cookie: THEIRS, value: 'mine' }])
  await new Promise((resolve) => setImmediate(resolve))
  expect(run.isDead).toBe(true)
  expect(world.cookies.jar).toEqual([THEIRS])
  expect(world.disk.peek('jar-journal')).toMatchObject({ entries: [{ original: THEIRS, held: 'mine' }] })
})

test('cookies are listed as they would be without rules, with what is held in their place', async () => {
  const { overrides } = await create(THEIRS, { name: 'sid', value: 'deep', path: '/x' })
  await overrides.override([{ cookie: THEIRS, value: 'mine' }])
  expect(overrides.cookiesNamed('sid').map(({ cookie, held }) => [cookie.value, held])).toEqual([
    ['theirs', 'mine'],
    ['deep', undefined],
  ])
  expect(overrides.isActive).toBe(true)
  expect(overrides.settlesAt).toBeNull()
})

test('an override that is there already is neither stored nor written again', async () => {
  const { world, overrides } = await create(THEIRS)
  const wanted = [{ cookie: THEIRS, value: 'mine' }]
  await overrides.override(wanted)
  await overrides.note(
    [{ cause: 'explicit', removed: false, cookie: { ...THEIRS, value: 'mine' }, at: 1 }],
    () => false,
  )
  const calls = world.cookies.calls.length
  expect(await overrides.override(wanted)).toEqual({ restores: [], unfit: false })
  expect(world.cookies.calls).toHaveLength(calls)
})

test('an override that the browser refuses is marked unfit', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const { world, overrides } = await create(THEIRS)
  world.cookies.failNext('set')
  expect((await overrides.override([{ cookie: THEIRS, value: 'mine' }])).unfit).toBe(true)
  expect(overrides.cookiesNamed('sid')).toMatchObject([{ held: null }])
})

test('a suppression that the browser refuses is no reason to plan again', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const { world, overrides } = await create(THEIRS)
  world.cookies.failNext('set')
  expect((await overrides.override([{ cookie: THEIRS, value: null }])).unfit).toBe(false)
})

test('a restore that the browser refuses stays displaced and is tried again', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const { world, overrides } = await create(THEIRS)
  await overrides.override([{ cookie: THEIRS, value: 'mine' }])
  const { restores } = await overrides.override([])
  world.cookies.failNext('set')
  expect(await overrides.restore(restores)).toEqual([{ cookie: THEIRS, outcome: 'failed' }])
  expect(world.valuesOf('sid')).toEqual(['mine'])
  expect((await overrides.override([])).restores).toEqual(restores)
  expect(await overrides.restore(restores)).toEqual([{ cookie: THEIRS, outcome: 'put-back' }])
  expect(world.cookies.jar).toEqual([THEIRS])
  expect(await overrides.restore(['no such key'])).toEqual([])
})

test('a restored cookie is remembered until it must be on disk', async () => {
  const { world, overrides } = await create(THEIRS)
  await overrides.override([{ cookie: THEIRS, value: 'mine' }])
  await overrides.restore((await overrides.override([])).restores)
  expect(overrides.isActive).toBe(false)
  expect(overrides.settlesAt).toBe(world.clock.now() + 60_000)
  await overrides.forgetSettled()
  expect(world.disk.keys).toContain('jar-journal')
  world.clock.skip(60_000)
  await overrides.forgetSettled()
  expect(overrides.settlesAt).toBeNull()
  expect(world.disk.keys).not.toContain('jar-journal')
})

test('a Secure original is written over its override by a secure URL, as browsers require', async () => {
  const { world, overrides } = await create({ ...THEIRS, secure: true })
  await overrides.override([{ cookie: { ...THEIRS, secure: true }, value: null }])
  expect(world.cookies.calls.at(-1)).toMatchObject({ call: 'set', details: { url: 'https://example.test/' } })
})

test('before displaced cookies are read, events change nothing', async () => {
  const world = new ChromiumWorld([THEIRS])
  const { overrides } = world.build()
  expect(await overrides.note([{ cause: 'explicit', removed: false, cookie: THEIRS, at: 1 }], () => true)).toBe(false)
  await overrides.noteDeletion(THEIRS)
  await overrides.noteTab(1)
  expect(world.disk.keys).toEqual([])
})

test('the mark of the session is set last, so that a killed start still sees the break of the session', async () => {
  const persistent = { ...THEIRS, expirationDate: 2_000_000_000, session: false }
  const world = new ChromiumWorld([persistent])
  const first = world.build()
  await first.origins.read()
  await first.overrides.include(['sid'])
  await first.overrides.override([{ cookie: persistent, value: 'mine' }])
  world.restartBrowser()
  expect(world.cookies.jar).toEqual([])
  for (let calls = 1; calls < 12; calls += 1) {
    const run = new MortalRun()
    const { overrides, origins } = world.build(run)
    await origins.read()
    run.dieAfter(calls)
    await Promise.race([overrides.load(['sid']), new Promise((resolve) => setImmediate(resolve))])
    if (!run.isDead) break
    expect(world.memory.keys).toEqual([])
  }
  expect(world.cookies.jar).toEqual([persistent])
  expect(world.memory.keys).toEqual(['jar-journal:alive'])
})
