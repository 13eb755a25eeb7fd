import type { Trouble } from '../app/shell/client.ts'
import { IconButton } from '../shared/parts/icon-button.tsx'
import { Sentence } from '../shared/parts/sentence.tsx'
import { say, sayCode } from '../shared/words.ts'

interface Props {
  troubles: readonly Trouble[]
  onDismiss: (trouble: Trouble) => void
}

/** What went wrong, and what to do about it. */
export function TroublesBar({ troubles, onDismiss }: Props) {
  return (
    <div class="troubles" role="alert">
      {troubles.map((trouble) => (
        <div key={`${trouble.code} ${trouble.detail}`} class="trouble tone-refused" data-testid="trouble">
          <p>
            {trouble.undoing && `${say('undo_failed')} `}
            <Sentence text={sayCode('fault', trouble.code)} />
            {trouble.detail !== undefined && trouble.detail !== '' && <span class="code-name"> {trouble.detail}</span>}
          </p>
          <IconButton icon="close" label={say('dismiss')} onClick={() => onDismiss(trouble)} />
        </div>
      ))}
    </div>
  )
}
