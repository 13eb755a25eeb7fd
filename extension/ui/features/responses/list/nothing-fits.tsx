import type { App } from '../../../app/app.ts'
import { PassingButton } from '../../../shared/parts/passing-button.tsx'
import { say } from '../../../shared/words.ts'
import { UnseenHere } from './unseen-here.tsx'

/** Search and filters leave nothing of what came. */
export function NothingFits({ app }: { app: App }) {
  const { view } = app
  return (
    <div data-testid="filter-nothing">
      <p class="empty-small">{say('filter_nothing')}</p>
      <p class="empty-small">
        <PassingButton
          view="responses"
          class="secondary"
          onClick={() => {
            view.search.value = ''
            view.onlyCookies.value = false
            view.thirdParties.value = true
          }}
        >
          {say('filter_show_all')}
        </PassingButton>
      </p>
      <UnseenHere app={app} />
    </div>
  )
}
