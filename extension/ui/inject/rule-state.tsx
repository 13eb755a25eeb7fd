import type { RuleState, RuleStatus } from '../../../src/inject/rule.ts'
import type { Tone } from '../parts/mark.tsx'
import { sayCode, sayCount } from '../words.ts'

const TONES: Record<RuleState, Tone> = {
  applied: 'injected',
  off: 'quiet',
  refused: 'refused',
  'no-access': 'caution',
  spent: 'quiet',
}

/** Whether a rule is in force, and, which is another thing, how often it was seen at work. */
export function RuleStateLine({ status: { state, seen } }: { status: RuleStatus }) {
  return (
    <p class="rule-state">
      <span class={`tag tone-${TONES[state]}`}>{sayCode('state', state)}</span>
      <span class="faint" data-testid="rule-seen" data-count={seen.count}>
        {sayCount('seen', seen.count)}
      </span>
      {seen.drifted > 0 && <span class="tag tone-caution">{sayCount('drifted', seen.drifted)}</span>}
    </p>
  )
}
