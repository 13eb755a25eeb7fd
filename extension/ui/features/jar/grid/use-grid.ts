import { useState } from 'preact/hooks'
import { copy } from '../../../app/actions/copy.ts'
import { focusSoon } from '../../../shared/hooks/focus-soon.ts'
import { LIST_ID } from '../../../shared/list-id.ts'
import { BACK_ID } from '../../../shared/parts/back-button.tsx'
import type { JarState } from '../state/jar-state.ts'
import type { GridMove } from './grid-keys.ts'

interface Grid {
  /** Keys of the selected rows. */
  readonly selected: ReadonlySet<string>
  select(keys: ReadonlySet<string>): void
  /** Removes the selected cookies, or the current one when none is selected. */
  remove(): void
  move(wanted: GridMove): void
}

/** The selection in the grid of cookies, and the handling of its keys and clicks. */
export function useGrid(jar: JarState): Grid {
  const { currentKey, frame, errors } = jar
  const [selected, select] = useState<ReadonlySet<string>>(new Set())
  const rows = jar.rows.value
  const current = currentKey.value

  function go(index: number): void {
    currentKey.value = rows[index]?.key ?? null
  }

  function remove(): void {
    const marked = rows.filter(({ key }) => selected.has(key))
    const removed = marked.length > 0 ? marked : rows.filter(({ key }) => key === current)
    if (removed.length === 0) return
    const at = rows.findIndex(({ key }) => key === removed[0]?.key)
    const left = rows.filter((row) => !removed.includes(row))
    // The focus stays at the same position in the grid.
    currentKey.value = left[Math.min(at, left.length - 1)]?.key ?? null
    frame.detailOpen.value = false
    select(new Set())
    focusSoon(LIST_ID)
    void errors.guard(async () => {
      // Loaded on demand, because most users never edit the jar.
      const { removeCookies } = await import('../state/jar-actions.ts')
      await removeCookies(
        jar,
        removed.map((row) => row.cookie),
      )
    })
  }

  function toggle(index: number): void {
    const key = rows[index]?.key ?? ''
    select(new Set(selected.has(key) ? [...selected].filter((one) => one !== key) : [...selected, key]))
    go(index)
  }

  function extend(to: number): void {
    const from = Math.max(
      0,
      rows.findIndex(({ key }) => key === current),
    )
    const between = rows.slice(Math.min(from, to), Math.max(from, to) + 1)
    select(new Set([...selected, ...between.map(({ key }) => key)]))
    go(to)
  }

  function open(index: number): void {
    go(index)
    frame.detailOpen.value = true
    focusSoon(BACK_ID)
  }

  function move(wanted: GridMove): void {
    switch (wanted.kind) {
      case 'go':
        go(wanted.to)
        break
      case 'extend':
        extend(wanted.to)
        break
      case 'toggle':
        toggle(wanted.at)
        break
      case 'all':
        select(new Set(rows.map(({ key }) => key)))
        break
      case 'open':
        open(wanted.at)
        break
      case 'remove':
        remove()
        break
      case 'copy':
        copy(jar, jar.current.value?.value ?? '')
        break
    }
  }

  return { selected, select, remove, move }
}
