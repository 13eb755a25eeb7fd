import type { RuleInput } from '../../../src/inject/rule.ts'
import { CallError, type Trouble, troubleOf } from '../client.ts'
import { say } from '../words.ts'
import type { App } from './app.ts'

/** Asks the browser for a permission. Not async: the browser wants to be asked while the click is handled. */
export function allow(app: App, pattern: string): void {
  const asked = app.shell.requestAccess(pattern)
  void app.troubles.guard(async () => {
    const granted = await asked.catch((error: unknown) => {
      throw new CallError({ code: 'permission-failed', detail: troubleOf(error).detail ?? '' })
    })
    app.said.value = say(granted ? 'said_allowed' : 'said_not_allowed')
    app.watching.value = await app.shell.client.call('watching', null)
  })
}

export function setPaused(app: App, paused: boolean): void {
  void app.troubles.guard(async () => {
    await app.shell.client.call('pause', paused)
    app.said.value = say(paused ? 'said_paused' : 'said_resumed')
    app.watching.value = await app.shell.client.call('watching', null)
  })
}

export function clearLog(app: App): void {
  void app.troubles.guard(async () => {
    await app.shell.client.call('clear', null)
    app.log.clear()
    app.said.value = say('said_cleared')
  })
}

export function copy(app: App, text: string): void {
  void app.troubles.guard(async () => {
    await app.shell.copy(text).catch((error: unknown) => {
      throw new CallError({ code: 'copy-failed', detail: troubleOf(error).detail ?? '' })
    })
    app.said.value = say('said_copied')
  })
}

export function switchRule(app: App, id: string, enabled: boolean): void {
  void app.troubles.guard(async () => {
    await app.shell.client.call('rules.update', { id, patch: { enabled } })
    app.rules.value = await app.shell.client.call('rules.list', null)
  })
}

export function removeRule(app: App, id: string): void {
  void app.troubles.guard(async () => {
    await app.shell.client.call('rules.remove', id)
    app.rules.value = await app.shell.client.call('rules.list', null)
    app.said.value = say('said_rule_removed')
  })
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
    app.said.value = say('said_rule_saved')
    return null
  } catch (error) {
    return troubleOf(error)
  }
}
