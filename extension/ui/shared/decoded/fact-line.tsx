import type { DecodedFact } from '../../../../src/decode/layer/decoded.ts'
import { dateTime } from '../formatting/date-time.ts'
import { say, sayCode, spokenLanguage } from '../words.ts'

/** A fact about a decoded value. */
export function FactLine({ fact }: { fact: DecodedFact }) {
  if ('meaning' in fact) return <dd class="layer-meaning">{sayCode('meaning', fact.meaning)}</dd>
  return (
    <div>
      <dt>{sayCode('label', fact.label)}</dt>
      <dd>{inWords(fact)}</dd>
    </div>
  )
}

function inWords(fact: Exclude<DecodedFact, { meaning: unknown }>): string {
  if ('time' in fact) return dateTime(fact.time, Date.now())
  if ('number' in fact) return fact.number.toLocaleString(spokenLanguage())
  if ('flag' in fact) return say('read_yes')
  return fact.text
}
