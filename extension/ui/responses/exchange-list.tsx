import { useMemo } from 'preact/hooks'
import type { Chain } from '../../../src/exchange/chains.ts'
import { VirtualList } from '../parts/virtual-list.tsx'
import type { Row } from '../state/rows.ts'
import { say, sayCount } from '../words.ts'
import { ExchangeRow } from './exchange-row.tsx'

interface Props {
  rows: readonly Row[]
  /** The key of the chain that is open. */
  chosen: string | null
  host: string | null
  onChoose: (chain: Chain) => void
  onOpen: (chain: Chain) => void
}

// As in responses.css.
const ROW = 44
const HEADING = 28

const HEADINGS = { page: 'group_page', third: 'group_third', earlier: 'group_earlier' } as const

/** Every exchange of the tab, chains folded, in groups. */
export function ExchangeList({ rows, chosen, host, onChoose, onOpen }: Props) {
  const heights = useMemo(() => rows.map(({ kind }) => (kind === 'chain' ? ROW : HEADING)), [rows])
  const active = rows.findIndex((row) => row.kind === 'chain' && row.chain.key === chosen)
  const idOf = (index: number): string => `exchange-${index}`

  const move = (event: KeyboardEvent): void => {
    const to = target(event.key, active, rows)
    const row = rows[to]
    if (row?.kind !== 'chain') return
    event.preventDefault()
    if (event.key === 'Enter') onOpen(row.chain)
    else onChoose(row.chain)
  }

  const render = (index: number) => {
    const row = rows[index]
    if (row === undefined) return null
    if (row.kind === 'chain') {
      const selected = row.chain.key === chosen
      return <ExchangeRow id={idOf(index)} chain={row.chain} host={host} selected={selected} onOpen={onOpen} />
    }
    return (
      <div class="list-heading" role="presentation">
        <span>{say(HEADINGS[row.group])}</span>
        <span>{row.group === 'third' ? sayCount('sites', row.sites) : say('newest_first')}</span>
      </div>
    )
  }

  return (
    <VirtualList
      label={say('list_name')}
      heights={heights}
      active={active}
      activeId={active < 0 ? undefined : idOf(active)}
      activeKey={chosen}
      render={render}
      onKeyDown={move}
    />
  )
}

const PAGE = 10

/** The row that a key leads to; headings are stepped over. */
function target(key: string, from: number, rows: readonly Row[]): number {
  if (key === 'Enter') return from
  const step = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE, Home: -rows.length, End: rows.length }[key]
  if (step === undefined) return -1
  const to = Math.min(rows.length - 1, Math.max(0, from + step))
  const onward = step > 0 ? 1 : -1
  for (let at = to; at >= 0 && at < rows.length; at += onward) if (rows[at]?.kind === 'chain') return at
  for (let at = to; at >= 0 && at < rows.length; at -= onward) if (rows[at]?.kind === 'chain') return at
  return -1
}
