import { say } from '../words.ts'
import { Icon } from './icon.tsx'

export const BACK_ID = 'back'

/** In a narrow surface only: from what is open to the list. */
export function Back({ onBack }: { onBack: () => void }) {
  return (
    <button id={BACK_ID} type="button" class="back" data-testid="back" onClick={onBack}>
      <Icon name="back" /> {say('back')}
    </button>
  )
}
