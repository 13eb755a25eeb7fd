import type { Received } from '../../../../../src/exchange/exchange.ts'
import { Sentence } from '../../../shared/parts/sentence.tsx'
import { say, sayCode } from '../../../shared/words.ts'
import { RawLine } from './raw-line.tsx'

export interface RuleMadeProps {
  received: Received
  /** The name of the rule. */
  rule: string
  /** What brought about a refusal of the line that the rule made. */
  blamed: ReadonlySet<string>
  showValues: boolean
}

/** What a rule did: added the line, dropped the server's, or made another one of it. */
export function RuleMade({ received: { added, became, via }, rule, blamed, showValues }: RuleMadeProps) {
  const words = added ? 'made_added' : became === null ? 'made_dropped' : 'made_changed'
  return (
    <div class="rule-made" data-testid="rule-made">
      <p>
        <span class="tag tone-injected">{say(words, rule)}</span>
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
