import type { Chain } from '../../../src/exchange/chains.ts'
import { marksOf } from '../../../src/exchange/marks.ts'
import { sayCount } from '../words.ts'
import { ChainMarks } from './chain-marks.tsx'
import { resourceType } from './resource-type.ts'
import { shortUrl } from './short-url.ts'
import { Status } from './status.tsx'
import { timeOfDay } from './time.ts'

interface Props {
  id: string
  chain: Chain
  /** The host that goes without saying. */
  host: string | null
  selected: boolean
  onOpen: (chain: Chain) => void
}

export function ExchangeRow({ id, chain, host, selected, onOpen }: Props) {
  const { first, last, hops } = chain
  const url = shortUrl(first.url, host)
  const facts = [
    resourceType(first.type),
    hops.length > 1 ? sayCount('hops', hops.length) : '',
    timeOfDay(first.startedAt),
  ]
  return (
    <div
      id={id}
      class="exchange-row"
      role="option"
      aria-selected={selected}
      tabIndex={-1}
      data-testid="exchange-row"
      title={`${first.method} ${first.url}`}
      onClick={() => onOpen(chain)}
      onKeyDown={() => undefined}
    >
      <Status exchange={last} />
      <span class="exchange-what">
        <span class="exchange-url">
          <span class="exchange-method">{first.method}</span> {url.host !== '' && <b>{url.host}</b>}
          {url.path}
        </span>
        <span class="exchange-facts">{facts.filter((fact) => fact !== '').join(' · ')}</span>
      </span>
      <ChainMarks marks={marksOf(hops)} />
    </div>
  )
}
