import type { RuleStatus } from '../../../../../src/rules/model/rule.ts'
import { say } from '../../../shared/words.ts'
import { STATE_TONES } from '../parts/state-tones.ts'

/** Shows the state that the rule would have if it were saved now. */
export function CheckLine({ status: { state, via } }: { status: RuleStatus }) {
  const sentences = {
    applied: via.includes('jar') ? 'check_applied_jar' : 'check_applied',
    off: 'check_off',
    refused: 'check_refused',
    'no-access': 'check_no_access',
    spent: 'check_off',
  } as const
  return (
    <p class={`check-line tone-${STATE_TONES[state]}`} role="status" data-testid="rule-check" data-state={state}>
      {say(sentences[state])}
    </p>
  )
}
