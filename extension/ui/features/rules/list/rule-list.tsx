import type { RuleStatus } from '../../../../../src/rules/model/rule.ts'
import { Switch } from '../../../shared/parts/switch.tsx'
import { say } from '../../../shared/words.ts'
import { RuleRow } from './rule-row.tsx'
import { ruleRuns } from './rule-runs.ts'

interface Props {
  rules: readonly RuleStatus[]
  /** The id of the rule whose form is open; null: none, or the form of a new rule. */
  edited: string | null
  onEdit: (status: RuleStatus) => void
  onSwitch: (status: RuleStatus, on: boolean) => void
  onSwitchGroup: (group: string, on: boolean) => void
  onMove: (status: RuleStatus, by: -1 | 1) => void
  onRemove: (status: RuleStatus) => void
  onAllow: (status: RuleStatus) => void
}

/** All rules in order, with a heading where the group changes. */
export function RuleList(props: Props) {
  const { rules, edited, onEdit, onSwitch, onSwitchGroup, onMove, onRemove, onAllow } = props
  return (
    <div class="rules">
      {ruleRuns(rules).map(({ group, nth, rules: run }) => {
        const on = run.some(({ rule }) => rule.enabled !== false)
        return (
          <section key={`${nth} ${group}`} aria-label={group === '' ? say('rules_ungrouped') : group}>
            {group !== '' && (
              <h2 class="rule-group" data-testid="rule-group" data-group={group}>
                <Switch
                  on={on}
                  label={say('group_switch', group)}
                  testId="group-switch"
                  onSwitch={() => onSwitchGroup(group, !on)}
                />
                <span>{group}</span>
                <span class="faint">{run.length}</span>
              </h2>
            )}
            <ul>
              {run.map((status) => (
                <RuleRow
                  key={status.id}
                  status={status}
                  edited={edited === status.id}
                  onEdit={() => onEdit(status)}
                  onSwitch={(to) => onSwitch(status, to)}
                  onMove={(by) => onMove(status, by)}
                  onRemove={() => onRemove(status)}
                  onAllow={() => onAllow(status)}
                />
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
