import { signal } from '@preact/signals'
import { describe, expect, it } from 'vitest'
import type { App } from '../../../extension/ui/app/app.ts'
import { createClientErrors } from '../../../extension/ui/app/client-errors.ts'
import { clearLog, setPaused } from '../../../extension/ui/app/log-commands.ts'
import { createNotices } from '../../../extension/ui/app/notices.ts'
import { CallError, type Client } from '../../../extension/ui/app/shell/client.ts'
import { allow } from '../../../extension/ui/app/site-access.ts'
import { createView } from '../../../extension/ui/app/view.ts'
import { removeRule, switchRule } from '../../../extension/ui/features/rules/list/rule-actions.ts'
import type { Watching } from '../../../src/contract/call-types.ts'
import type { RuleStatus } from '../../../src/rules/model/rule.ts'

const RULE = { id: 'r1', rule: { cookies: { a: '1' }, scope: { urls: ['<all_urls>'] } } } as unknown as RuleStatus

/** An application whose background answers as long as nothing is in `fails`; it writes down what was asked. */
function appWith(fails: Set<string> = new Set()) {
  const asked: string[] = []
  const line = { gone: (): void => undefined }
  const did = async (what: string): Promise<void> => {
    asked.push(what)
    if (fails.has(what)) throw new CallError({ code: 'no-answer', detail: what })
  }
  const client: Pick<Client, 'call' | 'clear'> = {
    async call(kind, input) {
      await did(kind === 'pause' || kind === 'rules.remove' ? `${kind} ${input}` : kind)
      const answers: Record<string, unknown> = { 'rules.add': RULE, 'rules.list': [RULE] }
      return (answers[kind] ?? null) as never
    },
    async clear(gone) {
      line.gone = gone
      await did('clear')
      return { undo: () => did('undo'), commit: () => void did('commit') }
    },
  }
  const errors = createClientErrors()
  const parts = {
    shell: {
      client,
      requestAccess: async () => true,
      withdrawAccess: (pattern: string) => did(`withdraw ${pattern}`),
    },
    errors,
    notices: createNotices(errors),
    watching: signal<Watching | null>({ origins: ['*://b.test/*'], paused: false }),
    rules: signal([RULE]),
    view: createView(),
    log: { clear: () => asked.push('cleared here') },
  }
  return { app: parts as unknown as App, asked, line }
}

const settled = () => new Promise((resolve) => setTimeout(resolve))

describe('an undo that fails', () => {
  it.each([
    ['pausing', (app: App) => setPaused(app, true), 'pause false'],
    ['removing a rule', (app: App) => removeRule(app, RULE), 'rules.add'],
    ['giving a permission', (app: App) => allow(app, '*://a.test/*'), 'withdraw *://a.test/*'],
  ])('says so after %s, and can be tried again', async (_, act, fails) => {
    const failing = new Set<string>()
    const { app, asked } = appWith(failing)
    act(app)
    await settled()
    const said = app.notices.current.value?.text
    failing.add(fails)
    await app.notices.undoLast()
    expect(app.errors.list.value).toEqual([{ code: 'no-answer', detail: fails, undoing: true }])
    expect(app.notices.current.value?.text).toBe(said)
    failing.clear()
    await app.notices.undoLast()
    expect(asked.filter((one) => one === fails)).toHaveLength(2)
    expect(app.notices.current.value?.undo).toBe(undefined)
  })

  it('says so after switching a rule', async () => {
    const failing = new Set<string>()
    const { app } = appWith(failing)
    switchRule(app, RULE, false)
    await settled()
    failing.add('rules.update')
    await app.notices.undoLast()
    expect(app.errors.list.value).toMatchObject([{ code: 'no-answer', undoing: true }])
    expect(app.notices.current.value?.undo).toBeTypeOf('function')
  })
})

describe('a log that was cleared', () => {
  it('is brought back by an undo, and not dropped', async () => {
    const { app, asked } = appWith()
    clearLog(app)
    await settled()
    expect(asked).toEqual(['clear', 'cleared here'])
    await app.notices.undoLast()
    expect(asked).toEqual(['clear', 'cleared here', 'undo'])
  })

  it('is dropped when another notice replaces the one with Undo', async () => {
    const { app, asked } = appWith()
    clearLog(app)
    await settled()
    app.notices.dismiss()
    await settled()
    expect(asked).toEqual(['clear', 'cleared here', 'commit'])
  })

  it('is no longer offered once the background has dropped it', async () => {
    const { app, line } = appWith()
    clearLog(app)
    await settled()
    line.gone()
    expect(app.notices.current.value).toBe(null)
  })
})

it('a permission that was held before is not withdrawn by an undo', async () => {
  const { app } = appWith()
  allow(app, '*://b.test/*')
  await settled()
  expect(app.notices.current.value?.text).toBe('said_allowed')
  expect(app.notices.current.value?.undo).toBe(undefined)
})
