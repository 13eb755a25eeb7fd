import { useMemo, useState } from 'preact/hooks'
import type { ScrollAnchor } from '../../../shared/list/scroll-anchor.ts'
import { VirtualList } from '../../../shared/list/virtual-list.tsx'
import { say } from '../../../shared/words.ts'
import { ChangeRow } from './change-row.tsx'
import { ExchangeRow } from './exchange-row.tsx'
import { GroupRow } from './group-row.tsx'
import { moveInTree } from './move-in-tree.ts'
import type { Row } from './row.ts'
import { SiteRow } from './site-row.tsx'

interface Props {
  rows: readonly Row[]
  /** The key of the open entry. */
  chosen: string | null
  host: string | null
  anchor: ScrollAnchor | null
  onAnchor: (anchor: ScrollAnchor | null) => void
  onChoose: (key: string) => void
  onOpen: (key: string) => void
  /** Opens or closes a group or a site. */
  onToggle: (key: string) => void
}

/** Row heights in pixels. The style sheet reads them from the CSS variables set below. */
const HEIGHTS = { group: 28, site: 30, entry: 44 } as const
const HEIGHT_VARIABLES = Object.fromEntries(
  Object.entries(HEIGHTS).map(([kind, height]) => [`--${kind}-height`, `${height}px`]),
)

/** Every exchange of the tab as a tree in groups, with the redirects of a request in one row. */
export function ExchangeList({ rows, chosen, host, anchor, onAnchor, onChoose, onOpen, onToggle }: Props) {
  /** The key of the heading that has the keyboard focus; null: the chosen entry has it. A heading is never chosen. */
  const [heading, setHeading] = useState<string | null>(null)
  const heights = useMemo(() => rows.map(({ kind }) => HEIGHTS[kind]), [rows])
  const keys = useMemo(() => rows.map(({ key }) => key), [rows])
  const current = heading !== null && keys.includes(heading) ? heading : chosen
  const active = current === null ? -1 : keys.indexOf(current)
  const idOf = (index: number): string => `row-${index}`

  const toggle = (key: string): void => {
    setHeading(key)
    onToggle(key)
  }
  const open = (key: string): void => {
    setHeading(null)
    onOpen(key)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const move = moveInTree(rows, active, event.key)
    if (move === null) return
    event.preventDefault()
    const row = rows[move.to]
    if (row === undefined) return
    if (move.act === 'toggle') toggle(row.key)
    else if (row.kind !== 'entry') setHeading(row.key)
    else if (move.act === 'open') open(row.key)
    else {
      setHeading(null)
      onChoose(row.key)
    }
  }

  const render = (index: number) => {
    const row = rows[index]
    if (row === undefined) return null
    const placed = { id: idOf(index), current: index === active }
    if (row.kind === 'group') return <GroupRow row={row} onToggle={toggle} {...placed} />
    if (row.kind === 'site') return <SiteRow row={row} onToggle={toggle} {...placed} />
    const common = { row, selected: row.key === chosen, onOpen: () => open(row.key), ...placed }
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
      style={HEIGHT_VARIABLES}
    />
  )
}
