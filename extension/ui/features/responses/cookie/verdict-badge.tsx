import type { Outcome, Verdict } from '../../../../../src/verdict/verdict.ts'
import type { Tone } from '../../../shared/parts/mark.tsx'
import { say, sayCode } from '../../../shared/words.ts'

const TONES: Record<Outcome, Tone> = {
  stored: 'kept',
  replaced: 'kept',
  deleted: 'quiet',
  ignored: 'quiet',
  blocked: 'refused',
  unknown: 'quiet',
}

const SIGNS: Record<Outcome, string> = {
  stored: '✓',
  replaced: '✓',
  deleted: '−',
  ignored: '○',
  blocked: '⊘',
  unknown: '?',
}

interface Props {
  verdict: Verdict
  settled: boolean
}

/** The outcome for a cookie, worded to match the certainty of the verdict. */
export function VerdictBadge({ verdict, settled }: Props) {
  const { outcome, certainty } = verdict
  const likely = certainty === 'predicted' && outcome !== 'unknown'
  const words = likely ? sayCode('likely', outcome) : sayCode('outcome', outcome)
  return (
    <span
      class={`verdict tone-${TONES[outcome]} verdict-${certainty}`}
      data-testid="verdict"
      data-outcome={outcome}
      data-certainty={certainty}
      title={say(settled ? `certainty_${certainty}` : 'certainty_waiting')}
    >
      <span aria-hidden="true">{SIGNS[outcome]}</span>{' '}
      {outcome === 'unknown' && !settled ? say('verdict_waiting') : words}
    </span>
  )
}
