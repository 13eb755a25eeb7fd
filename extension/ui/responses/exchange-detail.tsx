import type { Chain } from '../../../src/exchange/chains.ts'
import type { Exchange } from '../../../src/exchange/exchange.ts'
import { marksOf } from '../../../src/exchange/marks.ts'
import { IconButton } from '../parts/icon-button.tsx'
import { type Key, say, sayCount } from '../words.ts'
import { ChainPath } from './chain-path.tsx'
import { ExchangeNotices } from './exchange-notices.tsx'
import { ReceivedCookie } from './received-cookie.tsx'
import { RequestLine } from './request-line.tsx'
import { SectionHead } from './section-head.tsx'
import { SentCookies } from './sent-cookies.tsx'

interface Props {
  chain: Chain
  hop: number
  host: string | null
  showValues: boolean
  raw: boolean
  ruleName: (id: string) => string
  onHop: (hop: number) => void
  onRaw: (raw: boolean) => void
  onCopy: (text: string) => void
}

/** Why there is no returned cookie to show. */
function whyNothing({ missed, error, status }: Exchange): Key {
  if (missed.includes('response')) return 'received_not_seen'
  if (status !== null) return 'received_none'
  return error === null ? 'received_waiting' : 'received_failed'
}

/** One hop of a chain: what was sent, what came back, what became of it. */
export function ExchangeDetail(props: Props) {
  const { chain, hop, host, showValues, raw, ruleName, onHop, onRaw, onCopy } = props
  const exchange = chain.hops[hop] ?? chain.first
  const { sent, received, settled } = exchange
  const { kept, refused } = marksOf([exchange])
  const summary = [kept > 0 && sayCount('mark_kept', kept), refused > 0 && sayCount('mark_refused', refused)]
  return (
    <article class="detail-body" data-testid="exchange-detail" aria-label={say('detail_name')}>
      {chain.hops.length > 1 && <ChainPath chain={chain} host={host} hop={hop} onHop={onHop} />}
      <RequestLine exchange={exchange} onCopy={onCopy} />
      <ExchangeNotices exchange={exchange} />

      <SectionHead title={say('sent_title')} aside={sent.header === null ? '' : say('sent_aside')}>
        {sent.header !== null && (
          <IconButton icon="copy" label={say('copy_header')} onClick={() => onCopy(sent.header ?? '')} />
        )}
      </SectionHead>
      {sent.cookies.length + sent.injected.length === 0 ? (
        <p class="faint">{say(exchange.missed.includes('request') ? 'sent_not_seen' : 'sent_none')}</p>
      ) : (
        <SentCookies key={exchange.seq} sent={sent} ruleName={ruleName} showValues={showValues} onCopy={onCopy} />
      )}

      <SectionHead title={say('received_title')} aside={summary.filter(Boolean).join(', ')}>
        {received.length > 0 && (
          <button type="button" class="toggle" aria-pressed={raw} data-testid="show-raw" onClick={() => onRaw(!raw)}>
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
              at={exchange.startedAt}
              settled={settled}
              showValues={showValues}
              raw={raw}
              onCopy={onCopy}
            />
          ))}
        </ul>
      )}
    </article>
  )
}
