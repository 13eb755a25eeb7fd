import { Icon } from '../../../shared/parts/icon.tsx'
import { say, sayCount } from '../../../shared/words.ts'
import type { Row } from './row.ts'
import { TreeItem } from './tree-item.tsx'

const WORDS = { page: 'group_page', third: 'group_third', earlier: 'group_earlier' } as const

interface Props {
  id: string
  row: Extract<Row, { kind: 'group' }>
  current: boolean
  onFlip: (key: string) => void
}

/** The heading of the page, of third parties, or of what came earlier. */
export function GroupRow({ id, row, current, onFlip }: Props) {
  return (
    <TreeItem id={id} row={row} current={current} class="group-row" testId="group-row" onClick={() => onFlip(row.key)}>
      <Icon name="chevron" />
      <span class="group-name">{say(WORDS[row.group])}</span>
      <span class="faint">{row.group === 'third' ? sayCount('sites', row.sites) : say('newest_first')}</span>
    </TreeItem>
  )
}
