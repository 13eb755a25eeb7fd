import type { Chain } from '../../../../../src/exchange/analysis/chains.ts'
import { marksOf } from '../../../../../src/exchange/analysis/marks.ts'
import { shortUrl } from '../../../shared/formatting/short-url.ts'
import { Icon } from '../../../shared/parts/icon.tsx'
import { say } from '../../../shared/words.ts'
import { ChainMarks } from '../parts/chain-marks.tsx'
import { Status } from '../parts/status.tsx'

interface Props {
  chain: Chain
  /** The host of the page, which URLs omit. */
  host: string | null
  /** The index of the open hop. */
  hop: number
  onHop: (hop: number) => void
}

/** The hops of a redirect chain, each of which can be opened. */
export function ChainPath({ chain, host, hop, onHop }: Props) {
  return (
    <ol class="chain" aria-label={say('chain_name')}>
      {chain.hops.map((one, index) => {
        const url = shortUrl(one.url, host)
        return (
          <li key={one.seq}>
            {index > 0 && <Icon name="arrow" />}
            <button
              type="button"
              class="hop"
              aria-current={index === hop ? 'step' : undefined}
              onClick={() => onHop(index)}
            >
              <Status exchange={one} />
              <span class="hop-url">
                {one.method} {url.host}
                {url.path}
              </span>
              <ChainMarks marks={marksOf([one])} />
            </button>
          </li>
        )
      })}
    </ol>
  )
}
