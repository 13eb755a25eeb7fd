import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { type Anchor, anchorAt, topOfAnchor } from '../hooks/anchor.ts'
import { useViewport } from '../hooks/use-viewport.ts'
import { topsOf, windowOf } from '../hooks/window-of.ts'

interface Props {
  label: string
  heights: readonly number[]
  /** What each row stands for, wherever it moves. */
  keys: readonly string[]
  /** The row that the keys are on, and that must be in sight when another one becomes it; -1: none. */
  active: number
  /** The id of the row that is active. */
  activeId: string | undefined
  /** Where the list stood the last time it was there. */
  anchor?: Anchor | null
  onAnchor?: (anchor: Anchor | null) => void
  render: (index: number) => ComponentChildren
  onKeyDown: (event: KeyboardEvent) => void
}

export const LIST_ID = 'list'

/** A tree of which only the rows in sight are there. One tab stop; arrows move inside (the owner handles them). */
export function VirtualList(props: Props) {
  const { label, heights, keys, active, activeId, anchor = null, onAnchor, render, onKeyDown } = props
  const box = useRef<HTMLDivElement>(null)
  const held = useRef<Anchor | null>(anchor)
  const { top, height, beyond } = useViewport(box, keys.length > 0)
  const tops = useMemo(() => topsOf(heights), [heights])
  const placed = windowOf(tops, top - beyond, top + height + beyond)
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
    const tell = (): void => onAnchor(held.current)
    element.addEventListener('scrollend', tell)
    return () => element.removeEventListener('scrollend', tell)
  }, [onAnchor])

  // Rows that arrive above must not move what a person looks at.
  useLayoutEffect(() => {
    const element = box.current
    if (element === null || held.current === null) return
    const top = topOfAnchor(tops, keys, held.current)
    if (top !== null && Math.abs(top - element.scrollTop) >= 1) element.scrollTop = top
  }, [tops, keys])

  const activeKey = keys[active] ?? null
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows that arrive must not move what a person looks at, only a new choice does
  useLayoutEffect(() => {
    const element = box.current
    if (element === null || active < 0) return
    const top = tops[active] ?? 0
    const bottom = tops[active + 1] ?? top
    // The headings of a group above its first row belong to it.
    if (top < element.scrollTop) element.scrollTop = active <= 1 ? 0 : top
    else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight
  }, [activeKey])

  return (
    <div
      class="virtual"
      id={LIST_ID}
      ref={box}
      // One tab stop: a row that scrolls out of sight must not take the focus with it.
      onClick={() => box.current?.focus({ preventScroll: true })}
      role="tree"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={placed.some(({ index }) => index === active) ? activeId : undefined}
      onKeyDown={onKeyDown}
    >
      <div class="virtual-all" role="presentation" style={{ height: `${tops.at(-1) ?? 0}px` }}>
        {placed.map(({ index, top }) => (
          <div key={keys[index]} class="virtual-row" role="presentation" style={{ transform: `translateY(${top}px)` }}>
            {render(index)}
          </div>
        ))}
      </div>
    </div>
  )
}
