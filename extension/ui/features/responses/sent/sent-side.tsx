import type { Exchange } from '../../../../../src/exchange/model/exchange.ts'
import { Icon } from '../../../shared/parts/icon.tsx'
import { IconButton } from '../../../shared/parts/icon-button.tsx'
import { say, sayCount } from '../../../shared/words.ts'
import type { CookieActions } from '../cookie/cookie-actions.ts'
import { SentCookies } from './sent-cookies.tsx'
import { Unsent, type UnsentProps } from './unsent.tsx'

interface Props {
  exchange: Exchange
  /** True if it is expanded. Collapsed, it is one line. */
  open: boolean
  onOpen: (open: boolean) => void
  ruleName: (id: string) => string
  showValues: boolean
  unsent: Omit<UnsentProps, 'exchange'>
  actions: CookieActions
}

/** The cookies that a request carried, and those that it did not. */
export function SentSide({ exchange, open, onOpen, ruleName, showValues, unsent, actions }: Props) {
  const { sent, missed } = exchange
  const count = sent.cookies.length
  const nothing = count + sent.injected.length === 0
  return (
    <section class="side" aria-label={say('sent_title')}>
      <div class="section-head">
        <h3>
          <button
            type="button"
            class="section-fold"
            aria-expanded={open}
            data-testid="sent-fold"
            onClick={() => onOpen(!open)}
          >
            <Icon name="chevron" /> {say('sent_title')}
          </button>
        </h3>
        <span class="faint">{count > 0 && sayCount('cookies', count)}</span>
        <span class="section-tools">
          {sent.header !== null && (
            <IconButton icon="copy" label={say('copy_header')} onClick={() => actions.copy(sent.header ?? '')} />
          )}
        </span>
      </div>
      {open && (
        <>
          {nothing ? (
            <p class="faint">{say(missed.includes('request') ? 'sent_not_seen' : 'sent_none')}</p>
          ) : (
            <SentCookies key={exchange.seq} {...{ exchange, ruleName, showValues, actions }} />
          )}
          <Unsent key={`unsent ${exchange.seq}`} exchange={exchange} {...unsent} />
        </>
      )}
    </section>
  )
}
