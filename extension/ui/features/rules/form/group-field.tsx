import { Chips } from '../../../shared/fields/chips.tsx'
import { TextField } from '../../../shared/fields/text-field.tsx'
import { say } from '../../../shared/words.ts'

interface Props {
  group: string
  /** The names of all groups. */
  groups: readonly string[]
  onGroup: (group: string) => void
}

const OFFERED_AT_MOST = 6

/** The group of a rule. The rules of a group are switched together. */
export function GroupField({ group, groups, onGroup }: Props) {
  return (
    <div class="group-field">
      <TextField
        id="rule-group"
        label={say('rule_group_label')}
        value={group}
        placeholder={say('rule_group_placeholder')}
        errors={[]}
        onInput={onGroup}
      />
      {groups.length > 0 && (
        <Chips
          label={say('rule_groups_known')}
          testId="rule-group"
          options={groups.slice(0, OFFERED_AT_MOST).map((one) => [one, one])}
          chosen={[group]}
          onToggle={(one) => onGroup(one === group ? '' : one)}
        />
      )}
    </div>
  )
}
