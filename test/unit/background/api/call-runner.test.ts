import { expect, test } from 'vitest'
import { createAutomation } from '../../../../extension/background/api/automation.ts'
import { CallRunner } from '../../../../extension/background/api/call-runner.ts'
import type { Handlers } from '../../../../extension/background/api/handlers.ts'
import { Router } from '../../../../extension/background/api/router.ts'
import { StartGate } from '../../../../extension/background/start-gate.ts'
import { ApiError } from '../../../../src/contract/api-error.ts'
import type { Kind } from '../../../../src/contract/calls.ts'
import type { Reply } from '../../../../src/contract/messages.ts'
import { settled } from '../../fakes/fake-clock.ts'

const RULE = { cookies: {}, scope: { urls: ['<all_urls>'] } }

const OWN = { id: 'own', url: 'chrome-extension://own/popup.html' }

function create() {
  const ran: unknown[][] = []
  const gate = new StartGate()
  const log = { catchUps: 0, release: (): void => undefined }
  const queue = {
    caughtUp: () => {
      log.catchUps += 1
      return new Promise<void>((resolve) => {
        log.release = resolve
      })
    },
  }
  const handlers = {
    pause: async (paused: boolean) => {
      ran.push(['pause', paused])
      return null
    },
    stats: async () => {
      throw new ApiError({ code: 'storage-full' })
    },
    watching: async () => {
      throw new TypeError('odd')
    },
  }
  // Only a few kinds of call are made.
  const calls = new CallRunner({ handlers: handlers as unknown as Handlers, gate, queue })
  return { ran, gate, log, calls }
}

test('a call waits until the background is ready and the log is up to date', async () => {
  const { ran, gate, log, calls } = create()
  const result = calls.run('pause', true)
  await settled()
  expect([log.catchUps, ran]).toEqual([0, []])
  gate.open()
  await settled()
  expect([log.catchUps, ran]).toEqual([1, []])
  log.release()
  expect(await result).toBeNull()
  expect(ran).toEqual([['pause', true]])
})

test('input that does not fit is refused at once', async () => {
  const { ran, calls } = create()
  await expect(calls.run('pause', 'yes')).rejects.toMatchObject({ code: 'bad-input', field: 'paused' })
  expect(ran).toEqual([])
})

test('when the start has failed, calls reject', async () => {
  const { gate, calls } = create()
  gate.fail(new Error('start failed'))
  await expect(calls.run('pause', true)).rejects.toThrow('start failed')
})

/** Sends a message as the browser does. */
async function send(message: unknown, sender: { id?: string; url?: string } = OWN): Promise<Reply<Kind>> {
  const { calls, gate, log } = create()
  gate.open()
  const router = new Router({ calls, runtime: { id: 'own', getURL: (path) => `chrome-extension://own/${path}` } })
  const reply = new Promise<Reply<Kind>>((resolve) => {
    expect(router.receive(message, sender, resolve)).toBe(true)
  })
  await settled()
  log.release()
  return reply
}

test('a message of a surface gets the value', async () => {
  expect(await send({ kind: 'pause', input: true })).toEqual({ ok: true, value: null })
})

test.each([
  ['another extension', { id: 'other', url: 'chrome-extension://other/' }],
  ['a page', { id: 'own', url: 'https://a.test/' }],
  ['nobody', {}],
])('a message of %s is refused', async (_who, sender) => {
  expect(await send({ kind: 'pause', input: true }, sender)).toEqual({
    ok: false,
    problem: { code: 'bad-input', field: 'sender' },
  })
})

test.each([
  ['no object', 'pause', { code: 'bad-input', field: 'message' }],
  ['null', null, { code: 'bad-input', field: 'message' }],
  ['without a kind', {}, { code: 'bad-input', field: 'message' }],
  ['of an unknown kind', { kind: 'launch' }, { code: 'unknown-kind', detail: 'launch' }],
  ['with input that does not fit', { kind: 'pause' }, { code: 'bad-input', field: 'paused' }],
  ['whose call fails', { kind: 'stats' }, { code: 'storage-full' }],
  ['whose call throws', { kind: 'watching' }, { code: 'internal', detail: 'TypeError: odd' }],
])('a message %s gets the problem', async (_what, message, problem) => {
  expect(await send(message)).toMatchObject({ ok: false, problem })
})

test('the automation contract has every name that it promises, and hands each call on', async () => {
  const ran: unknown[][] = []
  const calls = {
    run: async (kind: Kind, input: unknown) => {
      ran.push([kind, input])
      return kind === 'clear' ? null : kind
    },
  }
  const ready = Promise.resolve()
  // The answers are the kinds, not what a call really returns.
  const api = createAutomation({ calls: calls as unknown as CallRunner, ready, version: '1.2.3' })
  expect([api.version, api.ready]).toEqual(['1.2.3', ready])
  expect(Object.keys(api).sort()).toEqual(
    [
      ...['changes', 'clear', 'compare', 'exchanges', 'explain', 'history', 'jar', 'judge', 'pause', 'preserve'],
      ...['ready', 'rules', 'setters', 'stats', 'version', 'watching'],
    ].sort(),
  )
  expect(await api.exchanges()).toBe('exchanges')
  expect(await api.clear()).toBeUndefined()
  await api.changes()
  await api.stats()
  await api.pause(true)
  await api.rules.update('r', { name: 'n' })
  await api.rules.check(RULE)
  await api.rules.check(RULE, 'r')
  await api.rules.move('r', null)
  await api.rules.group('g', true)
  await api.rules.remove('r')
  await api.jar.list()
  await api.judge({ line: 'a=1', url: 'https://a.test/' })
  expect(ran).toEqual([
    ['exchanges', {}],
    ['clear', null],
    ['changes', {}],
    ['stats', null],
    ['pause', true],
    ['rules.update', { id: 'r', patch: { name: 'n' } }],
    ['rules.check', { rule: RULE }],
    ['rules.check', { id: 'r', rule: RULE }],
    ['rules.move', { id: 'r', before: null }],
    ['rules.group', { group: 'g', enabled: true }],
    ['rules.remove', 'r'],
    ['jar.list', {}],
    ['judge', { line: 'a=1', url: 'https://a.test/' }],
  ])
})
