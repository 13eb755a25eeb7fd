import { IconButton } from '../../shared/parts/icon-button.tsx'
import { Sentence } from '../../shared/parts/sentence.tsx'
import { say, sayCode } from '../../shared/words.ts'
import type { ClientError } from '../client/client-error.ts'

interface Props {
  errors: readonly ClientError[]
  onDismiss: (error: ClientError) => void
}

/** Shows the errors until they are dismissed, each with advice. */
export function ErrorBar({ errors, onDismiss }: Props) {
  return (
    <div class="errors" role="alert">
      {errors.map((error) => (
        <div key={`${error.code} ${error.detail}`} class="error tone-refused" data-testid="trouble">
          <p>
            {error.undoing && `${say('undo_failed')} `}
            <Sentence text={sayCode('fault', error.code)} />
            {error.detail !== undefined && error.detail !== '' && <span class="code-name"> {error.detail}</span>}
          </p>
          <IconButton icon="close" label={say('dismiss')} onClick={() => onDismiss(error)} />
        </div>
      ))}
    </div>
  )
}
