import { signal } from '@preact/signals'
import { describe, expect, it } from 'vitest'
import { CallError, type Client } from '../../../extension/ui/client.ts'
import { removeRule, switchRule } from '../../../extension/ui/inject/rule-actions.ts'
import { clearLog, setPaused, undoLast } from '../../../extension/ui/state/actions.ts'
import { allow } from '../../../extension/ui/state/allow.ts'
import type { App, Said } from '../../../extension/ui/state/app.ts'
import { createTroubles } from '../../../extension/ui/state/troubles.ts'
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
      return { bringBack: () => did('back'), letGo: () => void did('letGo') }
    },
  }
  const parts = {
    shell: {
      client,
      requestAccess: async () => true,
      withdrawAccess: (pattern: string) => did(`withdraw ${pattern}`),
    },
    troubles: createTroubles(),
    said: signal<Said | null>(null),
    watching: signal<Watching | null>({ origins: ['*://b.test/*'], paused: false }),
    rules: signal([RULE]),
    view: { draft: signal({ id: null }) },
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
    const said = app.said.value?.text
    failing.add(fails)
    await undoLast(app)
    expect(app.troubles.list.value).toEqual([{ code: 'no-answer', detail: fails, undoing: true }])
    expect(app.said.value?.text).toBe(said)
    failing.clear()
    await undoLast(app)
    expect(asked.filter((one) => one === fails)).toHaveLength(2)
    expect(app.said.value?.undo).toBe(undefined)
  })

  it('says so after switching a rule', async () => {
    const failing = new Set<string>()
    const { app } = appWith(failing)
    switchRule(app, RULE, false)
    await settled()
    failing.add('rules.update')
    await undoLast(app)
    expect(app.troubles.list.value).toMatchObject([{ code: 'no-answer', undoing: true }])
    expect(app.said.value?.undo).toBeTypeOf('function')
  })
})

describe('a log that was cleared', () => {
  it('is brought back, and not let go', async () => {
    const { app, asked } = appWith()
    clearLog(app)
    await settled()
    expect(asked).toEqual(['clear', 'cleared here'])
    await undoLast(app)
    expect(asked).toEqual(['clear', 'cleared here', 'back'])
  })

  it('is let go when something else is said', async () => {
    const { app, asked } = appWith()
    clearLog(app)
    await settled()
    app.said.value = null
    await settled()
    expect(asked).toEqual(['clear', 'cleared here', 'letGo'])
  })

  it('is not offered any more once the background has let it go', async () => {
    const { app, line } = appWith()
    clearLog(app)
    await settled()
    line.gone()
    expect(app.said.value).toBe(null)
  })
})

it('a permission that was held before is not withdrawn by an undo', async () => {
  const { app } = appWith()
  allow(app, '*://b.test/*')
  await settled()
  expect(app.said.value?.text).toBe('said_allowed')
  expect(app.said.value?.undo).toBe(undefined)
})
