import { say } from '../../../shared/words.ts'
import type { ResponsesState } from '../state/responses-state.ts'

type Props = Pick<ResponsesState, 'onlyCookies' | 'thirdParties' | 'bySite'>

/** The toggles that filter and group the list. */
export function Filters({ onlyCookies, thirdParties, bySite }: Props) {
  return (
    <div class="filters" role="toolbar" aria-label={say('filters_name')}>
      <button
        type="button"
        class="toggle"
        aria-pressed={onlyCookies.value}
        onClick={() => (onlyCookies.value = !onlyCookies.value)}
      >
        {say('filter_cookies')}
      </button>
      <button
        type="button"
        class="toggle"
        aria-pressed={thirdParties.value}
        onClick={() => (thirdParties.value = !thirdParties.value)}
      >
        {say('filter_third')}
      </button>
      {thirdParties.value && (
        <button type="button" class="toggle" aria-pressed={bySite.value} onClick={() => (bySite.value = !bySite.value)}>
          {say('filter_by_site')}
        </button>
      )}
    </div>
  )
}
