import { Icon } from '../../../shared/parts/icon.tsx'
import { say } from '../../../shared/words.ts'
import { type CellProps, COLUMNS, columnClass } from './grid-columns.tsx'

interface Props extends CellProps {
  id: string
  /** The position in the grid, from 0. */
  index: number
  /** True if the row has the keyboard focus. */
  current: boolean
  selected: boolean
  onOpen: (event: MouseEvent) => void
  onSelect: (event: MouseEvent) => void
}

/** One cookie of the grid. */
export function CookieRow({ id, index, current, selected, onOpen, onSelect, ...cells }: Props) {
  return (
    <tr
      id={id}
      class={current ? 'jar-row jar-row-current' : 'jar-row'}
      // The header is row 1.
      aria-rowindex={index + 2}
      aria-selected={selected}
      aria-current={current ? 'true' : undefined}
      data-testid="jar-row"
      data-name={cells.cookie.name}
      onClick={onOpen}
      onKeyDown={() => undefined}
    >
      <td class="jar-check" aria-label={say(selected ? 'row_selected' : 'row_not_selected')}>
        {/* For the mouse: the keyboard selects by Space. */}
        <span aria-hidden="true" onClick={onSelect} data-testid="jar-check">
          {selected && <Icon name="check" />}
        </span>
      </td>
      {Object.entries(COLUMNS).map(([key, column]) => {
        const { tooltip, cell } = column
        const attributes = { class: columnClass(key, column), title: tooltip?.(cells) }
        return key === 'name' ? (
          <th key={key} scope="row" {...attributes}>
            {cell(cells)}
          </th>
        ) : (
          <td key={key} {...attributes}>
            {cell(cells)}
          </td>
        )
      })}
    </tr>
  )
}
