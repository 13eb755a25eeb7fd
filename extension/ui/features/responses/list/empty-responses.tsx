import { setPaused } from '../../../app/actions/pause.ts'
import { Icon } from '../../../shared/parts/icon.tsx'
import { say } from '../../../shared/words.ts'
import type { ResponsesState } from '../state/responses-state.ts'
import { UnseenHere } from './unseen-here.tsx'

/** Shown while the log is empty: explains why, and what to do about it. */
export function EmptyResponses({ responses }: { responses: ResponsesState }) {
  const { watching, tab, site, shell, errors } = responses
  const id = tab.value?.id
  if (watching.value === null) return <div class="empty" />
  if (watching.value.paused) {
    return (
      <div class="empty" data-testid="empty">
        <h2>{say('empty_paused_title')}</h2>
        <p>{say('empty_paused')}</p>
        <button type="button" class="primary" onClick={() => setPaused(responses, false)}>
          <Icon name="play" /> {say('resume')}
        </button>
      </div>
    )
  }
  if (site.value === null || id === undefined) {
    return (
      <div class="empty" data-testid="empty">
        <h2>{say('empty_no_site_title')}</h2>
        <p>{say('empty_no_site')}</p>
      </div>
    )
  }
  return (
    <div class="empty" data-testid="empty">
      <h2>{say('empty_title')}</h2>
      <p>{say('empty', site.value.host)}</p>
      <button type="button" class="primary" onClick={() => void errors.guard(() => shell.reload(id))}>
        <Icon name="reload" /> {say('reload_page')}
      </button>
      <UnseenHere responses={responses} />
    </div>
  )
}
