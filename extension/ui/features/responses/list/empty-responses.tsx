import type { App } from '../../../app/app.ts'
import { setPaused } from '../../../app/log-commands.ts'
import { Icon } from '../../../shared/parts/icon.tsx'
import { say } from '../../../shared/words.ts'
import { UnseenHere } from './unseen-here.tsx'

/** Nothing came yet: says why, and what to do about it. */
export function EmptyResponses({ app }: { app: App }) {
  const { watching, tab, place, shell, errors } = app
  const id = tab.value?.id
  if (watching.value === null) return <div class="empty" />
  if (watching.value.paused) {
    return (
      <div class="empty" data-testid="empty">
        <h2>{say('empty_paused_title')}</h2>
        <p>{say('empty_paused')}</p>
        <button type="button" class="primary" onClick={() => setPaused(app, false)}>
          <Icon name="play" /> {say('resume')}
        </button>
      </div>
    )
  }
  if (place.value === null || id === undefined) {
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
      <p>{say('empty', place.value.host)}</p>
      <button type="button" class="primary" onClick={() => void errors.guard(() => shell.reload(id))}>
        <Icon name="reload" /> {say('reload_page')}
      </button>
      <UnseenHere app={app} />
    </div>
  )
}
