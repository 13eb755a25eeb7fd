import { expect, test } from 'vitest'
import { RuleExpiryAlarm } from '../../../../extension/background/rules/rule-expiry-alarm.ts'
import { FakeAlarms } from '../../fakes/fake-alarms.ts'
import { FakeClock } from '../../fakes/fake-clock.ts'

function create() {
  const [alarms, clock] = [new FakeAlarms(), new FakeClock()]
  const alarm = new RuleExpiryAlarm(alarms, clock)
  const due = { count: 0 }
  return { alarms, clock, alarm, due, listen: () => alarm.onDue(() => (due.count += 1)) }
}

test('the alarm is set to the first moment, and cleared when there is none', async () => {
  const { alarms, clock, alarm } = create()
  await alarm.set([clock.now() + 90_000, clock.now() + 60_000])
  expect([...alarms.whenByName]).toEqual([['rules-end', clock.now() + 60_000]])
  expect(clock.pending).toBe(0)
  await alarm.set([])
  expect(alarms.whenByName.size).toBe(0)
})

test('a moment within 30 s has a timer too, as no alarm fires so soon', async () => {
  const { clock, alarm, due, listen } = create()
  listen()
  await alarm.set([clock.now() + 29_999])
  await clock.advance(29_998)
  expect(due.count).toBe(0)
  await clock.advance(1)
  expect(due.count).toBe(1)
})

test('a moment that is over fires at once', async () => {
  const { clock, alarm, due, listen } = create()
  listen()
  await alarm.set([clock.now() - 5])
  await clock.advance(0)
  expect(due.count).toBe(1)
})

test('new moments replace the timer', async () => {
  const { clock, alarm, due, listen } = create()
  listen()
  await alarm.set([clock.now() + 1_000])
  await alarm.set([])
  await clock.advance(60_000)
  expect(due.count).toBe(0)
})

test('only its own alarm counts; before anyone listens nothing happens', () => {
  const { alarm, due, listen } = create()
  alarm.fired('rules-end')
  listen()
  alarm.fired('another')
  expect(due.count).toBe(0)
  alarm.fired('rules-end')
  expect(due.count).toBe(1)
})
