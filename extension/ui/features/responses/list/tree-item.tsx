import type { ComponentChildren } from 'preact'
import type { Row } from './row.ts'

interface Props {
  id: string
  row: Row
  /** True if it has the keyboard focus. */
  current: boolean
  class: string
  testId?: string
  title?: string
  selected?: boolean
  onClick: () => void
  children: ComponentChildren
}

/** One item of the tree. The enclosing list has the DOM focus and handles the keys. */
export function TreeItem({ id, row, current, class: name, testId, title, selected, onClick, children }: Props) {
  return (
    <div
      id={id}
      class={current ? `${name} row-current` : name}
      role="treeitem"
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-selected={selected}
      aria-expanded={row.kind === 'entry' ? undefined : row.open}
      tabIndex={-1}
      data-testid={testId}
      title={title}
      onClick={onClick}
      onKeyDown={() => undefined}
    >
      {children}
    </div>
  )
}
