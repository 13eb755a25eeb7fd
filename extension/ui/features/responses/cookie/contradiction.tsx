import { withoutRedundantSchemeful } from '../../../../../src/verdict/explain/without-redundant-schemeful.ts'
import type { Verdict } from '../../../../../src/verdict/verdict.ts'
import { Sentence } from '../../../shared/parts/sentence.tsx'
import { say, sayCode } from '../../../shared/words.ts'

/** Shown when the browser did not act as predicted: the prediction, the outcome, and a request to report it. */
export function Contradiction({ verdict }: { verdict: Verdict }) {
  const { certainty, predicted, outcome, reasons } = verdict
  if (certainty !== 'contradicted' || predicted === undefined) return null
  return (
    <div class="contradiction tone-caution" data-testid="contradiction">
      <p class="why-reason">{say('contradicted_title')}</p>
      <dl>
        <div>
          <dt>{say('contradicted_rules')}</dt>
          <dd>
            {sayCode('outcome', predicted)}
            {predicted === 'blocked' &&
              withoutRedundantSchemeful(reasons).map((reason) => (
                <p key={reason}>
                  <Sentence text={sayCode('reason', reason)} /> <span class="code-name">{reason}</span>
                </p>
              ))}
          </dd>
        </div>
        <div>
          <dt>{say('contradicted_jar')}</dt>
          <dd>{sayCode('outcome', outcome)}</dd>
        </div>
      </dl>
      <p>{say('contradicted_report')}</p>
    </div>
  )
}
