import { expect, test, vi } from 'vitest'
import { createApi, type RunCall } from '../../../src/contract/api.ts'

const SILENT = ['clear', 'pause', 'rules.remove', 'rules.clear', 'jar.remove']

/** Answers every call with its input, or with nothing. */
function fakeRun() {
  const run = vi.fn(async (kind: string, input: unknown) => (SILENT.includes(kind) ? null : input))
  const api = createApi(run as unknown as RunCall, { version: '1.2.3', ready: Promise.resolve() })
  return { run, api }
}

test('the global keeps every name it has', () => {
  const { api } = fakeRun()
  const names = Object.entries(api).flatMap(([name, value]) =>
    typeof value === 'object' && !(value instanceof Promise)
      ? Object.keys(value).map((one) => `${name}.${one}`)
      : [name],
  )
  expect(names.sort()).toEqual(
    [
      ...['version', 'ready', 'exchanges', 'clear', 'changes', 'history', 'compare', 'setters', 'stats', 'preserve'],
      ...['watching', 'pause', 'judge', 'explain'],
      ...['rules.list', 'rules.add', 'rules.addAll', 'rules.update', 'rules.remove', 'rules.clear', 'rules.check'],
      ...['rules.move', 'rules.group', 'rules.putBack'],
      ...['jar.list', 'jar.set', 'jar.remove'],
    ].sort(),
  )
  expect(api.version).toBe('1.2.3')
})

test('a query may be left out', async () => {
  const { api, run } = fakeRun()
  await api.exchanges()
  await api.changes()
  await api.jar.list()
  expect(run.mock.calls).toEqual([
    ['exchanges', {}],
    ['changes', {}],
    ['jar.list', {}],
  ])
})

test('several arguments become one input', async () => {
  const { api, run } = fakeRun()
  const rule = { cookies: { a: '1' }, scope: { urls: ['<all_urls>'] } }
  await api.rules.update('1', { enabled: false })
  await api.rules.check(rule)
  await api.rules.check(rule, '1')
  await api.rules.move('1', null)
  await api.rules.group('admin', true)
  expect(run.mock.calls).toEqual([
    ['rules.update', { id: '1', patch: { enabled: false } }],
    ['rules.check', { rule }],
    ['rules.check', { rule, id: '1' }],
    ['rules.move', { id: '1', before: null }],
    ['rules.group', { group: 'admin', enabled: true }],
  ])
})

test('a call without a result returns nothing', async () => {
  const { api } = fakeRun()
  expect(await api.clear()).toBeUndefined()
  expect(await api.pause(true)).toBeUndefined()
  expect(await api.rules.remove('1')).toBeUndefined()
  expect(await api.preserve(false)).toBe(false)
})

test('what the background rejects with, the function rejects with', async () => {
  const error = new Error('refused')
  const api = createApi(() => Promise.reject(error), { version: '1', ready: Promise.resolve() })
  await expect(api.rules.add({ cookies: {}, scope: { urls: [] } })).rejects.toBe(error)
})
