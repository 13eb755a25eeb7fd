import type { ComponentChildren } from 'preact'
import type { Row } from './row.ts'

interface Props {
  id: string
  row: Row
  /** Where the keys are. */
  current: boolean
  class: string
  testId?: string
  title?: string
  selected?: boolean
  onClick: () => void
  children: ComponentChildren
}

/** One item of the tree, for those who look and for those who listen. The list itself has the keys. */
export function TreeItem({ id, row, current, class: name, testId, title, selected, onClick, children }: Props) {
  return (
    <div
      id={id}
      class={current ? `${name} row-current` : name}
      role="treeitem"
      aria-level={row.level}
      aria-posinset={row.place}
      aria-setsize={row.of}
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
