import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Paste } from '../../../../../src/format/paste.ts'
import type { RuleInput } from '../../../../../src/rules/model/rule.ts'
import { validateRule } from '../../../../../src/rules/validate/validate.ts'
import { ruleTitle } from '../../../shared/formatting/rule-title.ts'
import { Sentence } from '../../../shared/parts/sentence.tsx'
import { say, sayCode, sayCount } from '../../../shared/words.ts'
import { pastedRules } from '../draft/draft-to-rule.ts'
import { AskEverywhere } from '../parts/ask-everywhere.tsx'
import { problemText } from '../parts/problem-text.ts'
import { ruleFacts } from '../parts/rule-facts.ts'
import { isEverywhere } from '../parts/rule-scope.ts'

interface Props {
  paste: Paste
  onRules: (rules: readonly RuleInput[]) => void
  /** The list of data that can't be imported, shown above the button that adds the rules. */
  children: ComponentChildren
  /** The button that drops the text, beside the one that adds the rules. */
  drop: ComponentChildren
}

/** The rules of another tool's profile, each with a tick, or with its problems. */
export function PasteRules({ paste, onRules, children, drop }: Props) {
  const [unwanted, setUnwanted] = useState<readonly number[]>([])
  const [asking, setAsking] = useState(false)
  const rules = pastedRules(paste).map((rule) => ({ rule, problems: validateRule(rule) }))
  const wanted = rules.filter(({ problems }, index) => problems.length === 0 && !unwanted.includes(index))
  const all = wanted.map(({ rule }) => rule)
  const tick = (index: number, on: boolean): void => {
    setAsking(false)
    setUnwanted(on ? unwanted.filter((one) => one !== index) : [...unwanted, index])
  }
  return (
    <>
      <p class="faint">
        {sayCount('understood_rules', rules.length)} <Sentence text={sayCode('format', paste.format)} />
      </p>
      <ul class="pasted">
        {rules.map(({ rule, problems }, index) => (
          <li key={index} data-testid="pasted-rule">
            {problems.length === 0 ? (
              <label class="check-field">
                <input
                  type="checkbox"
                  checked={!unwanted.includes(index)}
                  onChange={(event) => tick(index, event.currentTarget.checked)}
                />
                <span class="pasted-cookie">
                  <b>{ruleTitle(rule)}</b>{' '}
                  <span class="faint">
                    {ruleFacts(rule)}
                    {rule.enabled === false && ` · ${sayCode('state', 'off')}`}
                  </span>
                </span>
              </label>
            ) : (
              <span class="pasted-lost tone-refused">
                <Sentence text={say('problem_of_cookie', index + 1, problems.map(problemText).join(' '))} />
              </span>
            )}
          </li>
        ))}
      </ul>
      {children}
      {asking ? (
        <AskEverywhere onYes={() => onRules(all)} onNo={() => setAsking(false)} />
      ) : (
        <div class="understood-tools">
          <button
            type="button"
            class="secondary"
            data-testid="paste-take-rules"
            disabled={all.length === 0}
            onClick={() => (all.some(isEverywhere) ? setAsking(true) : onRules(all))}
          >
            {sayCount('paste_take_rules', all.length)}
          </button>
          {drop}
        </div>
      )}
    </>
  )
}
