import type { CookieDifference } from '../../../../src/exchange/analysis/compare.ts'
import { mask } from '../../../../src/text/mask.ts'
import type { Tone } from '../../shared/parts/mark.tsx'
import { say, sayCode } from '../../shared/words.ts'

const TONES: Readonly<Record<CookieDifference['kind'], Tone>> = { came: 'kept', went: 'refused', changed: 'caution' }

interface Props {
  differences: readonly CookieDifference[]
  showValues: boolean
}

/** The cookies that differ between two moments. */
export function Differences({ differences, showValues }: Props) {
  if (differences.length === 0) return <p class="faint">{say('compare_same')}</p>
  const value = (text: string) => (showValues ? text : mask(text))
  return (
    <ul class="differences" data-testid="differences">
      {differences.map(({ kind, place, before, after }) => (
        <li key={JSON.stringify(place)}>
          <span class={`tag tone-${TONES[kind]}`}>{sayCode('difference', kind)}</span> <b>{place.name}</b>{' '}
          <span class="code-name">
            {place.domain}
            {place.path}
          </span>{' '}
          {before !== null && <del>{value(before.value)}</del>} {after !== null && <ins>{value(after.value)}</ins>}
        </li>
      ))}
    </ul>
  )
}
