import type { Chain } from '../../../../../src/exchange/analysis/chains.ts'
import { marksOf } from '../../../../../src/exchange/analysis/marks.ts'
import { resourceTypeName } from '../../../shared/formatting/resource-type-name.ts'
import { shortUrl } from '../../../shared/formatting/short-url.ts'
import { timeOfDay } from '../../../shared/formatting/time-of-day.ts'
import { sayCount } from '../../../shared/words.ts'
import { ChainMarks } from '../parts/chain-marks.tsx'
import { Status } from '../parts/status.tsx'
import type { Row } from './row.ts'
import { TreeItem } from './tree-item.tsx'

interface Props {
  id: string
  row: Row
  chain: Chain
  /** The host of the page, which URLs omit. */
  host: string | null
  /** True if its detail is open beside the list. */
  selected: boolean
  /** True if it has the keyboard focus. */
  current: boolean
  onOpen: () => void
}

/** A request with its redirects. */
export function ExchangeRow({ id, row, chain, host, selected, current, onOpen }: Props) {
  const { first, last, hops } = chain
  const url = shortUrl(first.url, host)
  return (
    <TreeItem
      id={id}
      row={row}
      current={current}
      class={`exchange-row level-${row.level}`}
      testId="exchange-row"
      title={`${first.method} ${first.url}`}
      selected={selected}
      onClick={onOpen}
    >
      <Status exchange={last} />
      <span class="exchange-what">
        <span class="exchange-url">
          <span class="exchange-method">{first.method}</span> {url.host !== '' && <b>{url.host}</b>}
          {url.path}
        </span>
        <span class="exchange-facts">
          {resourceTypeName(first.type)}
          {hops.length > 1 && ` · ${sayCount('hops', hops.length)}`} <span>· {timeOfDay(first.startedAt)}</span>
        </span>
      </span>
      <ChainMarks marks={marksOf(hops)} />
    </TreeItem>
  )
}
