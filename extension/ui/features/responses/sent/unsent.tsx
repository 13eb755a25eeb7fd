import type { Exchange } from '../../../../../src/exchange/model/exchange.ts'
import { Icon } from '../../../shared/parts/icon.tsx'
import { lazy } from '../../../shared/parts/lazy.tsx'
import { say } from '../../../shared/words.ts'
import type { AskUnsent } from './unsent-cookies.ts'

export interface UnsentProps {
  exchange: Exchange
  open: boolean
  onOpen: (open: boolean) => void
  /** Finds the cookies of the jar that the request did not carry. */
  ask: AskUnsent
}

const UnsentList = lazy<{ exchange: Exchange; ask: AskUnsent }>(
  async () => (await import('./unsent-list.tsx')).UnsentList,
)

/** A collapsible section for the cookies that were not sent. The jar is queried only once it is opened. */
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
