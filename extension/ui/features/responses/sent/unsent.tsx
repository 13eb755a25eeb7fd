import type { Exchange } from '../../../../../src/exchange/exchange.ts'
import { Icon } from '../../../shared/parts/icon.tsx'
import { lazy } from '../../../shared/parts/lazy.tsx'
import { say } from '../../../shared/words.ts'
import type { AskUnsent } from './unsent-cookies.ts'

export interface UnsentProps {
  exchange: Exchange
  open: boolean
  onOpen: (open: boolean) => void
  /** Asks which cookies of the jar did not leave with a request. */
  ask: AskUnsent
}

const UnsentList = lazy<{ exchange: Exchange; ask: AskUnsent }>(
  async () => (await import('./unsent-list.tsx')).UnsentList,
)

/** *Why is my cookie missing?* Asked of the jar only when someone wants to know. */
export function Unsent({ exchange, open, onOpen, ask }: UnsentProps) {
  return (
    <div class="unsent">
      <button
        type="button"
        class="link"
        aria-expanded={open}
        aria-controls="unsent"
        data-testid="unsent"
        onClick={() => onOpen(!open)}
      >
        <Icon name="chevron" /> {say('unsent_title')}
      </button>
      <div id="unsent">{open && <UnsentList exchange={exchange} ask={ask} />}</div>
    </div>
  )
}
