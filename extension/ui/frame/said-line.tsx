import { focusSoon } from '../parts/focus-soon.ts'
import { LIST_ID } from '../parts/virtual-list.tsx'
import { UNDO_ID, undoLast } from '../state/actions.ts'
import type { App } from '../state/app.ts'
import { say } from '../words.ts'

interface Props {
  app: App
  /** What stands here while nothing was done. */
  otherwise: string
}

/** What was done last, with the way back; read out politely. */
export function SaidLine({ app, otherwise }: Props) {
  const said = app.said.value
  return (
    <>
      <span class={said === null ? 'footer-kept' : 'footer-kept footer-said'} role="status">
        {said?.text ?? ''}
      </span>
      {said === null && <span class="footer-kept">{otherwise}</span>}
      {said?.undo !== undefined && (
        <button
          type="button"
          class="undo"
          id={UNDO_ID}
          data-testid="undo"
          aria-keyshortcuts="Control+Z"
          onClick={() => {
            undoLast(app)
            // The button goes; the focus must not.
            focusSoon(document.getElementById(LIST_ID) === null ? `tab-${app.view.tab.value}` : LIST_ID)
          }}
        >
          {say('undo')}
        </button>
      )}
    </>
  )
}
