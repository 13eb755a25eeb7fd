import { expect, test } from 'vitest'
import { KeyboardCommands } from '../../../../extension/background/api/keyboard-commands.ts'
import { StartGate } from '../../../../extension/background/start-gate.ts'
import type { RulePatch } from '../../../../src/rules/model/patch-rule.ts'
import type { RuleInput, RuleStatus } from '../../../../src/rules/model/rule.ts'
import { settled } from '../../fakes/fake-clock.ts'
import { FakeStorage } from '../../fakes/fake-storage.ts'

const status = (id: string, part: Partial<RuleInput> = {}): RuleStatus => ({
  id,
  rule: { cookies: {}, scope: { urls: ['<all_urls>'] }, ...part },
  state: 'applied',
  via: [],
  problems: [],
  values: {},
  seen: { count: 0, lastSeq: null, drifted: 0, lastDrift: null },
})

function create(list: RuleStatus[] = [], isOpen = true) {
  const [gate, storage] = [new StartGate(), new FakeStorage()]
  if (isOpen) gate.open()
  const done: unknown[][] = []
  const rules = {
    list: () => list,
    update: async (id: string, patch: RulePatch) => {
      done.push(['update', id, patch.enabled])
      list.splice(
        0,
        list.length,
        ...list.map((one) => (one.id === id ? status(id, { ...one.rule, enabled: patch.enabled === true }) : one)),
      )
    },
    switchGroup: async (group: string, enabled: boolean) => void done.push(['group', group, enabled]),
  }
  let paused = false
  const watch = {
    watching: () => ({ paused }),
    pause: async (next: boolean) => {
      paused = next
      done.push(['pause', next])
    },
  }
  const platform = { openBeside: async (windowId: number) => void done.push(['open', windowId]) }
  const start = () => new KeyboardCommands({ gate, rules, watch, session: storage.connect(), platform })
  return { gate, done, start, commands: start() }
}

test('the side panel opens at once, as browsers allow it only while they handle the key', () => {
  const { commands, done } = create([], false)
  void commands.run('open-side-panel', 7)
  expect(done).toEqual([['open', 7]])
})

test('a side panel without a window, and an unknown command, do nothing', async () => {
  const { commands, done } = create()
  await commands.run('open-side-panel', undefined)
  await commands.run('of-a-later-version', 7)
  expect(done).toEqual([])
})

test('the pause is toggled, once the background is ready', async () => {
  const { commands, done, gate } = create([], false)
  const ran = commands.run('toggle-pause', 7)
  await settled()
  expect(done).toEqual([])
  gate.open()
  await ran
  await commands.run('toggle-pause', 7)
  expect(done).toEqual([
    ['pause', true],
    ['pause', false],
  ])
})

test('rules that were switched off together are switched on together, by a later run of the background too', async () => {
  const { commands, start, done } = create([status('a'), status('b', { enabled: false }), status('c')])
  await commands.run('toggle-rules', 7)
  expect(done.splice(0)).toEqual([
    ['update', 'a', false],
    ['update', 'c', false],
  ])
  await start().run('toggle-rules', 7)
  expect(done).toEqual([
    ['update', 'a', true],
    ['update', 'c', true],
  ])
})

test('when all rules are off and none was switched off together, nothing is switched on', async () => {
  const { commands, done } = create([status('a', { enabled: false })])
  await commands.run('toggle-rules', 7)
  expect(done).toEqual([])
})

test('groups are toggled by their position in the list', async () => {
  const { commands, done } = create([
    status('a', { group: 'one', enabled: false }),
    status('b'),
    status('c', { group: 'two' }),
    status('d', { group: 'one', enabled: false }),
  ])
  await commands.run('toggle-group-1', 7)
  await commands.run('toggle-group-2', 7)
  await commands.run('toggle-group-3', 7)
  expect(done).toEqual([
    ['group', 'one', true],
    ['group', 'two', false],
  ])
})
