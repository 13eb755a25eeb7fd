import { Icon } from '../../../shared/parts/icon.tsx'
import { say, sayCount } from '../../../shared/words.ts'
import type { Row } from './row.ts'
import { TreeItem } from './tree-item.tsx'

const TITLES = { page: 'group_page', third: 'group_third', earlier: 'group_earlier' } as const

interface Props {
  id: string
  row: Extract<Row, { kind: 'group' }>
  current: boolean
  onToggle: (key: string) => void
}

/** The heading of a group: the page, third parties, or earlier pages. */
export function GroupRow({ id, row, current, onToggle }: Props) {
  return (
    <TreeItem
      id={id}
      row={row}
      current={current}
      class="group-row"
      testId="group-row"
      onClick={() => onToggle(row.key)}
    >
      <Icon name="chevron" />
      <span class="group-name">{say(TITLES[row.group])}</span>
      <span class="faint">{row.group === 'third' ? sayCount('sites', row.sites) : say('newest_first')}</span>
    </TreeItem>
  )
}
