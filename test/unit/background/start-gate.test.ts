import { expect, test } from 'vitest'
import { StartGate } from '../../../extension/background/start-gate.ts'
import { settled } from '../fakes/fake-clock.ts'

test('whoever waits goes on when the gate opens', async () => {
  const gate = new StartGate()
  const ran: string[] = []
  gate.whenOpen(() => ran.push('task'))
  await settled()
  expect([gate.isOpen, ran]).toEqual([false, []])
  gate.open()
  await gate.opened
  expect([gate.isOpen, ran]).toEqual([true, ['task']])
})

test('when the start fails, whoever waits is rejected, and tasks do not run', async () => {
  const gate = new StartGate()
  const ran: string[] = []
  gate.whenOpen(() => ran.push('task'))
  gate.fail(new Error('start failed'))
  await expect(gate.opened).rejects.toThrow('start failed')
  expect([gate.isOpen, ran]).toEqual([false, []])
})
