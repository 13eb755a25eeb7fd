import { TransientButton } from '../../../shared/parts/transient-button.tsx'
import { say } from '../../../shared/words.ts'
import type { ResponsesState } from '../state/responses-state.ts'
import { UnseenHere } from './unseen-here.tsx'

/** Shown when the search and the filters hide the whole log; has a button that resets them. */
export function NothingMatches({ responses }: { responses: ResponsesState }) {
  const { frame, onlyCookies, thirdParties } = responses
  return (
    <div data-testid="filter-nothing">
      <p class="empty-small">{say('filter_nothing')}</p>
      <p class="empty-small">
        <TransientButton
          view="responses"
          class="secondary"
          onClick={() => {
            frame.search.value = ''
            onlyCookies.value = false
            thirdParties.value = true
          }}
        >
          {say('filter_show_all')}
        </TransientButton>
      </p>
      <UnseenHere responses={responses} />
    </div>
  )
}
