import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { LIST_ID } from '../list-id.ts'
import { anchorAt, type ScrollAnchor, scrollTopOf } from './scroll-anchor.ts'
import { useViewport } from './use-viewport.ts'
import { topsOf, visibleRows } from './visible-rows.ts'

interface Props {
  label: string
  /** One height per row, in pixels. */
  heights: readonly number[]
  /** Identifies each row, wherever it moves. */
  keys: readonly string[]
  /** The index of the active row; -1: none. When another row becomes active, it is scrolled into view. */
  active: number
  /** The element id of the active row. */
  activeId: string | undefined
  /** The scroll position when the list was last shown. */
  anchor?: ScrollAnchor | null
  onAnchor?: (anchor: ScrollAnchor | null) => void
  render: (index: number) => ComponentChildren
  onKeyDown: (event: KeyboardEvent) => void
  style?: Readonly<Record<string, string>>
}

/** A tree that renders only the visible rows. It is a single tab stop; its owner moves inside it by arrow keys. */
export function VirtualList(props: Props) {
  const { label, heights, keys, active, activeId, anchor = null, onAnchor, render, onKeyDown, style } = props
  const box = useRef<HTMLDivElement>(null)
  const held = useRef<ScrollAnchor | null>(anchor)
  const { top, height, overscan } = useViewport(box, keys.length > 0)
  const tops = useMemo(() => topsOf(heights), [heights])
  const visible = visibleRows(tops, top - overscan, top + height + overscan)
  const rows = useRef({ tops, keys })
  rows.current = { tops, keys }

  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return
    const hold = (): void => {
      held.current = anchorAt(rows.current.tops, rows.current.keys, element.scrollTop)
    }
    element.addEventListener('scroll', hold, { passive: true })
    return () => element.removeEventListener('scroll', hold)
  }, [])

  useEffect(() => {
    const element = box.current
    if (element === null || onAnchor === undefined) return
    const report = (): void => onAnchor(held.current)
    element.addEventListener('scrollend', report)
    return () => element.removeEventListener('scrollend', report)
  }, [onAnchor])

  // Rows that are added above must not move the rows that the user looks at.
  useLayoutEffect(() => {
    const element = box.current
    if (element === null || held.current === null) return
    const top = scrollTopOf(tops, keys, held.current)
    if (top !== null && Math.abs(top - element.scrollTop) >= 1) element.scrollTop = top
  }, [tops, keys])

  const activeKey = keys[active] ?? null
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another active row scrolls the list, not rows that arrive
  useLayoutEffect(() => {
    const element = box.current
    if (element === null || active < 0) return
    const top = tops[active] ?? 0
    const bottom = tops[active + 1] ?? top
    // The first row has its group heading above it, which should be visible too.
    if (top < element.scrollTop) element.scrollTop = active <= 1 ? 0 : top
    else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight
  }, [activeKey])

  return (
    <div
      class="virtual"
      style={style}
      id={LIST_ID}
      ref={box}
      // The list keeps the focus: a focused row would lose it when it is scrolled out of view and no longer rendered.
      onClick={() => box.current?.focus({ preventScroll: true })}
      role="tree"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={visible.some(({ index }) => index === active) ? activeId : undefined}
      onKeyDown={onKeyDown}
    >
      <div class="virtual-all" role="presentation" style={{ height: `${tops.at(-1) ?? 0}px` }}>
        {visible.map(({ index, top }) => (
          <div key={keys[index]} class="virtual-row" role="presentation" style={{ transform: `translateY(${top}px)` }}>
            {render(index)}
          </div>
        ))}
      </div>
    </div>
  )
}
