import type { RuleStatus } from '../../../../../src/rules/model/rule.ts'
import { ruleTitle } from '../../../shared/formatting/rule-title.ts'
import { type ShortcutIn, shortcutOf } from '../../../shared/keys/shortcuts.ts'
import { Sentence } from '../../../shared/parts/sentence.tsx'
import { Switch } from '../../../shared/parts/switch.tsx'
import { say } from '../../../shared/words.ts'
import { problemText } from '../parts/problem-text.ts'
import { ruleFacts } from '../parts/rule-facts.ts'
import { rowIdOf } from '../parts/rule-ids.ts'
import { RuleMark } from './rule-mark.tsx'

interface Props {
  status: RuleStatus
  /** True if its form is open. */
  edited: boolean
  onEdit: () => void
  onSwitch: (on: boolean) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
  /** Asks the browser for the permission that the rule lacks. */
  onAllow: () => void
}

/** One rule of the list. */
export function RuleRow({ status, edited, onEdit, onSwitch, onMove, onRemove, onAllow }: Props) {
  const { id, rule, state, problems } = status
  const title = ruleTitle(rule)
  const handlers: Record<ShortcutIn<'rule'>, (event: KeyboardEvent) => void> = {
    move_rule: ({ key }) => onMove(key === 'ArrowUp' ? -1 : 1),
    delete: onRemove,
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const shortcut = shortcutOf(event, 'rule')
    if (shortcut === null) return
    event.preventDefault()
    handlers[shortcut](event)
  }
  return (
    <li
      class={edited ? 'rule rule-edited' : 'rule'}
      data-testid="rule-row"
      data-state={state}
      data-name={title}
      onKeyDown={onKeyDown}
    >
      <Switch on={rule.enabled !== false} label={say('rule_switch', title)} testId="rule-switch" onSwitch={onSwitch} />
      <button
        type="button"
        id={rowIdOf(id)}
        class="rule-open"
        aria-current={edited ? 'true' : undefined}
        data-testid="rule-open"
        onClick={onEdit}
      >
        <span class="rule-title">
          <bdi>{title}</bdi>
        </span>
        <span class="rule-facts">
          <bdi>{ruleFacts(rule)}</bdi>
        </span>
      </button>
      <RuleMark status={status} />
      {(problems.length > 0 || state === 'no-access') && (
        <div class="rule-problems">
          {problems.map((problem) => (
            <p key={`${problem.field} ${problem.code}`} class="rule-problem">
              <Sentence text={problemText(problem)} />
            </p>
          ))}
          {state === 'no-access' && (
            <button type="button" class="secondary" onClick={onAllow}>
              {say('rule_allow')}
            </button>
          )}
        </div>
      )}
    </li>
  )
}
