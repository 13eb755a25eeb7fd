import type { Order } from '../../../../../src/jar-edit/arrange-cookies.ts'
import { say } from '../../../shared/words.ts'
import { COLUMNS, columnClass } from './grid-columns.tsx'

interface Props {
  order: Order
  onOrder: (order: Order) => void
}

/** The column headings, most of which sort the grid. */
export function GridHead({ order, onOrder }: Props) {
  return (
    <tr class="jar-head" aria-rowindex={1}>
      <th scope="col" class="jar-check">
        <span class="visually-hidden">{say('column_selected')}</span>
      </th>
      {Object.entries(COLUMNS).map(([key, column]) => {
        const { label, sort, width } = column
        const sorted = sort !== null && order.by === sort
        const direction = order.descending ? 'descending' : 'ascending'
        return (
          <th
            key={key}
            scope="col"
            class={columnClass(key, column)}
            style={width === null ? undefined : { '--width': width.narrow, '--wide-width': width.wide }}
            aria-sort={sort === null ? undefined : sorted ? direction : 'none'}
          >
            {sort === null ? (
              say(label)
            ) : (
              <button
                type="button"
                data-testid={`jar-sort-${key}`}
                onClick={() => onOrder({ by: sort, descending: sorted && !order.descending })}
              >
                {say(label)}
                {sorted && <span aria-hidden="true">{order.descending ? ' ↓' : ' ↑'}</span>}
              </button>
            )}
          </th>
        )
      })}
    </tr>
  )
}
