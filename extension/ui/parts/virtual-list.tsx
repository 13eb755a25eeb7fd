import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { topsOf, windowOf } from './window-of.ts'

interface Props {
  label: string
  heights: readonly number[]
  /** The row that must be in sight when it changes; -1: none. */
  active: number
  /** The id of the row that is active. */
  activeId: string | undefined
  /** What the active row stands for, wherever it moves. */
  activeKey: string | null
  render: (index: number) => ComponentChildren
  onKeyDown: (event: KeyboardEvent) => void
}

export const LIST_ID = 'list'

/** Rows painted beyond the edge, so that a fast scroll meets no empty space. */
const BEYOND = 400

/** A list of which only the rows in sight are there. One tab stop; arrows move inside (the owner handles them). */
export function VirtualList({ label, heights, active, activeId, activeKey, render, onKeyDown }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState({ top: 0, height: 700 })
  const tops = useMemo(() => topsOf(heights), [heights])
  const placed = windowOf(tops, seen.top - BEYOND, seen.top + seen.height + BEYOND)

  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return
    const look = (): void => setSeen({ top: element.scrollTop, height: element.clientHeight })
    const resized = new ResizeObserver(look)
    resized.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      resized.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows that arrive must not move what a person looks at, only a new choice does
  useLayoutEffect(() => {
    const element = box.current
    if (element === null || active < 0) return
    const top = tops[active] ?? 0
    const bottom = tops[active + 1] ?? top
    if (top < element.scrollTop) element.scrollTop = top
    else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight
  }, [activeKey])

  return (
    <div
      class="virtual"
      id={LIST_ID}
      ref={box}
      // One tab stop: a row that scrolls out of sight must not take the focus with it.
      onClick={() => box.current?.focus({ preventScroll: true })}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={placed.some(({ index }) => index === active) ? activeId : undefined}
      onKeyDown={onKeyDown}
    >
      <div class="virtual-all" role="presentation" style={{ height: `${tops.at(-1) ?? 0}px` }}>
        {placed.map(({ index, top }) => (
          <div key={index} class="virtual-row" role="presentation" style={{ transform: `translateY(${top}px)` }}>
            {render(index)}
          </div>
        ))}
      </div>
    </div>
  )
}
