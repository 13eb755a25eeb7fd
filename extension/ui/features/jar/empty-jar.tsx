import type { App } from '../../app/app.ts'
import { say } from '../../shared/words.ts'

/** No cookie for this page: what to do about it. */
export function EmptyJar({ app, onCreate }: { app: App; onCreate: () => void }) {
  const host = app.place.value?.host
  return (
    <div class="empty" data-testid="jar-empty">
      <h2>{say('jar_empty_title')}</h2>
      <p>{host === undefined ? say('empty_no_site') : say('jar_empty', host)}</p>
      {host !== undefined && (
        <button type="button" class="primary" data-testid="cookie-new" onClick={onCreate}>
          {say('cookie_new')}
        </button>
      )}
    </div>
  )
}
