import { expect, test } from 'vitest'
import { type StartDeps, start } from '../../../extension/background/start.ts'
import { StartGate } from '../../../extension/background/start-gate.ts'
import { FakeErrors } from '../fakes/fake-errors.ts'

function create() {
  const steps: string[] = []
  const failing = new Set<string>()
  const step = async (name: string) => {
    if (failing.has(name)) throw new Error(`${name} failed`)
    steps.push(name)
  }
  const [gate, errors] = [new StartGate(), new FakeErrors()]
  const restored: unknown[] = []
  const deps = {
    gate,
    settings: { load: () => step('settings') },
    origins: { read: () => step('origins') },
    loadPublicSuffixes: () => step('suffixes'),
    log: {
      load: async () => {
        await step('log')
        return { seq: 7, entries: [] }
      },
      reset: () => step('log reset'),
    },
    preservation: { apply: () => void steps.push('preserve') },
    capture: {
      tabPages: { load: () => step('tabs') },
      mirrorReader: { read: () => step('jar') },
      spill: {
        load: async () => {
          await step('spilled events')
          return []
        },
        adopt: () => [],
      },
      recorder: { restore: (seq: number) => void restored.push(seq) },
      queue: { start: () => void steps.push(`queue, ${gate.isOpen ? 'open' : 'closed'}`) },
    },
    rules: { load: () => step('rules') },
    badge: { load: () => step('badge') },
    policy: { refreshListeners: () => void steps.push(`listeners, ${gate.isOpen ? 'open' : 'closed'}`) },
    errors,
  }
  // The fakes have only the methods that the start calls.
  return { deps: deps as unknown as StartDeps, steps, failing, gate, errors, restored }
}

test('stored state is read, rules are put in force, and only then the gate opens and spare listeners go', async () => {
  const { deps, steps, gate, errors, restored } = create()
  await start(deps)
  expect(new Set(steps.slice(0, 6))).toEqual(
    new Set(['settings', 'origins', 'suffixes', 'log', 'spilled events', 'tabs']),
  )
  expect(steps.slice(6)).toEqual(['preserve', 'jar', 'rules', 'badge', 'queue, closed', 'listeners, open'])
  expect(restored).toEqual([7])
  expect(gate.isOpen).toBe(true)
  expect(errors.reported).toEqual([])
})

test.each(['rules', 'badge'])('an error of the %s is reported, and everything else starts', async (part) => {
  const { deps, failing, gate, errors } = create()
  failing.add(part)
  await start(deps)
  expect(errors.reported).toMatchObject([{ message: `${part} failed` }])
  expect(gate.isOpen).toBe(true)
})

test.each(['log', 'spilled events'])('%s that can’t be read: the log starts from nothing', async (part) => {
  const { deps, failing, gate, errors, steps, restored } = create()
  failing.add(part)
  await start(deps)
  expect(steps).toContain('log reset')
  expect(restored).toEqual([0])
  expect(errors.reported).toMatchObject([{ message: `${part} failed` }])
  expect(gate.isOpen).toBe(true)
})

test.each(['settings', 'origins', 'tabs', 'suffixes', 'jar'])(
  'an error of the %s fails the start: it is reported, and whoever waits is rejected',
  async (part) => {
    const { deps, failing, gate, errors } = create()
    failing.add(part)
    await start(deps)
    expect(errors.reported).toMatchObject([{ message: `${part} failed` }])
    await expect(gate.opened).rejects.toThrow(`${part} failed`)
    expect(gate.isOpen).toBe(false)
  },
)
