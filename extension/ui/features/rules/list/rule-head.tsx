import type { RuleStatus } from '../../../../../src/rules/model/rule.ts'
import type { App } from '../../../app/app.ts'
import { ruleTitle } from '../../../shared/format/rule-title.ts'
import { IconButton } from '../../../shared/parts/icon-button.tsx'
import { Sentence } from '../../../shared/parts/sentence.tsx'
import { say } from '../../../shared/words.ts'
import { problemText } from '../form/problem-text.ts'
import { RuleStatusLine } from './rule-status-line.tsx'

interface Props {
  app: App
  /** null: the form is for a new rule. */
  status: RuleStatus | null
  onMove: (by: -1 | 1) => void
  onRemove: () => void
  onAllow: () => void
}

/** Above the form: which rule it is, how it stands, and what can be done with the whole of it. */
export function RuleHead({ app, status, onMove, onRemove, onAllow }: Props) {
  if (status === null) return <h2 class="rule-head">{say('form_new')}</h2>
  const title = ruleTitle(status.rule)
  const rules = app.rules.value
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
      <RuleStatusLine status={status} exchanges={app.log.exchanges.value} />
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
