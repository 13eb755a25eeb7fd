import type { PutBack } from '../../../src/jar/put-back.ts'
import type { RuleInput, RuleStatus } from '../../../src/rules/model/rule.ts'
import { type Trouble, troubleOf } from '../client.ts'
import { tell } from '../state/actions.ts'
import type { App, Undo } from '../state/app.ts'
import { say, sayCode, sayCount } from '../words.ts'
import { dropDraft } from './open-draft.ts'
import { NEW_ID, rowOf } from './rule-ids.ts'
import { ruleTitle } from './rule-title.ts'

async function reload(app: App): Promise<void> {
  app.rules.value = await app.shell.client.call('rules.list', null)
}

export function switchRule(app: App, { id, rule }: RuleStatus, enabled: boolean): void {
  const turn = async (on: boolean, undo?: Undo): Promise<void> => {
    await app.shell.client.call('rules.update', { id, patch: { enabled: on } })
    await reload(app)
    tell(app, say(on ? 'said_rule_on' : 'said_rule_off', ruleTitle(rule)), undo)
  }
  app.said.value = null
  void app.troubles.guard(() =>
    turn(enabled, async () => {
      await turn(!enabled)
      return rowOf(id)
    }),
  )
}

export function switchGroup(app: App, group: string, enabled: boolean): void {
  // Some may have been so before.
  const switched = app.rules.value.filter(({ rule }) => rule.group === group && (rule.enabled ?? true) !== enabled)
  app.said.value = null
  void app.troubles.guard(async () => {
    app.rules.value = await app.shell.client.call('rules.group', { group, enabled })
    tell(app, say(enabled ? 'said_group_on' : 'said_group_off', group), async () => {
      await switchAll(app, switched, !enabled)
      tell(app, say(enabled ? 'said_group_off' : 'said_group_on', group))
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
  app.said.value = null
  await app.troubles.guard(() =>
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
  tell(app, say('said_rule_moved', to + 1, ids.length), undo)
}

export function removeRule(app: App, { id, rule }: RuleStatus): void {
  const ids = app.rules.value.map((one) => one.id)
  const behind = ids[ids.indexOf(id) + 1] ?? null
  app.said.value = null
  void app.troubles.guard(async () => {
    await app.shell.client.call('rules.remove', id)
    await reload(app)
    if (app.view.draft.value.id === id) dropDraft(app)
    tell(app, say('said_rule_removed'), () => bringBack(app, rule, behind))
  })
}

/** At the place where it was. */
async function bringBack(app: App, rule: RuleInput, behind: string | null): Promise<string> {
  const { client } = app.shell
  const { id } = await client.call('rules.add', rule)
  const known = app.rules.value.some((one) => one.id === behind)
  if (known && behind !== null) await client.call('rules.move', { id, before: behind })
  await reload(app)
  tell(app, say('said_rule_back'))
  return rowOf(id)
}

/** @returns what was wrong, when the rule was not taken: it belongs at the fields of the form */
export async function saveRule(app: App, id: string | null, rule: RuleInput): Promise<Trouble | null> {
  app.said.value = null
  try {
    const { client } = app.shell
    const old = app.rules.value.find((one) => one.id === id)
    const status = await (id === null
      ? client.call('rules.add', rule)
      : client.call('rules.update', { id, patch: { response: null, ...rule } }))
    await reload(app)
    tell(app, say('said_rule_saved'), () => undoSave(app, status, old))
    return null
  } catch (error) {
    return troubleOf(error)
  }
}

/** Adds the rules of another tool in one step that can be undone. @returns what went wrong; then none was added */
export async function addRules(app: App, rules: readonly RuleInput[]): Promise<Trouble | null> {
  const { client } = app.shell
  app.said.value = null
  let ids: readonly string[] = []
  try {
    ids = (await client.call('rules.addAll', [...rules])).map(({ id }) => id)
  } catch (error) {
    return withRuleNumbers(troubleOf(error))
  }
  const undo = async (): Promise<string> => {
    try {
      // A second try must not stumble over those that the first has removed.
      const left = ids.filter((id) => app.rules.value.some((one) => one.id === id))
      for (const id of left) await client.call('rules.remove', id)
    } finally {
      await reload(app)
    }
    tell(app, sayCount('said_rules_removed', ids.length))
    return NEW_ID
  }
  await app.troubles.guard(() => reload(app))
  tell(app, sayCount('said_rules_added', ids.length), undo)
  return null
}

/** The form shows no rule of its own then: the problems are said with the number of their rule (`1.scope.urls.0`). */
function withRuleNumbers(trouble: Trouble): Trouble {
  const { problems, ...rest } = trouble
  if (problems === undefined) return trouble
  const detail = problems.map(({ field, code }) =>
    say('problem_of_cookie', Number.parseInt(field, 10) + 1, sayCode('problem', code)),
  )
  return { ...rest, detail: detail.join(' ') }
}

async function undoSave(app: App, { id }: RuleStatus, old: RuleStatus | undefined): Promise<string> {
  const { client } = app.shell
  if (old === undefined) await client.call('rules.remove', id)
  else await client.call('rules.update', { id, patch: { response: null, ...old.rule } })
  await reload(app)
  tell(app, say(old === undefined ? 'said_rule_removed' : 'said_rule_as_before'))
  return old === undefined ? NEW_ID : rowOf(id)
}

/** Switches off what holds a place in the jar, and tells what became of each cookie. */
export async function putEverythingBack(app: App): Promise<readonly PutBack[] | undefined> {
  const on = app.rules.value.filter(({ rule }) => rule.enabled !== false)
  app.said.value = null
  return app.troubles.guard(async () => {
    const back = await app.shell.client.call('rules.putBack', null)
    await reload(app)
    const off = on.filter(({ id }) => app.rules.value.some((one) => one.id === id && one.rule.enabled === false))
    if (off.length > 0) {
      tell(app, sayCount('said_rules_off', off.length), async () => {
        await switchAll(app, off, true)
        tell(app, sayCount('said_rules_on', off.length))
        return null
      })
    }
    return back
  })
}
