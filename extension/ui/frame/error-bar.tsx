import type { ClientError } from '../app/shell/client.ts'
import { IconButton } from '../shared/parts/icon-button.tsx'
import { Sentence } from '../shared/parts/sentence.tsx'
import { say, sayCode } from '../shared/words.ts'

interface Props {
  errors: readonly ClientError[]
  onDismiss: (clientError: ClientError) => void
}

/** What went wrong, and what to do about it. */
export function ErrorBar({ errors, onDismiss }: Props) {
  return (
    <div class="errors" role="alert">
      {errors.map((clientError) => (
        <div key={`${clientError.code} ${clientError.detail}`} class="trouble tone-refused" data-testid="trouble">
          <p>
            {clientError.undoing && `${say('undo_failed')} `}
            <Sentence text={sayCode('fault', clientError.code)} />
            {clientError.detail !== undefined && clientError.detail !== '' && (
              <span class="code-name"> {clientError.detail}</span>
            )}
          </p>
          <IconButton icon="close" label={say('dismiss')} onClick={() => onDismiss(clientError)} />
        </div>
      ))}
    </div>
  )
}
