import type { CookieDifference } from '../../../../src/exchange/compare.ts'
import { mask } from '../../../../src/text/mask.ts'
import type { Tone } from '../../shared/parts/mark.tsx'
import { say, sayCode } from '../../shared/words.ts'

const TONES: Readonly<Record<CookieDifference['kind'], Tone>> = { came: 'kept', went: 'refused', changed: 'caution' }

/** The cookies that are not the same at two moments. */
export function Differences({ found, shown }: { found: readonly CookieDifference[]; shown: boolean }) {
  if (found.length === 0) return <p class="faint">{say('compare_same')}</p>
  const value = (text: string) => (shown ? text : mask(text))
  return (
    <ul class="differences" data-testid="differences">
      {found.map(({ kind, place, before, after }) => (
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
