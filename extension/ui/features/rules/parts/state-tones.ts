import type { RuleState } from '../../../../../src/rules/model/rule.ts'
import type { Tone } from '../../../shared/parts/mark.tsx'

export const STATE_TONES: Record<RuleState, Tone> = {
  applied: 'injected',
  off: 'quiet',
  refused: 'refused',
  'no-access': 'caution',
  spent: 'quiet',
}
