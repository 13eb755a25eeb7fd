import type { Chain } from '../../../../src/exchange/chains.ts'
import type { Exchange } from '../../../../src/exchange/exchange.ts'
import { marksOf } from '../../../../src/exchange/marks.ts'
import { useWide } from '../../shared/hooks/use-wide.ts'
import { SectionHead } from '../../shared/parts/section-head.tsx'
import type { RowActions } from '../../shared/row-actions-type.ts'
import { type Key, say, sayCount } from '../../shared/words.ts'
import { ChainPath } from './chain-path.tsx'
import { ExchangeNotices } from './exchange-notices.tsx'
import { ReceivedCookie } from './received/received-cookie.tsx'
import { RequestLine } from './request-line.tsx'
import { SentSide } from './sent/sent-side.tsx'
import type { UnsentProps } from './sent/unsent.tsx'

interface Props {
  chain: Chain
  hop: number
  host: string | null
  showValues: boolean
  secrets: boolean
  onSecrets: (secrets: boolean) => void
  raw: boolean
  /** null: as it is best: what was sent makes room for cookies that were refused. */
  sentOpen: boolean | null
  onSentOpen: (open: boolean) => void
  unsent: Omit<UnsentProps, 'exchange'>
  ruleName: (id: string) => string
  onHop: (hop: number) => void
  onRaw: (raw: boolean) => void
  actions: RowActions
}

/** Why there is no returned cookie to show. */
function whyNothing({ missed, error, status }: Exchange): Key {
  if (missed.includes('response')) return 'received_not_seen'
  if (status !== null) return 'received_none'
  return error === null ? 'received_waiting' : 'received_failed'
}

/** One hop of a chain: what was sent, what came back, what became of it; side by side where there is room. */
export function ExchangeDetail(props: Props) {
  const {
    chain,
    hop,
    host,
    showValues,
    secrets,
    onSecrets,
    raw,
    sentOpen,
    onSentOpen,
    unsent,
    ruleName,
    onHop,
    onRaw,
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
                aria-pressed={raw}
                data-testid="show-raw"
                onClick={() => onRaw(!raw)}
              >
                {say('raw_lines')}
              </button>
            )}
          </SectionHead>
          {received.length === 0 ? (
            <p class="faint">{say(whyNothing(exchange))}</p>
          ) : (
            <ul class="cookies">
              {received.map((one, index) => (
                <ReceivedCookie
                  key={`${exchange.seq} ${index}`}
                  received={one}
                  {...{ exchange, showValues, raw, ruleName, actions }}
                />
              ))}
            </ul>
          )}
        </section>
      </div>
    </article>
  )
}
