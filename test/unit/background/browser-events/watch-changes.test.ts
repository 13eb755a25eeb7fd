import { expect, test } from 'vitest'
import { WatchChanges } from '../../../../extension/background/browser-events/watch-changes.ts'
import { StartGate } from '../../../../extension/background/start-gate.ts'
import { settled } from '../../fakes/fake-clock.ts'
import { FakeErrors } from '../../fakes/fake-errors.ts'
import { FakeSurfaces } from '../../fakes/fake-surfaces.ts'

function create() {
  const steps: string[] = []
  const failing = new Map<string, Error>()
  const step = async (name: string) => {
    const error = failing.get(name)
    failing.delete(name)
    if (error) throw error
    steps.push(name)
  }
  const [surfaces, errors, gate] = [new FakeSurfaces(), new FakeErrors(), new StartGate()]
  const policy = {
    origins: ['<all_urls>'],
    isPaused: false,
    refreshListeners: (again = false) => void steps.push(again ? 'listen again' : 'listen'),
  }
  const watch = new WatchChanges({
    policy,
    origins: { read: () => step('read origins') },
    settings: {
      update: async ({ paused }) => {
        await step('store')
        policy.isPaused = paused
      },
    },
    mirror: { read: () => step('read jar') },
    recorder: { abandon: () => void steps.push('abandon') },
    enforcer: { reapply: () => step('reapply') },
    surfaces,
    gate,
    errors,
  })
  const fail = (name: string) => failing.set(name, new Error(`${name} failed`))
  return { steps, fail, surfaces, errors, gate, watch }
}

test('a pause is stored first, ends the entries under way, and is broadcast last', async () => {
  const { watch, steps, surfaces } = create()
  await watch.pause(true)
  expect(steps).toEqual(['store', 'listen', 'abandon', 'reapply'])
  expect(surfaces.news).toEqual([{ kind: 'watching', watching: { origins: ['<all_urls>'], paused: true } }])
})

test('on resume the jar is read before events of it are heard again', async () => {
  const { watch, steps } = create()
  await watch.pause(false)
  expect(steps).toEqual(['store', 'read jar', 'listen', 'reapply'])
})

test('changed permissions wait for the start, and register every listener again', async () => {
  const { watch, steps, surfaces, gate } = create()
  const changed = watch.permissionsChanged()
  await settled()
  expect(steps).toEqual([])
  gate.open()
  await changed
  expect(steps).toEqual(['read origins', 'read jar', 'listen again', 'reapply'])
  expect(surfaces.kinds).toEqual(['watching'])
})

test('changes that come at once are made one after the other', async () => {
  const { watch, steps, gate } = create()
  gate.open()
  await Promise.all([watch.pause(true), watch.permissionsChanged(), watch.pause(false)])
  expect(steps).toEqual([
    ...['store', 'listen', 'abandon', 'reapply'],
    ...['read origins', 'read jar', 'listen again', 'reapply'],
    ...['store', 'read jar', 'listen', 'reapply'],
  ])
})

test('a pause that can’t be stored rejects and changes nothing', async () => {
  const { watch, steps, fail } = create()
  fail('store')
  await expect(watch.pause(true)).rejects.toThrow('store failed')
  expect(steps).toEqual([])
  expect(watch.watching().paused).toBe(false)
})

test('an error after changed permissions is reported, and the next change works', async () => {
  const { watch, steps, fail, errors, gate } = create()
  gate.open()
  fail('read jar')
  await watch.permissionsChanged()
  expect(errors.reported).toMatchObject([{ message: 'read jar failed' }])
  steps.length = 0
  await watch.permissionsChanged()
  expect(steps).toContain('reapply')
})
