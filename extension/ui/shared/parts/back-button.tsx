import { say } from '../words.ts'
import { Icon } from './icon.tsx'

export const BACK_ID = 'back'

/** Returns from the open detail to the list. A wide surface shows both and hides the button. */
export function BackButton({ onBack }: { onBack: () => void }) {
  return (
    <button id={BACK_ID} type="button" class="back" data-testid="back" onClick={onBack}>
      <Icon name="back" /> {say('back')}
    </button>
  )
}
