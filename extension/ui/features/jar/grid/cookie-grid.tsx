import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import type { JarCookie } from '../../../../../src/jar/jar-cookie.ts'
import type { Order } from '../../../../../src/jar-edit/arrange-cookies.ts'
import type { RuleStatus } from '../../../../../src/rules/model/rule.ts'
import { useViewport } from '../../../shared/list/use-viewport.ts'
import { LIST_ID } from '../../../shared/list-id.ts'
import { say } from '../../../shared/words.ts'
import type { KeyedCookie } from '../state/jar-state.ts'
import { CookieRow } from './cookie-row.tsx'
import { GridHead } from './grid-head.tsx'
import { type GridMove, moveOfClick, moveOfKey } from './grid-keys.ts'

interface Props {
  rows: readonly KeyedCookie[]
  /** The key of the row that has the keyboard focus. */
  current: string | null
  /** Keys of the selected rows. */
  selected: ReadonlySet<string>
  /** Keys of the cookies with unsaved edits. */
  drafted: ReadonlySet<string>
  order: Order
  showValues: boolean
  /** In ms since the epoch. */
  now: number
  overridingRule: (cookie: JarCookie) => RuleStatus | null
  /** The scroll position when the grid was last shown, in pixels. */
  scrollTop: number
  onScrollTop: (top: number) => void
  onOrder: (order: Order) => void
  onMove: (move: GridMove) => void
}

/** The height of each row and of the header row, in pixels. The style sheet reads it from `--row-height`. */
const ROW_PX = 30

/** The cookies as a grid that renders only the visible rows. It is a single tab stop; arrow keys move inside it. */
export function CookieGrid(props: Props) {
  const { rows, current, selected, drafted, order, showValues, now, overridingRule } = props
  const { scrollTop, onScrollTop, onOrder, onMove } = props
  const box = useRef<HTMLDivElement>(null)
  const table = useRef<HTMLTableElement>(null)
  const isEmpty = rows.length === 0
  const viewport = useViewport(box, !isEmpty)
  const at = rows.findIndex(({ key }) => key === current)
  const from = Math.max(0, Math.floor((viewport.top - viewport.overscan) / ROW_PX))
  const to = Math.min(rows.length, Math.ceil((viewport.top + viewport.height + viewport.overscan) / ROW_PX))

  // Scroll back to where the grid was, once there are rows.
  const isFirst = useRef(true)
  useLayoutEffect(() => {
    const element = box.current
    if (element === null || isEmpty || !isFirst.current) return
    isFirst.current = false
    // Setting it to 0 would change nothing, and still force a layout.
    if (scrollTop > 0) element.scrollTop = scrollTop
  }, [isEmpty, scrollTop])

  // The grid scrolls only when another row becomes current, not when cookies are added or removed.
  const scrolledTo = useRef(current)
  useLayoutEffect(() => {
    const element = box.current
    if (element === null || at < 0 || scrolledTo.current === current) return
    scrolledTo.current = current
    // The header row covers the height of one row.
    const rowTop = at * ROW_PX
    if (rowTop < element.scrollTop) element.scrollTop = rowTop
    else if (rowTop + 2 * ROW_PX > element.scrollTop + element.clientHeight) {
      element.scrollTop = rowTop + 2 * ROW_PX - element.clientHeight
    }
  }, [current, at])

  useEffect(() => {
    const element = box.current
    if (element === null) return
    const report = (): void => onScrollTop(element.scrollTop)
    element.addEventListener('scrollend', report)
    return () => element.removeEventListener('scrollend', report)
  }, [onScrollTop])

  return (
    <div class="jar-box" ref={box}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows are reached by arrow keys is a grid
        role="grid"
        id={LIST_ID}
        class="jar-grid"
        style={{ '--row-height': `${ROW_PX}px` }}
        ref={table}
        tabIndex={0}
        aria-label={say('jar_name')}
        aria-multiselectable="true"
        aria-rowcount={rows.length + 1}
        aria-activedescendant={at >= from && at < to ? `cookie-${at}` : undefined}
        data-testid="jar-grid"
        onKeyDown={(event) => {
          if (event.target !== event.currentTarget) return
          const move = moveOfKey(event, at, rows.length)
          if (move === null) return
          event.preventDefault()
          onMove(move)
        }}
      >
        <thead>
          <GridHead order={order} onOrder={onOrder} />
        </thead>
        {/* Spacers with the height of the invisible rows above and below: see jar.css. */}
        <tbody style={{ '--above': `${from * ROW_PX}px`, '--below': `${(rows.length - to) * ROW_PX}px` }}>
          {rows.slice(from, to).map(({ key, cookie }, index) => (
            <CookieRow
              key={key}
              id={`cookie-${from + index}`}
              index={from + index}
              cookie={cookie}
              overridingRule={overridingRule(cookie)}
              drafted={drafted.has(key)}
              current={key === current}
              selected={selected.has(key)}
              showValues={showValues}
              now={now}
              onOpen={(event) => {
                table.current?.focus({ preventScroll: true })
                onMove(moveOfClick(event, from + index))
              }}
              onSelect={(event) => {
                event.stopPropagation()
                table.current?.focus({ preventScroll: true })
                onMove(event.shiftKey ? { kind: 'extend', to: from + index } : { kind: 'toggle', at: from + index })
              }}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}
