import { say } from '../words.ts'
import { Icon } from './icon.tsx'

/** In a narrow surface only: from what is open to the list. */
export function Back({ onBack }: { onBack: () => void }) {
  return (
    <button type="button" class="back" data-testid="back" onClick={onBack}>
      <Icon name="back" /> {say('back')}
    </button>
  )
}
