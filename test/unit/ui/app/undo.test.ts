import { signal } from '@preact/signals'
import { describe, expect, it } from 'vitest'
import { allow } from '../../../../extension/ui/app/access/access-actions.ts'
import { clearLog } from '../../../../extension/ui/app/actions/clear-log.ts'
import { setPaused } from '../../../../extension/ui/app/actions/pause.ts'
import type { Client } from '../../../../extension/ui/app/client/client.ts'
import { CallError } from '../../../../extension/ui/app/client/client-error.ts'
import { createErrorList } from '../../../../extension/ui/app/notices/error-list.ts'
import { createNotices } from '../../../../extension/ui/app/notices/notices.ts'
import { removeRule, switchRule } from '../../../../extension/ui/features/rules/actions/rule-actions.ts'
import type { RulesState } from '../../../../extension/ui/features/rules/state/rules-state.ts'
import type { Watching } from '../../../../src/contract/call-types.ts'
import type { RuleStatus } from '../../../../src/rules/model/rule.ts'

const RULE = { id: 'r1', rule: { cookies: { a: '1' }, scope: { urls: ['<all_urls>'] } } } as unknown as RuleStatus

/** A surface whose background does everything but what is in `fails`, and writes down what it was asked. */
function surfaceWith(fails: Set<string> = new Set()) {
  const asked: string[] = []
  const port = { lose: (): void => undefined }
  const did = async (what: string): Promise<void> => {
    asked.push(what)
    if (fails.has(what)) throw new CallError({ code: 'no-answer', detail: what })
  }
  const client: Pick<Client, 'call' | 'beginClear'> = {
    async call(kind, input) {
      await did(kind === 'pause' || kind === 'rules.remove' ? `${kind} ${input}` : kind)
      const answers: Record<string, unknown> = { 'rules.add': RULE, 'rules.list': [RULE] }
      return (answers[kind] ?? null) as never
    },
    async beginClear(onLost) {
      port.lose = onLost
      await did('clear')
      return { undo: () => did('undo'), commit: () => void did('commit') }
    },
  }
  const errors = createErrorList()
  const parts = {
    shell: {
      client,
      requestAccess: async () => true,
      withdrawAccess: (pattern: string) => did(`withdraw ${pattern}`),
    },
    errors,
    notices: createNotices(errors),
    watching: signal<Watching | null>({ origins: ['*://b.test/*'], paused: false }),
    ruleList: signal([RULE]),
    draft: signal({ id: null }),
    log: { clear: () => asked.push('cleared here') },
  }
  return { surface: parts as unknown as RulesState, asked, port }
}

const settled = () => new Promise((resolve) => setTimeout(resolve))

describe('an undo that fails', () => {
  it.each([
    ['a pause', (surface: RulesState) => setPaused(surface, true), 'pause false'],
    ['removing a rule', (surface: RulesState) => removeRule(surface, RULE), 'rules.add'],
    ['giving a permission', (surface: RulesState) => allow(surface, '*://a.test/*'), 'withdraw *://a.test/*'],
  ])('of %s shows the error, and can be tried again', async (_, act, fails) => {
    const failing = new Set<string>()
    const { surface, asked } = surfaceWith(failing)
    const { notices, errors } = surface
    act(surface)
    await settled()
    const text = notices.current.value?.text
    failing.add(fails)
    await notices.undo()
    expect(errors.list.value).toEqual([{ code: 'no-answer', detail: fails, undoing: true }])
    expect(notices.current.value?.text).toBe(text)
    failing.clear()
    await notices.undo()
    expect(asked.filter((one) => one === fails)).toHaveLength(2)
    expect(notices.current.value?.undo).toBe(undefined)
  })

  it('of switching a rule shows the error, and can be tried again', async () => {
    const failing = new Set<string>()
    const { surface } = surfaceWith(failing)
    const { notices, errors } = surface
    switchRule(surface, RULE, false)
    await settled()
    failing.add('rules.update')
    await notices.undo()
    expect(errors.list.value).toMatchObject([{ code: 'no-answer', undoing: true }])
    expect(notices.current.value?.undo).toBeTypeOf('function')
  })
})

describe('a cleared log', () => {
  it('is brought back by an undo, and not dropped', async () => {
    const { surface, asked } = surfaceWith()
    clearLog(surface)
    await settled()
    expect(asked).toEqual(['clear', 'cleared here'])
    await surface.notices.undo()
    await settled()
    expect(asked).toEqual(['clear', 'cleared here', 'undo'])
  })

  it('is dropped when another notice replaces its own', async () => {
    const { surface, asked } = surfaceWith()
    clearLog(surface)
    await settled()
    surface.notices.notify('something else')
    expect(asked).toEqual(['clear', 'cleared here', 'commit'])
  })

  it('is not offered any more once the background has lost it', async () => {
    const { surface, port } = surfaceWith()
    clearLog(surface)
    await settled()
    port.lose()
    expect(surface.notices.current.value).toBe(null)
  })
})

it('undoing a grant does not withdraw a permission that was held before', async () => {
  const { surface } = surfaceWith()
  allow(surface, '*://b.test/*')
  await settled()
  expect(surface.notices.current.value?.text).toBe('said_allowed')
  expect(surface.notices.current.value?.undo).toBe(undefined)
})
