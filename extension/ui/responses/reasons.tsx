import { tellable } from '../../../src/verdict/tellable.ts'
import type { Verdict } from '../../../src/verdict/verdict.ts'
import { Sentence } from '../parts/sentence.tsx'
import { say, sayCode } from '../words.ts'

/** Why a cookie was refused, and what to change: every reason that applies. */
export function Reasons({ verdict }: { verdict: Verdict }) {
  const { outcome, reasons, certainty } = verdict
  if (outcome !== 'blocked') return null
  return (
    <div class="why tone-refused">
      {reasons.length === 0 && <p>{say('reason_not_known')}</p>}
      {tellable(reasons).map((reason) => (
        <p key={reason}>
          <b>
            <Sentence text={sayCode('reason', reason)} />
          </b>{' '}
          <Sentence text={sayCode('remedy', reason)} /> <span class="code-name">{reason}</span>
        </p>
      ))}
      {certainty === 'predicted' && <p class="why-certainty">{say('certainty_predicted')}</p>}
    </div>
  )
}
