import type { Key } from '../words.ts'

/** What has the keyboard: the whole surface, the list of exchanges, the grid of cookies, the row of a rule, the paste box. */
type Scope = 'frame' | 'tree' | 'grid' | 'rule' | 'paste'

interface Shortcut {
  /** As the help and the labels show it. */
  readonly shown: string
  /** What it does, in the help. */
  readonly words: Key
  /** Values of `KeyboardEvent.key`. */
  readonly keys: readonly string[]
  /** The physical key, for keyboards without Latin letters. */
  readonly code?: string
  readonly modifier?: 'ctrl' | 'shift' | 'alt'
  readonly scopes: readonly Scope[]
}

const STEPS = ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'] as const

/** Every shortcut, in the order of the help. Handlers are records over `ShortcutIn`, so a shortcut without one does not compile. */
export const SHORTCUTS = {
  search: { shown: '/', words: 'key_search', keys: ['/'], scopes: ['frame'] },
  move: { shown: '↑ ↓', words: 'key_move', keys: STEPS, scopes: ['tree', 'grid'] },
  fold: { shown: '← →', words: 'key_fold', keys: ['ArrowLeft', 'ArrowRight'], scopes: ['tree'] },
  open: { shown: 'Enter', words: 'key_open', keys: ['Enter'], scopes: ['tree', 'grid'] },
  back: { shown: 'Esc', words: 'key_back', keys: ['Escape'], scopes: ['frame'] },
  values: { shown: 'm', words: 'key_values', keys: ['m'], scopes: ['frame'] },
  responses: { shown: 'r', words: 'key_responses', keys: ['r'], scopes: ['frame'] },
  jar: { shown: 'j', words: 'key_jar', keys: ['j'], scopes: ['frame'] },
  newRule: { shown: 'i', words: 'key_inject', keys: ['i'], scopes: ['frame'] },
  overview: { shown: 'o', words: 'key_overview', keys: ['o'], scopes: ['frame'] },
  edit: { shown: 'e', words: 'key_edit', keys: ['e'], scopes: ['grid'] },
  remove: { shown: 'Del', words: 'key_delete', keys: ['Delete'], scopes: ['grid', 'rule'] },
  undo: { shown: 'Ctrl Z', words: 'key_undo', keys: ['z', 'Z'], code: 'KeyZ', modifier: 'ctrl', scopes: ['frame'] },
  select: { shown: 'Space', words: 'key_select', keys: [' '], scopes: ['tree', 'grid'] },
  selectMore: { shown: 'Shift ↑ ↓', words: 'key_select_more', keys: STEPS, modifier: 'shift', scopes: ['grid'] },
  selectAll: { shown: 'Ctrl A', words: 'key_select_all', keys: ['a'], modifier: 'ctrl', scopes: ['grid'] },
  copy: { shown: 'c', words: 'key_copy', keys: ['c'], scopes: ['grid'] },
  moveRule: {
    ...{ shown: 'Alt ↑ ↓', words: 'key_move_rule', keys: ['ArrowUp', 'ArrowDown'] },
    ...{ modifier: 'alt', scopes: ['rule'] },
  },
  takePasted: { shown: 'Ctrl Enter', words: 'key_take', keys: ['Enter'], modifier: 'ctrl', scopes: ['paste'] },
  help: { shown: '?', words: 'key_help', keys: ['?'], scopes: ['frame'] },
} as const satisfies Readonly<Record<string, Shortcut>>

type Table = typeof SHORTCUTS
export type ShortcutName = keyof Table

/** The shortcuts of a scope. */
export type ShortcutIn<S extends Scope> = {
  [N in ShortcutName]: S extends Table[N]['scopes'][number] ? N : never
}[ShortcutName]

/** A pressed key. A modifier that is left out is taken as not pressed. */
type Pressed = Pick<KeyboardEvent, 'key'> &
  Partial<Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>>

/** @returns the shortcut that was pressed; null when the scope has none of that key */
export function shortcutOf<S extends Scope>(pressed: Pressed, scope: S): ShortcutIn<S> | null {
  const found = (Object.entries(SHORTCUTS) as [ShortcutName, Shortcut][]).filter(
    ([, shortcut]) => shortcut.scopes.includes(scope) && isPressed(shortcut, pressed),
  )
  // `move` matches with Shift too, as Shift only helps to type some keys; where Shift has a meaning, that comes first.
  const [name] = found.find(([, { modifier }]) => modifier !== undefined) ?? found[0] ?? [null]
  // Of that scope, by the filter.
  return name as ShortcutIn<S> | null
}

function isPressed({ keys, code, modifier }: Shortcut, pressed: Pressed): boolean {
  const { key, ctrlKey = false, metaKey = false, altKey = false, shiftKey = false } = pressed
  const isKey = keys.includes(key) || (code !== undefined && key > '~' && pressed.code === code)
  const isCtrl = ctrlKey || metaKey
  return (
    isKey && isCtrl === (modifier === 'ctrl') && altKey === (modifier === 'alt') && (shiftKey || modifier !== 'shift')
  )
}

/** Whether keys type into this: then single-key shortcuts rest. */
export function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type=radio]), textarea, select, [contenteditable]')
}
