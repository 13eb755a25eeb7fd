import { TextField } from '../../../shared/fields/text-field.tsx'
import { Chips } from '../../../shared/parts/chips.tsx'
import { say } from '../../../shared/words.ts'

interface Props {
  group: string
  /** The groups there are. */
  groups: readonly string[]
  onGroup: (group: string) => void
}

const OFFERED = 6

/** Rules of one group are switched together. */
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
          options={groups.slice(0, OFFERED).map((one) => [one, one])}
          chosen={[group]}
          onToggle={(one) => onGroup(one === group ? '' : one)}
        />
      )}
    </div>
  )
}
