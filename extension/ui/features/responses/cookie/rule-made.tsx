import type { Received } from '../../../../../src/exchange/model/exchange.ts'
import { Sentence } from '../../../shared/parts/sentence.tsx'
import { say, sayCode } from '../../../shared/words.ts'
import { RawLine } from './raw-line.tsx'

export interface RuleMadeProps {
  received: Received
  /** The title of the rule. */
  rule: string
  /** The parts of the rule's line that caused a refusal. */
  blamed: ReadonlySet<string>
  showValues: boolean
}

/** Says that a rule added, dropped or rewrote a Set-Cookie line. */
export function RuleMade({ received: { added, became, via }, rule, blamed, showValues }: RuleMadeProps) {
  const title = added ? 'made_added' : became === null ? 'made_dropped' : 'made_changed'
  return (
    <div class="rule-made" data-testid="rule-made">
      <p>
        <span class="tag tone-injected">{say(title, rule)}</span>
      </p>
      {typeof became === 'string' && <RawLine line={became} blamed={blamed} showValues={showValues} />}
      {via === 'jar-after' && (
        <p class="faint">
          <Sentence text={sayCode('response_way', via)} />
        </p>
      )}
    </div>
  )
}
