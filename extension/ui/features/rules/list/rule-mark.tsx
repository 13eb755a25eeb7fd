import type { RuleState, RuleStatus } from '../../../../../src/rules/model/rule.ts'
import { Mark, type Tone } from '../../../shared/parts/mark.tsx'
import { sayCode, sayCount, spokenLanguage } from '../../../shared/words.ts'

export const TONES: Record<RuleState, Tone> = {
  applied: 'injected',
  off: 'quiet',
  refused: 'refused',
  'no-access': 'caution',
  spent: 'quiet',
}

/** At the end of a row: how often the rule was seen at work; its state where that is not "on". */
export function RuleMark({ status: { state, seen } }: { status: RuleStatus }) {
  return (
    <span class="marks rule-marks">
      {state !== 'applied' && <span class={`tag tone-${TONES[state]}`}>{sayCode('state', state)}</span>}
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
