import type { Order, SortKey } from '../../../../../src/jar-edit/arrange-cookies.ts'
import { type Key, say } from '../../../shared/words.ts'

interface Props {
  order: Order
  onOrder: (order: Order) => void
}

const COLUMNS = [
  ['name', 'column_name'],
  ['value', 'column_value'],
  ['where', 'column_where'],
  ['expires', 'column_expires'],
] as const satisfies readonly (readonly [SortKey, Key])[]

/** The names of the columns: each sorts. */
export function GridHead({ order, onOrder }: Props) {
  return (
    <tr class="jar-head" aria-rowindex={1}>
      <th scope="col" class="jar-check">
        <span class="hidden">{say('column_selected')}</span>
      </th>
      {COLUMNS.map(([by, words]) => (
        <th
          key={by}
          scope="col"
          class={`jar-${by}`}
          aria-sort={order.by !== by ? 'none' : order.descending ? 'descending' : 'ascending'}
        >
          <button
            type="button"
            data-testid={`jar-sort-${by}`}
            onClick={() => onOrder({ by, descending: order.by === by && !order.descending })}
          >
            {say(words)}
            {order.by === by && <span aria-hidden="true">{order.descending ? ' ↓' : ' ↑'}</span>}
          </button>
        </th>
      ))}
      <th scope="col" class="jar-flags">
        {say('column_flags')}
      </th>
    </tr>
  )
}
