import type { App } from '../../../app/app.ts'
import { PassingButton } from '../../../shared/parts/passing-button.tsx'
import { say } from '../../../shared/words.ts'
import { responsesState } from '../responses-state.ts'
import { UnseenHere } from './unseen-here.tsx'

/** Search and filters leave nothing of what came. */
export function NothingFits({ app }: { app: App }) {
  const { view } = app
  const state = responsesState(view)
  return (
    <div data-testid="filter-nothing">
      <p class="empty-small">{say('filter_nothing')}</p>
      <p class="empty-small">
        <PassingButton
          view="responses"
          class="secondary"
          onClick={() => {
            view.search.value = ''
            state.onlyCookies.value = false
            state.thirdParties.value = true
          }}
        >
          {say('filter_show_all')}
        </PassingButton>
      </p>
      <UnseenHere app={app} />
    </div>
  )
}
