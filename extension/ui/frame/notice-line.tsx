import type { App } from '../app/app.ts'
import { UNDO_ID } from '../app/notices.ts'
import { PassingButton } from '../shared/parts/passing-button.tsx'
import { say } from '../shared/words.ts'
import { takeBack } from './undo-last.ts'

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
        <PassingButton
          view={app.view.tab.value}
          class="undo"
          id={UNDO_ID}
          data-testid="undo"
          aria-keyshortcuts="Control+Z"
          onClick={() => void takeBack(app)}
        >
          {say('undo')}
        </PassingButton>
      )}
    </>
  )
}
