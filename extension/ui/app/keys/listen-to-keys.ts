import { focusSoon } from '../../shared/hooks/focus-soon.ts'
import { isTextField, type ShortcutIn, shortcutOf } from '../../shared/keys/shortcuts.ts'
import { LIST_ID } from '../../shared/list-id.ts'
import type { Notices } from '../notices/notices.ts'
import { undoAndFocus } from '../notices/undo-and-focus.ts'
import { SEARCH_ID } from '../search/search-field.tsx'
import type { FrameView, TabName } from '../view/frame-view.ts'
import { KEYS_ID } from './keys-help.tsx'

/** `undo` and `back` are excluded because they depend on the event target: see `onKey`. */
type SimpleShortcut = Exclude<ShortcutIn<'frame'>, 'undo' | 'back'>

interface KeysApp {
  readonly frame: FrameView
  readonly notices: Notices
}

/**
 * Handles the shortcuts of the whole surface. Single-key shortcuts are disabled while the user types.
 * @param onNewRule opens the form of a new rule
 * @returns a function that stops the handling
 */
export function listenToKeys(page: Document, { frame, notices }: KeysApp, onNewRule: () => void): () => void {
  const open = (tab: TabName) => () => {
    frame.tab.value = tab
  }
  // Every tab of the tab bar has a shortcut with the same name.
  const handlers: Record<SimpleShortcut | TabName, () => void> = {
    search: () => page.getElementById(SEARCH_ID)?.focus(),
    help: () => page.getElementById(KEYS_ID)?.togglePopover(),
    values: () => {
      frame.showValues.value = !frame.showValues.value
    },
    responses: open('responses'),
    jar: open('jar'),
    overview: open('overview'),
    inject: onNewRule,
  }
  const onKey = (event: KeyboardEvent): void => {
    const shortcut = shortcutOf(event, 'frame')
    if (shortcut === null) return
    const typing = isTextField(event.target)
    if (shortcut === 'undo') {
      // In a field the browser undoes the typing instead. One press undoes one step, however long the key is held.
      if (typing || event.repeat || event.shiftKey || event.ctrlKey === event.metaKey) return
      event.preventDefault()
      void undoAndFocus(notices)
      return
    }
    if (event.defaultPrevented) return
    if (shortcut === 'back') {
      if (goBack(page, frame, typing)) event.preventDefault()
      return
    }
    if (typing) return
    event.preventDefault()
    handlers[shortcut]()
  }
  page.addEventListener('keydown', onKey)
  return () => page.removeEventListener('keydown', onKey)
}

/**
 * Closes the innermost open element.
 * @returns false when nothing was open: then the browser handles Escape, which closes the popup
 */
function goBack(page: Document, frame: FrameView, typing: boolean): boolean {
  const popover = page.querySelector<HTMLElement>(':popover-open')
  if (popover !== null) popover.hidePopover()
  else if (typing && frame.search.value !== '') frame.search.value = ''
  else if (frame.detailOpen.value && !typing) {
    frame.detailOpen.value = false
    focusSoon(LIST_ID)
  } else if (typing && page.activeElement instanceof HTMLElement) page.activeElement.blur()
  else return false
  return true
}
