import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import type { JarCookie } from '../../../../../src/jar/jar-cookie.ts'
import type { Order } from '../../../../../src/jar-edit/arrange-cookies.ts'
import type { RuleStatus } from '../../../../../src/rules/model/rule.ts'
import { useViewport } from '../../../shared/hooks/use-viewport.ts'
import { LIST_ID } from '../../../shared/parts/virtual-list.tsx'
import { say } from '../../../shared/words.ts'
import type { CookieRow } from '../jar-state.ts'
import { CookieLine } from './cookie-row.tsx'
import { GridHead } from './grid-head.tsx'
import { type GridMove, moveOfClick, moveOfKey } from './grid-keys.ts'

interface Props {
  rows: readonly CookieRow[]
  /** The key of the row that the keyboard stands on, and that is open. */
  current: string | null
  selected: ReadonlySet<string>
  touched: ReadonlySet<string>
  order: Order
  showValues: boolean
  now: number
  heldBy: (cookie: JarCookie) => RuleStatus | null
  /** Where it stood the last time it was there, in pixels. */
  top: number
  onTop: (top: number) => void
  onOrder: (order: Order) => void
  onMove: (move: GridMove) => void
}

// As in jar.css.
const ROW = 30

/** The cookies as a grid of which only the rows in sight are there. One tab stop for all rows; arrows move inside. */
export function CookieGrid(props: Props) {
  const { rows, current, selected, touched, order, showValues, now, heldBy, top, onTop, onOrder, onMove } = props
  const box = useRef<HTMLDivElement>(null)
  const table = useRef<HTMLTableElement>(null)
  const isEmpty = rows.length === 0
  const seen = useViewport(box, !isEmpty)
  const at = rows.findIndex(({ key }) => key === current)
  const from = Math.max(0, Math.floor((seen.top - seen.beyond) / ROW))
  const to = Math.min(rows.length, Math.ceil((seen.top + seen.height + seen.beyond) / ROW))

  // It stands where it stood, once there are rows.
  const isFirst = useRef(true)
  useLayoutEffect(() => {
    const element = box.current
    if (element === null || isEmpty || !isFirst.current) return
    isFirst.current = false
    // To set it, even to what it is, makes the browser lay all out at once.
    if (top > 0) element.scrollTop = top
  }, [isEmpty, top])

  /** Cookies that come and go must not move what a person looks at, only a new choice does. */
  const inSight = useRef(current)
  useLayoutEffect(() => {
    const element = box.current
    if (element === null || at < 0 || inSight.current === current) return
    inSight.current = current
    // The head takes the place of one row.
    const rowTop = at * ROW
    if (rowTop < element.scrollTop) element.scrollTop = rowTop
    else if (rowTop + 2 * ROW > element.scrollTop + element.clientHeight) {
      element.scrollTop = rowTop + 2 * ROW - element.clientHeight
    }
  }, [current, at])

  useEffect(() => {
    const element = box.current
    if (element === null) return
    const tellTop = (): void => onTop(element.scrollTop)
    element.addEventListener('scrollend', tellTop)
    return () => element.removeEventListener('scrollend', tellTop)
  }, [onTop])

  return (
    <div class="jar-box" ref={box}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is walked by arrow keys is a grid
        role="grid"
        id={LIST_ID}
        class="jar-grid"
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
        {/* The rows out of sight, as room above and below: jar.css. */}
        <tbody style={{ '--above': `${from * ROW}px`, '--below': `${(rows.length - to) * ROW}px` }}>
          {rows.slice(from, to).map(({ key, cookie }, index) => (
            <CookieLine
              key={key}
              id={`cookie-${from + index}`}
              index={from + index}
              cookie={cookie}
              heldBy={heldBy(cookie)}
              touched={touched.has(key)}
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
