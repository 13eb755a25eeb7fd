import type { Said } from '../state/app.ts'
import { say } from '../words.ts'

interface Props {
  said: Said | null
  /** What stands here while nothing was done. */
  otherwise: string
}

/** What was done last, with the way back; read out politely. */
export function SaidLine({ said, otherwise }: Props) {
  return (
    <>
      <span class={said === null ? 'footer-kept' : 'footer-kept footer-said'} role="status">
        {said?.text ?? ''}
      </span>
      {said === null && <span class="footer-kept">{otherwise}</span>}
      {said?.undo !== undefined && (
        <button type="button" class="undo" data-testid="undo" onClick={said.undo}>
          {say('undo')}
        </button>
      )}
    </>
  )
}
