import type { RuleStatus } from '../../../../../src/rules/model/rule.ts'
import { Mark } from '../../../shared/parts/mark.tsx'
import { sayCode, sayCount, spokenLanguage } from '../../../shared/words.ts'
import { STATE_TONES } from '../parts/state-tones.ts'

/** The end of a row: the state of the rule unless it is active, and how many requests confirmed and contradicted it. */
export function RuleMark({ status: { state, seen } }: { status: RuleStatus }) {
  return (
    <span class="marks rule-marks">
      {state !== 'applied' && <span class={`tag tone-${STATE_TONES[state]}`}>{sayCode('state', state)}</span>}
      <span data-testid="rule-seen" data-count={seen.count}>
        {seen.count > 0 && (
          <Mark
            tone={state === 'applied' ? 'injected' : 'quiet'}
            text={`${seen.count.toLocaleString(spokenLanguage())}×`}
            words={sayCount('seen', seen.count)}
          />
        )}
      </span>
      {seen.drifted > 0 && (
        <Mark
          tone="caution"
          text={`!${seen.drifted.toLocaleString(spokenLanguage())}`}
          words={sayCount('drifted', seen.drifted)}
        />
      )}
    </span>
  )
}
