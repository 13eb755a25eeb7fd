import { useMemo, useState } from 'preact/hooks'
import type { Anchor } from '../../../shared/hooks/anchor.ts'
import { VirtualList } from '../../../shared/parts/virtual-list.tsx'
import { say } from '../../../shared/words.ts'
import { ChangeRow } from './change-row.tsx'
import { ExchangeRow } from './exchange-row.tsx'
import { GroupRow } from './group-row.tsx'
import { moveInTree } from './move-in-tree.ts'
import type { Entry, Row } from './row.ts'
import { SiteRow } from './site-row.tsx'

interface Props {
  rows: readonly Row[]
  /** The key of what is open. */
  chosen: string | null
  host: string | null
  anchor: Anchor | null
  onAnchor: (anchor: Anchor | null) => void
  onChoose: (entry: Entry) => void
  onOpen: (entry: Entry) => void
  /** Opens or closes a group or a site. */
  onFlip: (key: string) => void
}

// As in responses.css.
const HEIGHTS = { group: 28, site: 30, entry: 44 } as const

/** Every exchange of the tab, chains folded, in groups: a tree of which only the rows in sight are there. */
export function ExchangeList({ rows, chosen, host, anchor, onAnchor, onChoose, onOpen, onFlip }: Props) {
  // The keys may be on a heading; what is chosen never is one.
  const [heading, setHeading] = useState<string | null>(null)
  const heights = useMemo(() => rows.map(({ kind }) => HEIGHTS[kind]), [rows])
  const keys = useMemo(() => rows.map(({ key }) => key), [rows])
  const current = heading !== null && keys.includes(heading) ? heading : chosen
  const active = current === null ? -1 : keys.indexOf(current)
  const idOf = (index: number): string => `row-${index}`

  const flip = (key: string): void => {
    setHeading(key)
    onFlip(key)
  }
  const open = (entry: Entry): void => {
    setHeading(null)
    onOpen(entry)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const move = moveInTree(rows, active, event.key)
    if (move === null) return
    event.preventDefault()
    const row = rows[move.to]
    if (row === undefined) return
    if (move.act === 'flip') flip(row.key)
    else if (row.kind !== 'entry') setHeading(row.key)
    else if (move.act === 'open') open(row.entry)
    else {
      setHeading(null)
      onChoose(row.entry)
    }
  }

  const render = (index: number) => {
    const row = rows[index]
    if (row === undefined) return null
    const placed = { id: idOf(index), current: index === active }
    if (row.kind === 'group') return <GroupRow row={row} onFlip={flip} {...placed} />
    if (row.kind === 'site') return <SiteRow row={row} onFlip={flip} {...placed} />
    const common = { row, selected: row.key === chosen, onOpen: () => open(row.entry), ...placed }
    return row.entry.kind === 'change' ? (
      <ChangeRow change={row.entry.change} {...common} />
    ) : (
      <ExchangeRow chain={row.entry.chain} host={host} {...common} />
    )
  }

  return (
    <VirtualList
      label={say('list_name')}
      heights={heights}
      keys={keys}
      active={active}
      activeId={active < 0 ? undefined : idOf(active)}
      anchor={anchor}
      onAnchor={onAnchor}
      render={render}
      onKeyDown={onKeyDown}
    />
  )
}
