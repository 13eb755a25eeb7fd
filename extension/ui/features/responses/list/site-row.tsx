import { Icon } from '../../../shared/parts/icon.tsx'
import { sayCount } from '../../../shared/words.ts'
import { ChainMarks } from '../parts/chain-marks.tsx'
import type { Row } from './row.ts'
import { TreeItem } from './tree-item.tsx'

interface Props {
  id: string
  row: Extract<Row, { kind: 'site' }>
  current: boolean
  onToggle: (key: string) => void
}

/** The heading of the requests to one third party. */
export function SiteRow({ id, row, current, onToggle }: Props) {
  return (
    <TreeItem id={id} row={row} current={current} class="site-row" testId="site-row" onClick={() => onToggle(row.key)}>
      <Icon name="chevron" />
      <span class="site-name">{row.site}</span>
      <span class="faint">{sayCount('requests', row.chains)}</span>
      <ChainMarks marks={row.marks} />
    </TreeItem>
  )
}
