import { expect, test } from 'vitest'
import { SettingsStore } from '../../../extension/background/settings.ts'
import { FakeStorage } from '../fakes/fake-storage.ts'

const NEWER = { version: 2, paused: 'on weekdays', more: [1, 2] }

/** What is on disk and in memory outlives the background; `start` is one start of it. */
function aProfile(onDisk?: unknown) {
  const disk = new FakeStorage()
  const memory = new FakeStorage()
  if (onDisk !== undefined) disk.put('settings', onDisk)
  const errors: unknown[] = []
  const start = async () => {
    const [local, session] = [disk.connect(), memory.connect()]
    const settings = new SettingsStore({ local, session, errors: { report: (error) => errors.push(error) } })
    await settings.load()
    return { settings, local }
  }
  return { disk, errors, start }
}

test('a new profile has the defaults', async () => {
  const { errors, start } = aProfile()
  const { settings } = await start()
  expect(settings.current).toEqual({ version: 1, paused: false, preserved: true })
  expect(errors).toEqual([])
})

test('a change is there at the next start', async () => {
  const { disk, start } = aProfile()
  await (await start()).settings.update({ paused: true })
  await (await start()).settings.update({ preserved: false })
  expect((await start()).settings.current).toEqual({ version: 1, paused: true, preserved: false })
  expect(disk.peek('settings')).toEqual({ version: 1, paused: true, preserved: false })
})

test('two changes at once are both kept', async () => {
  const { disk, start } = aProfile()
  const { settings } = await start()
  await Promise.all([settings.update({ paused: true }), settings.update({ preserved: false })])
  expect(disk.peek('settings')).toEqual({ version: 1, paused: true, preserved: false })
})

test.each([
  ['no object', 'paused'],
  ['null', null],
  ['wrong types', { version: 1, paused: 'yes', preserved: 0 }],
  ['no fields', { version: 1 }],
])('malformed settings fall back to the defaults: %s', async (_what, onDisk) => {
  const { start } = aProfile(onDisk)
  expect((await start()).settings.current).toEqual({ version: 1, paused: false, preserved: true })
})

test('a change that can’t be stored is not in force', async () => {
  const { start } = aProfile()
  const { settings, local } = await start()
  local.failNext('set')
  await expect(settings.update({ paused: true })).rejects.toThrow('storage.set failed')
  expect(settings.current.paused).toBe(false)
})

test('settings of a newer version are left alone on disk, the defaults hold, and that is reported', async () => {
  const { disk, errors, start } = aProfile(NEWER)
  const { settings } = await start()
  expect(settings.current).toEqual({ version: 1, paused: false, preserved: true })
  expect(errors).toMatchObject([{ code: 'internal', field: 'settings' }])
  await settings.update({ paused: true })
  expect(settings.current.paused).toBe(true)
  expect(disk.peek('settings')).toEqual(NEWER)
})

test('beside settings of a newer version, a pause outlives the background until the browser closes', async () => {
  const { disk, start } = aProfile(NEWER)
  await (await start()).settings.update({ paused: true })
  expect((await start()).settings.current).toEqual({ version: 1, paused: true, preserved: true })
  expect(disk.peek('settings')).toEqual(NEWER)
})
