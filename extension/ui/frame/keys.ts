import type { App } from '../app/app.ts'
import type { View } from '../app/view.ts'
import { COOKIES_FIELD_ID } from '../features/rules/form/cookies-field-id.ts'
import { focusSoon } from '../shared/hooks/focus-soon.ts'
import { LIST_ID } from '../shared/parts/virtual-list.tsx'
import { KEYS_ID } from './keys-help.tsx'
import { SEARCH_ID } from './search-field.tsx'
import { undoLast } from './undo-last.ts'

/** Single keys for what is done often. They rest while someone types. */
export function listenToKeys(page: Document, app: App): () => void {
  const { view } = app
  const onKey = (event: KeyboardEvent): void => {
    if (isUndo(event) && !isField(event.target)) {
      event.preventDefault()
      void undoLast(app)
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    const typing = isField(event.target)
    if (event.key === 'Escape') leave(event, page, view, typing)
    if (typing) return
    const action = ACTIONS[event.key]
    if (action === undefined) return
    event.preventDefault()
    action(page, view)
  }
  page.addEventListener('keydown', onKey)
  return () => page.removeEventListener('keydown', onKey)
}

const ACTIONS: Record<string, (page: Document, view: View) => void> = {
  '/': (page) => page.getElementById(SEARCH_ID)?.focus(),
  '?': (page) => page.getElementById(KEYS_ID)?.togglePopover(),
  m: (_, view) => {
    view.showValues.value = !view.showValues.value
  },
  r: (_, view) => {
    view.tab.value = 'responses'
  },
  j: (_, view) => {
    view.tab.value = 'jar'
  },
  o: (_, view) => {
    view.tab.value = 'overview'
  },
  i: (_, view) => {
    view.tab.value = 'inject'
    view.detailOpen.value = true
    focusSoon(COOKIES_FIELD_ID)
  },
}

/** In the popup Escape also closes the popup: only when there is something of ours to close it is taken. */
function leave(event: KeyboardEvent, page: Document, view: View, typing: boolean): void {
  const popover = page.querySelector<HTMLElement>(':popover-open')
  if (popover !== null) popover.hidePopover()
  else if (typing && view.search.value !== '') view.search.value = ''
  else if (view.detailOpen.value && !typing) {
    view.detailOpen.value = false
    focusSoon(LIST_ID)
  } else if (typing && page.activeElement instanceof HTMLElement) page.activeElement.blur()
  else return
  event.preventDefault()
}

/** Once for each press. On a keyboard of other letters it is the key in that place. */
function isUndo({ key, code, repeat, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean {
  return (key > '~' ? code === 'KeyZ' : /^z$/i.test(key)) && !repeat && ctrlKey !== metaKey && !shiftKey && !altKey
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type=radio]), textarea, select, [contenteditable]')
}
