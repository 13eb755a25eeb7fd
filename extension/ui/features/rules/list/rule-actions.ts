import type { RestoredCookie } from '../../../../../src/jar/restored-cookie.ts'
import type { RuleInput, RuleStatus } from '../../../../../src/rules/model/rule.ts'
import type { App } from '../../../app/app.ts'
import type { Undo } from '../../../app/notices.ts'
import { type ClientError, clientErrorOf } from '../../../app/shell/client.ts'
import { ruleTitle } from '../../../shared/format/rule-title.ts'
import { say, sayCount } from '../../../shared/words.ts'
import { dropDraft } from '../draft/open-draft.ts'
import { rulesState } from '../rules-state.ts'
import { NEW_ID, rowOf } from './rule-ids.ts'

async function reload(app: App): Promise<void> {
  app.rules.value = await app.shell.client.call('rules.list', null)
}

export function switchRule(app: App, { id, rule }: RuleStatus, enabled: boolean): void {
  const turn = async (on: boolean, undo?: Undo): Promise<void> => {
    await app.shell.client.call('rules.update', { id, patch: { enabled: on } })
    await reload(app)
    app.notices.notify(say(on ? 'said_rule_on' : 'said_rule_off', ruleTitle(rule)), undo)
  }
  app.notices.dismiss()
  void app.errors.guard(() =>
    turn(enabled, async () => {
      await turn(!enabled)
      return rowOf(id)
    }),
  )
}

export function switchGroup(app: App, group: string, enabled: boolean): void {
  // Some may have been so before.
  const switched = app.rules.value.filter(({ rule }) => rule.group === group && (rule.enabled ?? true) !== enabled)
  app.notices.dismiss()
  void app.errors.guard(async () => {
    app.rules.value = await app.shell.client.call('rules.group', { group, enabled })
    app.notices.notify(say(enabled ? 'said_group_on' : 'said_group_off', group), async () => {
      await switchAll(app, switched, !enabled)
      app.notices.notify(say(enabled ? 'said_group_off' : 'said_group_on', group))
      return null
    })
  })
}

async function switchAll(app: App, rules: readonly RuleStatus[], enabled: boolean): Promise<void> {
  try {
    for (const { id } of rules) await app.shell.client.call('rules.update', { id, patch: { enabled } })
  } finally {
    await reload(app)
  }
}

/** @param by -1: before the one above it; 1: behind the one below it */
export async function moveRule(app: App, id: string, by: -1 | 1): Promise<void> {
  app.notices.dismiss()
  await app.errors.guard(() =>
    move(app, id, by, async () => {
      await move(app, id, by < 0 ? 1 : -1)
      return rowOf(id)
    }),
  )
}

async function move(app: App, id: string, by: -1 | 1, undo?: Undo): Promise<void> {
  const ids = app.rules.value.map((one) => one.id)
  const at = ids.indexOf(id)
  const to = at + by
  if (at < 0 || to < 0 || to >= ids.length) return
  const before = (by < 0 ? ids[to] : ids[to + 1]) ?? null
  app.rules.value = await app.shell.client.call('rules.move', { id, before })
  app.notices.notify(say('said_rule_moved', to + 1, ids.length), undo)
}

export function removeRule(app: App, { id, rule }: RuleStatus): void {
  const ids = app.rules.value.map((one) => one.id)
  const behind = ids[ids.indexOf(id) + 1] ?? null
  app.notices.dismiss()
  void app.errors.guard(async () => {
    await app.shell.client.call('rules.remove', id)
    await reload(app)
    if (rulesState(app.view).draft.value.id === id) dropDraft(app)
    app.notices.notify(say('said_rule_removed'), () => bringBack(app, rule, behind))
  })
}

/** At the place where it was. */
async function bringBack(app: App, rule: RuleInput, behind: string | null): Promise<string> {
  const { client } = app.shell
  const { id } = await client.call('rules.add', rule)
  const known = app.rules.value.some((one) => one.id === behind)
  if (known && behind !== null) await client.call('rules.move', { id, before: behind })
  await reload(app)
  app.notices.notify(say('said_rule_back'))
  return rowOf(id)
}

/** @returns what was wrong, when the rule was not taken: it belongs at the fields of the form */
export async function saveRule(app: App, id: string | null, rule: RuleInput): Promise<ClientError | null> {
  app.notices.dismiss()
  try {
    const { client } = app.shell
    const old = app.rules.value.find((one) => one.id === id)
    const status = await (id === null
      ? client.call('rules.add', rule)
      : client.call('rules.update', { id, patch: { response: null, ...rule } }))
    if (id === null && status.id !== '') await joinGroup(app, status)
    await reload(app)
    // What is no rule is not kept; one that only can't be in force now is, and its row says why.
    const kept = app.rules.value.find((one) => one.id === status.id)?.rule
    if (JSON.stringify(kept) !== JSON.stringify(status.rule)) return { code: 'bad-rule', problems: status.problems }
    app.notices.notify(say('said_rule_saved'), () => undoSave(app, status, old))
    return null
  } catch (error) {
    return clientErrorOf(error)
  }
}

/** Adds the rules of another tool, behind those that there are, as one step that can be undone. @returns what went wrong; those added before stay */
export async function addRules(app: App, rules: readonly RuleInput[]): Promise<ClientError | null> {
  const { client } = app.shell
  const ids: string[] = []
  app.notices.dismiss()
  const undo = async (): Promise<string> => {
    const count = ids.length
    try {
      for (let id = ids[0]; id !== undefined; id = ids[0]) {
        await client.call('rules.remove', id)
        ids.shift()
      }
    } finally {
      await reload(app)
    }
    app.notices.notify(sayCount('said_rules_removed', count))
    return NEW_ID
  }
  try {
    for (const rule of rules) ids.push((await client.call('rules.add', rule)).id)
    return null
  } catch (error) {
    return clientErrorOf(error)
  } finally {
    if (ids.length > 0) {
      await app.errors.guard(() => reload(app))
      app.notices.notify(sayCount('said_rules_added', ids.length), undo)
    }
  }
}

/** A new rule stands behind the others of its group. */
async function joinGroup(app: App, { id, rule }: RuleStatus): Promise<void> {
  const { group } = rule
  if (group === undefined || group === '') return
  const before = app.rules.value
  const last = before.findLastIndex((one) => one.rule.group === group)
  const behind = before[last + 1]?.id
  if (last >= 0 && behind !== undefined) await app.shell.client.call('rules.move', { id, before: behind })
}

async function undoSave(app: App, { id }: RuleStatus, old: RuleStatus | undefined): Promise<string> {
  const { client } = app.shell
  if (old === undefined) await client.call('rules.remove', id)
  else await client.call('rules.update', { id, patch: { response: null, ...old.rule } })
  await reload(app)
  app.notices.notify(say(old === undefined ? 'said_rule_removed' : 'said_rule_as_before'))
  return old === undefined ? NEW_ID : rowOf(id)
}

/** Switches off what holds a place in the jar, and tells what became of each cookie. */
export async function putEverythingBack(app: App): Promise<readonly RestoredCookie[] | undefined> {
  const on = app.rules.value.filter(({ rule }) => rule.enabled !== false)
  app.notices.dismiss()
  return app.errors.guard(async () => {
    const back = await app.shell.client.call('rules.putBack', null)
    await reload(app)
    const off = on.filter(({ id }) => app.rules.value.some((one) => one.id === id && one.rule.enabled === false))
    if (off.length > 0) {
      app.notices.notify(sayCount('said_rules_off', off.length), async () => {
        await switchAll(app, off, true)
        app.notices.notify(sayCount('said_rules_on', off.length))
        return null
      })
    }
    return back
  })
}
