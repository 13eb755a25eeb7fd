import type { App } from '../app/app.ts'
import { UNDO_ID } from '../app/notices.ts'
import { PassingButton } from '../shared/parts/passing-button.tsx'
import { say } from '../shared/words.ts'
import { undoLast } from './undo-last.ts'

interface Props {
  app: App
  /** Shown while there is no notice. */
  otherwise: string
}

/** Confirms the last action, with Undo; screen readers announce it politely. */
export function NoticeLine({ app, otherwise }: Props) {
  const notice = app.notices.current.value
  return (
    <>
      <span class={notice === null ? 'footer-kept' : 'footer-kept footer-said'} role="status">
        {notice?.text ?? ''}
      </span>
      {notice === null && <span class="footer-kept">{otherwise}</span>}
      {notice?.undo !== undefined && (
        <PassingButton
          view={app.view.tab.value}
          class="undo"
          id={UNDO_ID}
          data-testid="undo"
          aria-keyshortcuts="Control+Z"
          onClick={() => void undoLast(app)}
        >
          {say('undo')}
        </PassingButton>
      )}
    </>
  )
}
