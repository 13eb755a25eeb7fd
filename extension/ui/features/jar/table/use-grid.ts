import { useState } from 'preact/hooks'
import type { App } from '../../../app/app.ts'
import { copy } from '../../../app/log-commands.ts'
import { focusSoon } from '../../../shared/hooks/focus-soon.ts'
import { BACK_ID } from '../../../shared/parts/back.tsx'
import { LIST_ID } from '../../../shared/parts/virtual-list.tsx'
import { jarSlice } from '../jar-slice.ts'
import type { Jar } from '../jar-state.ts'
import type { GridMove } from './grid-keys.ts'

interface Grid {
  /** Keys of the selected rows. */
  readonly selected: ReadonlySet<string>
  select(keys: ReadonlySet<string>): void
  /** The selected ones; the one the keyboard stands on when none is. */
  remove(): void
  move(wish: GridMove): void
}

/** What keys and clicks do in the grid of cookies. */
export function useGrid(app: App, jar: Jar): Grid {
  const { view } = app
  const state = jarSlice(view)
  const [selected, select] = useState<ReadonlySet<string>>(new Set())
  const rows = jar.rows.value
  const current = state.current.value

  function go(index: number): void {
    state.current.value = rows[index]?.key ?? null
  }

  /** The keyboard stays where it stood. */
  function remove(): void {
    const marked = rows.filter(({ key }) => selected.has(key))
    const gone = marked.length > 0 ? marked : rows.filter(({ key }) => key === current)
    if (gone.length === 0) return
    const at = rows.findIndex(({ key }) => key === gone[0]?.key)
    const left = rows.filter((row) => !gone.includes(row))
    state.current.value = left[Math.min(at, left.length - 1)]?.key ?? null
    view.detailOpen.value = false
    select(new Set())
    focusSoon(LIST_ID)
    void app.errors.guard(async () => {
      // Comes when something is removed: most jars are only looked at.
      const { removeCookies } = await import('../jar-actions.ts')
      await removeCookies(
        app,
        jar,
        gone.map((row) => row.cookie),
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
    view.detailOpen.value = true
    focusSoon(BACK_ID)
  }

  function move(wish: GridMove): void {
    switch (wish.kind) {
      case 'go':
        go(wish.to)
        break
      case 'extend':
        extend(wish.to)
        break
      case 'toggle':
        toggle(wish.at)
        break
      case 'all':
        select(new Set(rows.map(({ key }) => key)))
        break
      case 'open':
        open(wish.at)
        break
      case 'remove':
        remove()
        break
      case 'copy':
        copy(app, jar.chosen.value?.value ?? '')
        break
    }
  }

  return { selected, select, remove, move }
}
