import type { Exchange } from '../../../../../src/exchange/model/exchange.ts'
import type { RuleStatus } from '../../../../../src/rules/model/rule.ts'
import { timeOfDay } from '../../../shared/formatting/time-of-day.ts'
import { Sentence } from '../../../shared/parts/sentence.tsx'
import { say, sayCode, sayCount } from '../../../shared/words.ts'
import { STATE_TONES } from '../parts/state-tones.ts'

interface Props {
  status: RuleStatus
  exchanges: readonly Exchange[]
}

/** Shows whether and how a rule is active, and how often requests confirmed it: being active alone proves nothing. */
export function RuleStatusLine({ status, exchanges }: Props) {
  const { state, seen, via, responseVia = [] } = status
  const last = exchanges.find(({ seq }) => seq === seen.lastSeq)
  return (
    <div class="rule-status" data-testid="rule-status" data-state={state}>
      <p class="rule-state">
        <span class={`tag tone-${STATE_TONES[state]}`}>{sayCode('state', state)}</span>
        <span class="faint">
          {seen.count === 0
            ? say(state === 'applied' ? 'seen_never_yet' : 'seen_never')
            : last === undefined
              ? sayCount('seen_leaving', seen.count)
              : sayCount('seen_leaving_last', seen.count, timeOfDay(last.startedAt))}
        </span>
      </p>
      <p class="faint">{say(via.includes('jar') ? 'statewhy_applied_jar' : sentenceOf(state))}</p>
      {responseVia.map((way) => (
        <p key={way} class="faint">
          {say('response_title')}: <Sentence text={sayCode('response_way', way)} />
        </p>
      ))}
      {seen.drifted > 0 && (
        <p class="rule-drift tone-caution">
          <Sentence
            text={say(
              'drifted_why',
              sayCount('drifted', seen.drifted),
              seen.lastDrift === null ? '' : sayCode('drift', seen.lastDrift.code),
            )}
          />
        </p>
      )}
    </div>
  )
}

function sentenceOf(state: RuleStatus['state']) {
  switch (state) {
    case 'applied':
      return 'statewhy_applied'
    case 'off':
      return 'statewhy_off'
    case 'refused':
      return 'statewhy_refused'
    case 'no-access':
      return 'statewhy_no_access'
    case 'spent':
      return 'statewhy_spent'
  }
}
