import type { RestoredCookie } from '../../../../../src/jar/restored-cookie.ts'
import type { RuleInput, RuleStatus } from '../../../../../src/rules/model/rule.ts'
import { type ClientError, clientErrorOf } from '../../../app/client/client-error.ts'
import type { Undo } from '../../../app/notices/notices.ts'
import { ruleTitle } from '../../../shared/formatting/rule-title.ts'
import { say, sayCount } from '../../../shared/words.ts'
import { dropDraft } from '../draft/open-draft.ts'
import { NEW_RULE_ID, rowIdOf } from '../parts/rule-ids.ts'
import type { RulesState } from '../state/rules-state.ts'

async function reload({ ruleList, shell }: RulesState): Promise<void> {
  ruleList.value = await shell.client.call('rules.list', null)
}

export function switchRule(rules: RulesState, { id, rule }: RuleStatus, enabled: boolean): void {
  const { notices, errors, shell } = rules
  const turn = async (on: boolean, undo?: Undo): Promise<void> => {
    await shell.client.call('rules.update', { id, patch: { enabled: on } })
    await reload(rules)
    notices.notify(say(on ? 'said_rule_on' : 'said_rule_off', ruleTitle(rule)), undo && { undo })
  }
  notices.dismiss()
  void errors.guard(() =>
    turn(enabled, async () => {
      await turn(!enabled)
      return rowIdOf(id)
    }),
  )
}

export function switchGroup(rules: RulesState, group: string, enabled: boolean): void {
  const { notices, errors, shell, ruleList } = rules
  // Undo must not touch rules that were switched this way before.
  const switched = ruleList.value.filter(({ rule }) => rule.group === group && (rule.enabled ?? true) !== enabled)
  notices.dismiss()
  void errors.guard(async () => {
    ruleList.value = await shell.client.call('rules.group', { group, enabled })
    notices.notify(say(enabled ? 'said_group_on' : 'said_group_off', group), {
      async undo() {
        await switchAll(rules, switched, !enabled)
        notices.notify(say(enabled ? 'said_group_off' : 'said_group_on', group))
        return null
      },
    })
  })
}

async function switchAll(rules: RulesState, statuses: readonly RuleStatus[], enabled: boolean): Promise<void> {
  try {
    for (const { id } of statuses) await rules.shell.client.call('rules.update', { id, patch: { enabled } })
  } finally {
    await reload(rules)
  }
}

/** Moves a rule by one position. @param by -1: before the rule above it; 1: after the rule below it */
export async function moveRule(rules: RulesState, id: string, by: -1 | 1): Promise<void> {
  rules.notices.dismiss()
  await rules.errors.guard(() =>
    move(rules, id, by, async () => {
      await move(rules, id, by < 0 ? 1 : -1)
      return rowIdOf(id)
    }),
  )
}

async function move({ ruleList, shell, notices }: RulesState, id: string, by: -1 | 1, undo?: Undo): Promise<void> {
  const ids = ruleList.value.map((one) => one.id)
  const at = ids.indexOf(id)
  const to = at + by
  if (at < 0 || to < 0 || to >= ids.length) return
  const before = (by < 0 ? ids[to] : ids[to + 1]) ?? null
  ruleList.value = await shell.client.call('rules.move', { id, before })
  notices.notify(say('said_rule_moved', to + 1, ids.length), undo && { undo })
}

export function removeRule(rules: RulesState, { id, rule }: RuleStatus): void {
  const { notices, errors, shell, ruleList, draft } = rules
  const ids = ruleList.value.map((one) => one.id)
  const nextId = ids[ids.indexOf(id) + 1] ?? null
  notices.dismiss()
  void errors.guard(async () => {
    await shell.client.call('rules.remove', id)
    await reload(rules)
    if (draft.value.id === id) dropDraft(rules)
    notices.notify(say('said_rule_removed'), { undo: () => bringBack(rules, rule, nextId) })
  })
}

/** Adds a removed rule again, at its old position. @param nextId the id of the rule that followed it */
async function bringBack(rules: RulesState, rule: RuleInput, nextId: string | null): Promise<string> {
  const { shell, ruleList, notices } = rules
  const { id } = await shell.client.call('rules.add', rule)
  const isNextThere = ruleList.value.some((one) => one.id === nextId)
  if (isNextThere && nextId !== null) await shell.client.call('rules.move', { id, before: nextId })
  await reload(rules)
  notices.notify(say('said_rule_back'))
  return rowIdOf(id)
}

/**
 * Adds or changes a rule.
 * @param id null: a new rule
 * @returns the error to show at the form's fields; null when the rule was saved
 */
export async function saveRule(rules: RulesState, id: string | null, rule: RuleInput): Promise<ClientError | null> {
  const { notices, shell, ruleList } = rules
  notices.dismiss()
  try {
    const before = ruleList.value.find((one) => one.id === id)
    const status = await (id === null
      ? shell.client.call('rules.add', rule)
      : shell.client.call('rules.update', { id, patch: { response: null, ...rule } }))
    if (id === null && status.id !== '') await joinGroup(rules, status)
    await reload(rules)
    // The background rejects an invalid rule. A valid one that can't be active now is kept, and its row says why.
    const kept = ruleList.value.find((one) => one.id === status.id)?.rule
    if (JSON.stringify(kept) !== JSON.stringify(status.rule)) return { code: 'bad-rule', problems: status.problems }
    notices.notify(say('said_rule_saved'), { undo: () => undoSave(rules, status, before) })
    return null
  } catch (error) {
    return clientErrorOf(error)
  }
}

/**
 * Adds rules after all others, with one Undo for all of them.
 * @returns the error that stopped it; null when all were added. Rules added before the error stay.
 */
export async function addRules(rules: RulesState, wanted: readonly RuleInput[]): Promise<ClientError | null> {
  const { notices, errors, shell } = rules
  const ids: string[] = []
  notices.dismiss()
  const undo = async (): Promise<string> => {
    const count = ids.length
    try {
      for (let id = ids[0]; id !== undefined; id = ids[0]) {
        await shell.client.call('rules.remove', id)
        ids.shift()
      }
    } finally {
      await reload(rules)
    }
    notices.notify(sayCount('said_rules_removed', count))
    return NEW_RULE_ID
  }
  try {
    for (const rule of wanted) ids.push((await shell.client.call('rules.add', rule)).id)
    return null
  } catch (error) {
    return clientErrorOf(error)
  } finally {
    if (ids.length > 0) {
      await errors.guard(() => reload(rules))
      notices.notify(sayCount('said_rules_added', ids.length), { undo })
    }
  }
}

/** Moves a new rule after the last rule of its group. */
async function joinGroup({ ruleList, shell }: RulesState, { id, rule }: RuleStatus): Promise<void> {
  const { group } = rule
  if (group === undefined || group === '') return
  const before = ruleList.value
  const last = before.findLastIndex((one) => one.rule.group === group)
  const nextId = before[last + 1]?.id
  if (last >= 0 && nextId !== undefined) await shell.client.call('rules.move', { id, before: nextId })
}

async function undoSave(rules: RulesState, { id }: RuleStatus, before: RuleStatus | undefined): Promise<string> {
  const { client } = rules.shell
  if (before === undefined) await client.call('rules.remove', id)
  else await client.call('rules.update', { id, patch: { response: null, ...before.rule } })
  await reload(rules)
  rules.notices.notify(say(before === undefined ? 'said_rule_removed' : 'said_rule_as_before'))
  return before === undefined ? NEW_RULE_ID : rowIdOf(id)
}

/**
 * Switches off every rule that overrides a cookie of the jar, which restores the cookies.
 * @returns the result for each cookie; undefined on failure
 */
export async function restoreCookies(rules: RulesState): Promise<readonly RestoredCookie[] | undefined> {
  const { notices, errors, shell, ruleList } = rules
  const on = ruleList.value.filter(({ rule }) => rule.enabled !== false)
  notices.dismiss()
  return errors.guard(async () => {
    const restored = await shell.client.call('rules.putBack', null)
    await reload(rules)
    const off = on.filter(({ id }) => ruleList.value.some((one) => one.id === id && one.rule.enabled === false))
    if (off.length > 0) {
      notices.notify(sayCount('said_rules_off', off.length), {
        async undo() {
          await switchAll(rules, off, true)
          notices.notify(sayCount('said_rules_on', off.length))
          return null
        },
      })
    }
    return restored
  })
}
