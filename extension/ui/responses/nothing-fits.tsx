import type { App } from '../state/app.ts'
import { say } from '../words.ts'
import { UnseenHere } from './unseen-here.tsx'

/** Search and filters leave nothing of what came. */
export function NothingFits({ app }: { app: App }) {
  return (
    <div data-testid="filter-nothing">
      <p class="empty-small">{say('filter_nothing')}</p>
      <UnseenHere app={app} />
    </div>
  )
}
