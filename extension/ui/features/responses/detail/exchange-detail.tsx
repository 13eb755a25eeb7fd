import type { Chain } from '../../../../../src/exchange/analysis/chains.ts'
import { marksOf } from '../../../../../src/exchange/analysis/marks.ts'
import type { Exchange } from '../../../../../src/exchange/model/exchange.ts'
import { useWide } from '../../../shared/hooks/use-wide.ts'
import { SectionHead } from '../../../shared/parts/section-head.tsx'
import { type Key, say, sayCount } from '../../../shared/words.ts'
import type { CookieActions } from '../cookie/cookie-actions.ts'
import { ReceivedCookie } from '../cookie/received-cookie.tsx'
import { SentSide } from '../sent/sent-side.tsx'
import type { UnsentProps } from '../sent/unsent.tsx'
import { ChainPath } from './chain-path.tsx'
import { ExchangeNotices } from './exchange-notices.tsx'
import { RequestLine } from './request-line.tsx'

interface Props {
  chain: Chain
  /** The index of the open hop. */
  hop: number
  /** The host of the page, which URLs omit. */
  host: string | null
  showValues: boolean
  /** True if copied texts contain the values of cookies. */
  secrets: boolean
  onSecrets: (secrets: boolean) => void
  /** True if received cookies are shown as raw Set-Cookie lines. */
  rawLines: boolean
  onRawLines: (rawLines: boolean) => void
  /** null: expanded, unless a narrow surface needs the space for refused cookies */
  sentOpen: boolean | null
  onSentOpen: (open: boolean) => void
  unsent: Omit<UnsentProps, 'exchange'>
  /** Finds the title of a rule by its id. */
  ruleName: (id: string) => string
  onHop: (hop: number) => void
  actions: CookieActions
}

/** Returns the text that explains why there is no received cookie. */
function whyNoCookies({ missed, error, status }: Exchange): Key {
  if (missed.includes('response')) return 'received_not_seen'
  if (status !== null) return 'received_none'
  return error === null ? 'received_waiting' : 'received_failed'
}

/** One hop of a chain: its sent cookies and its received ones with their verdicts, side by side in a wide surface. */
export function ExchangeDetail(props: Props) {
  const {
    chain,
    hop,
    host,
    showValues,
    secrets,
    onSecrets,
    rawLines,
    onRawLines,
    sentOpen,
    onSentOpen,
    unsent,
    ruleName,
    onHop,
    actions,
  } = props
  const wide = useWide()
  const exchange = chain.hops[hop] ?? chain.first
  const { received } = exchange
  const { kept, refused } = marksOf([exchange])
  const summary = [refused > 0 && sayCount('mark_refused', refused), kept > 0 && sayCount('mark_kept', kept)]
  return (
    <article class="detail-body" data-testid="exchange-detail" aria-label={say('detail_name')}>
      {chain.hops.length > 1 && <ChainPath chain={chain} host={host} hop={hop} onHop={onHop} />}
      <RequestLine exchange={exchange} secrets={secrets} onSecrets={onSecrets} onCopy={actions.copy} />
      <ExchangeNotices exchange={exchange} />
      <div class="sides">
        <SentSide
          exchange={exchange}
          open={sentOpen ?? (wide || refused === 0)}
          onOpen={onSentOpen}
          {...{ ruleName, showValues, unsent, actions }}
        />
        <section class="side" aria-label={say('received_title')}>
          <SectionHead title={say('received_title')} aside={summary.filter(Boolean).join(', ')}>
            {received.length > 0 && (
              <button
                type="button"
                class="toggle"
                aria-pressed={rawLines}
                data-testid="show-raw"
                onClick={() => onRawLines(!rawLines)}
              >
                {say('raw_lines')}
              </button>
            )}
          </SectionHead>
          {received.length === 0 ? (
            <p class="faint">{say(whyNoCookies(exchange))}</p>
          ) : (
            <ul class="cookies">
              {received.map((one, index) => (
                <ReceivedCookie
                  key={`${exchange.seq} ${index}`}
                  received={one}
                  {...{ exchange, showValues, rawLines, ruleName, actions }}
                />
              ))}
            </ul>
          )}
        </section>
      </div>
    </article>
  )
}
