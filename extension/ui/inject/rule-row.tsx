import type { RuleStatus } from '../../../src/inject/rule.ts'
import { hostOfScope } from '../../../src/site/scope-of-host.ts'
import { IconButton } from '../parts/icon-button.tsx'
import { Sentence } from '../parts/sentence.tsx'
import { say } from '../words.ts'
import { problemText } from './problem-text.ts'
import { RuleStateLine } from './rule-state.tsx'
import { ruleTitle } from './rule-title.ts'
import { Switch } from './switch.tsx'

interface Props {
  status: RuleStatus
  edited: boolean
  onEdit: () => void
  onSwitch: (on: boolean) => void
  onRemove: () => void
  /** Asks for the permission that the rule lacks. */
  onAllow: () => void
}

/** One rule of the list. */
export function RuleRow({ status, edited, onEdit, onSwitch, onRemove, onAllow }: Props) {
  const { rule, state, problems } = status
  const title = ruleTitle(rule)
  const names = Object.keys(rule.cookies).join(', ')
  return (
    <li class={edited ? 'rule rule-edited' : 'rule'} data-testid="rule-row" data-state={state}>
      <Switch on={rule.enabled !== false} label={say('rule_switch', title)} testId="rule-switch" onSwitch={onSwitch} />
      <div class="rule-what">
        <button type="button" class="rule-title" aria-current={edited ? 'true' : undefined} onClick={onEdit}>
          {title}
        </button>
        <p class="rule-facts">
          {title === names ? '' : `${names} · `}
          {rule.scope.urls.map(hostOfScope).join(', ')}
          {rule.mode === 'replace' && ` · ${say('rule_replaces')}`}
        </p>
        <RuleStateLine status={status} />
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
      <IconButton icon="trash" label={say('rule_remove', title)} testId="rule-remove" onClick={onRemove} />
    </li>
  )
}
