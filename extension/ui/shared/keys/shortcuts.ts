/**
 * The part that handles a key: the whole surface, the list of exchanges, the grid of cookies, the row of a rule, the
 * paste box.
 */
type Scope = 'frame' | 'tree' | 'grid' | 'rule' | 'paste'

interface Shortcut {
  /** The key as the help and the labels show it. */
  readonly shown: string
  /** Values of `KeyboardEvent.key`, if they differ from `shown`. */
  readonly keys?: readonly string[]
  /** The physical key, for keyboards without Latin letters. */
  readonly code?: string
  readonly modifier?: 'ctrl' | 'shift' | 'alt'
  readonly scopes: readonly Scope[]
}

const ARROWS = ['ArrowUp', 'ArrowDown'] as const
const STEPS = [...ARROWS, 'PageUp', 'PageDown', 'Home', 'End'] as const
const FRAME = ['frame'] as const
const GRID = ['grid'] as const
const LISTS = ['tree', 'grid'] as const

/**
 * Every shortcut, in the order of the help, which describes it by the message `key_` and its name. Handlers are records
 * or switches over `ShortcutIn`, so a shortcut without a handler does not compile.
 */
export const SHORTCUTS = {
  search: { shown: '/', scopes: FRAME },
  move: { shown: '↑ ↓', keys: STEPS, scopes: LISTS },
  fold: { shown: '← →', keys: ['ArrowLeft', 'ArrowRight'], scopes: ['tree'] },
  open: { shown: 'Enter', scopes: LISTS },
  back: { shown: 'Esc', keys: ['Escape'], scopes: FRAME },
  values: { shown: 'm', scopes: FRAME },
  responses: { shown: 'r', scopes: FRAME },
  jar: { shown: 'j', scopes: FRAME },
  inject: { shown: 'i', scopes: FRAME },
  overview: { shown: 'o', scopes: FRAME },
  edit: { shown: 'e', scopes: GRID },
  delete: { shown: 'Del', keys: ['Delete'], scopes: ['grid', 'rule'] },
  undo: { shown: 'Ctrl Z', keys: ['z', 'Z'], code: 'KeyZ', modifier: 'ctrl', scopes: FRAME },
  select: { shown: 'Space', keys: [' '], scopes: LISTS },
  select_more: { shown: 'Shift ↑ ↓', keys: STEPS, modifier: 'shift', scopes: GRID },
  select_all: { shown: 'Ctrl A', keys: ['a'], modifier: 'ctrl', scopes: GRID },
  copy: { shown: 'c', scopes: GRID },
  move_rule: { shown: 'Alt ↑ ↓', keys: ARROWS, modifier: 'alt', scopes: ['rule'] },
  take: { shown: 'Ctrl Enter', keys: ['Enter'], modifier: 'ctrl', scopes: ['paste'] },
  help: { shown: '?', scopes: FRAME },
} as const satisfies Readonly<Record<string, Shortcut>>

type Table = typeof SHORTCUTS
export type ShortcutName = keyof Table

/** The shortcuts of a scope. */
export type ShortcutIn<S extends Scope> = {
  [N in ShortcutName]: S extends Table[N]['scopes'][number] ? N : never
}[ShortcutName]

/** A pressed key. A missing modifier counts as not pressed. */
type Pressed = Pick<KeyboardEvent, 'key'> &
  Partial<Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>>

/** @returns the shortcut that was pressed; null when the scope has none with that key */
export function shortcutOf<S extends Scope>(pressed: Pressed, scope: S): ShortcutIn<S> | null {
  const found = (Object.entries(SHORTCUTS) as [ShortcutName, Shortcut][]).filter(
    ([, shortcut]) => shortcut.scopes.includes(scope) && isPressed(shortcut, pressed),
  )
  // With Shift, both `move` and `select_more` match. Shift is ignored elsewhere, because some keys are typed with it.
  const [name] = found.find(([, { modifier }]) => modifier) ?? found[0] ?? [null]
  // Safe cast: the filter leaves only shortcuts of that scope.
  return name as ShortcutIn<S> | null
}

function isPressed({ shown, keys = [shown], code, modifier }: Shortcut, pressed: Pressed): boolean {
  const { key, ctrlKey, metaKey, altKey = false, shiftKey } = pressed
  return (
    (keys.includes(key) || (code !== undefined && key > '~' && pressed.code === code)) &&
    Boolean(ctrlKey || metaKey) === (modifier === 'ctrl') &&
    altKey === (modifier === 'alt') &&
    (shiftKey === true || modifier !== 'shift')
  )
}

/** Returns whether the element accepts typing. Single-key shortcuts are disabled there. */
export function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type=radio]), textarea, select, [contenteditable]')
}
