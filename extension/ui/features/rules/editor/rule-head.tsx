import type { Exchange } from '../../../../../src/exchange/model/exchange.ts'
import type { RuleStatus } from '../../../../../src/rules/model/rule.ts'
import { ruleTitle } from '../../../shared/formatting/rule-title.ts'
import { IconButton } from '../../../shared/parts/icon-button.tsx'
import { Sentence } from '../../../shared/parts/sentence.tsx'
import { say } from '../../../shared/words.ts'
import { problemText } from '../parts/problem-text.ts'
import { RuleStatusLine } from './rule-status-line.tsx'

interface Props {
  /** The edited rule; null for a new one. */
  status: RuleStatus | null
  /** All rules, in order. */
  rules: readonly RuleStatus[]
  exchanges: readonly Exchange[]
  onMove: (by: -1 | 1) => void
  onRemove: () => void
  /** Asks the browser for the permission that the rule lacks. */
  onAllow: () => void
}

/** The header of the form: the rule, its status, and the buttons that move and remove it. */
export function RuleHead({ status, rules, exchanges, onMove, onRemove, onAllow }: Props) {
  if (status === null) return <h2 class="rule-head">{say('form_new')}</h2>
  const title = ruleTitle(status.rule)
  const at = rules.indexOf(status)
  return (
    <header class="rule-head">
      <div class="rule-head-line">
        <h2>{title}</h2>
        <span class="section-tools">
          {at > 0 && (
            <IconButton
              id="rule-up"
              icon="up"
              label={say('rule_up', title)}
              testId="rule-up"
              onClick={() => onMove(-1)}
            />
          )}
          {at < rules.length - 1 && (
            <IconButton
              id="rule-down"
              icon="down"
              label={say('rule_down', title)}
              testId="rule-down"
              onClick={() => onMove(1)}
            />
          )}
          <IconButton icon="trash" label={say('rule_remove', title)} testId="rule-remove" onClick={onRemove} />
        </span>
      </div>
      <RuleStatusLine status={status} exchanges={exchanges} />
      {status.problems.map((problem) => (
        <p key={`${problem.field} ${problem.code}`} class="rule-problem">
          <Sentence text={problemText(problem)} />
        </p>
      ))}
      {status.state === 'no-access' && (
        <button type="button" class="secondary" onClick={onAllow}>
          {say('rule_allow')}
        </button>
      )}
    </header>
  )
}
