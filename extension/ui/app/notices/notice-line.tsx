import { TransientButton } from '../../shared/parts/transient-button.tsx'
import { say } from '../../shared/words.ts'
import { type Notices, UNDO_ID } from './notices.ts'
import { undoAndFocus } from './undo-and-focus.ts'

interface Props {
  notices: Notices
  /** Shown while there is no notice. */
  otherwise: string
  /** The open view: see `TransientButton`. */
  view: string
}

/** The notice, announced politely to screen readers, with its Undo button. */
export function NoticeLine({ notices, otherwise, view }: Props) {
  const notice = notices.current.value
  return (
    <>
      <span class={notice === null ? 'footer-kept' : 'footer-kept footer-notice'} role="status">
        {notice?.text ?? ''}
      </span>
      {notice === null && <span class="footer-kept">{otherwise}</span>}
      {notice?.undo !== undefined && (
        <TransientButton
          view={view}
          class="undo"
          id={UNDO_ID}
          data-testid="undo"
          aria-keyshortcuts="Control+Z"
          onClick={() => void undoAndFocus(notices)}
        >
          {say('undo')}
        </TransientButton>
      )}
    </>
  )
}
