import type { LoggedChange } from '../../../../../src/jar/logged-change.ts'
import { timeOfDay } from '../../../shared/formatting/time-of-day.ts'
import { Icon } from '../../../shared/parts/icon.tsx'
import { Mark } from '../../../shared/parts/mark.tsx'
import { sayCode, sayCount } from '../../../shared/words.ts'
import type { Row } from './row.ts'
import { TreeItem } from './tree-item.tsx'

interface Props {
  id: string
  row: Row
  change: LoggedChange
  selected: boolean
  current: boolean
  onOpen: () => void
}

/** A change of the jar that no response caused. */
export function ChangeRow({ id, row, change, selected, current, onOpen }: Props) {
  const { cookie, removed, by, at } = change
  return (
    <TreeItem
      id={id}
      row={row}
      current={current}
      class={`exchange-row level-${row.level}`}
      testId="change-row"
      selected={selected}
      onClick={onOpen}
    >
      <Icon name="script" />
      <span class="exchange-what">
        <span class="exchange-url">
          <b>{cookie.name}</b> {cookie.domain.replace(/^\./, '')}
        </span>
        <span class="exchange-facts">
          {sayCode('changed_by', by)} <span>· {timeOfDay(at)}</span>
        </span>
      </span>
      <span class="marks">
        {removed ? (
          <Mark tone="quiet" text="−1" words={sayCount('mark_deleted', 1)} />
        ) : (
          <Mark tone="kept" text="+1" words={sayCount('mark_kept', 1)} />
        )}
      </span>
    </TreeItem>
  )
}
