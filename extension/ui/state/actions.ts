import type { RuleInput, RuleStatus } from '../../../src/inject/rule.ts'
import { CallError, type Trouble, troubleOf } from '../client.ts'
import { say } from '../words.ts'
import type { App } from './app.ts'
import { EMPTY_DRAFT } from './view.ts'

const SAID_FOR_MS = 6000

/** Says what was done. It is taken back after a while, unless something else was said meanwhile. */
function tell(app: App, text: string, undo?: () => void): void {
  const said = undo === undefined ? { text } : { text, undo }
  app.said.value = said
  setTimeout(() => {
    if (app.said.value === said) app.said.value = null
  }, SAID_FOR_MS)
}

/** Asks the browser for a permission. Not async: the browser wants to be asked while the click is handled. */
export function allow(app: App, pattern: string): void {
  const asked = app.shell.requestAccess(pattern)
  void app.troubles.guard(async () => {
    const granted = await asked.catch((error: unknown) => {
      throw new CallError({ code: 'permission-failed', detail: troubleOf(error).detail ?? '' })
    })
    tell(app, say(granted ? 'said_allowed' : 'said_not_allowed'))
    app.watching.value = await app.shell.client.call('watching', null)
  })
}

export function setPaused(app: App, paused: boolean): void {
  void app.troubles.guard(async () => {
    await app.shell.client.call('pause', paused)
    tell(app, say(paused ? 'said_paused' : 'said_resumed'))
    app.watching.value = await app.shell.client.call('watching', null)
  })
}

export function clearLog(app: App): void {
  void app.troubles.guard(async () => {
    await app.shell.client.call('clear', null)
    app.log.clear()
    tell(app, say('said_cleared'))
  })
}

export function copy(app: App, text: string): void {
  void app.troubles.guard(async () => {
    await app.shell.copy(text).catch((error: unknown) => {
      throw new CallError({ code: 'copy-failed', detail: troubleOf(error).detail ?? '' })
    })
    tell(app, say('said_copied'))
  })
}

export function switchRule(app: App, id: string, enabled: boolean): void {
  void app.troubles.guard(async () => {
    await app.shell.client.call('rules.update', { id, patch: { enabled } })
    app.rules.value = await app.shell.client.call('rules.list', null)
  })
}

export function removeRule(app: App, { id, rule }: RuleStatus): void {
  void app.troubles.guard(async () => {
    await app.shell.client.call('rules.remove', id)
    app.rules.value = await app.shell.client.call('rules.list', null)
    if (app.view.draft.value.id === id) app.view.draft.value = EMPTY_DRAFT
    tell(app, say('said_rule_removed'), () => void app.troubles.guard(() => bringBack(app, rule)))
  })
}

async function bringBack(app: App, rule: RuleInput): Promise<void> {
  await app.shell.client.call('rules.add', rule)
  app.rules.value = await app.shell.client.call('rules.list', null)
  tell(app, say('said_rule_back'))
}

/** @returns what was wrong, when the rule was not taken: it belongs at the fields of the form */
export async function saveRule(app: App, id: string | null, rule: RuleInput): Promise<Trouble | null> {
  try {
    const { client } = app.shell
    const status = await (id === null
      ? client.call('rules.add', rule)
      : client.call('rules.update', { id, patch: rule }))
    // What is no rule is not kept; one that only can't be in force now is, and its row says why.
    if (status.id === '') return { code: 'bad-rule', problems: status.problems }
    app.rules.value = await app.shell.client.call('rules.list', null)
    tell(app, say('said_rule_saved'))
    return null
  } catch (error) {
    return troubleOf(error)
  }
}
