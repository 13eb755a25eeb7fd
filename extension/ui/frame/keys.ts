import { COOKIES_FIELD_ID } from '../inject/rule-form.tsx'
import { focusSoon } from '../parts/focus-soon.ts'
import { LIST_ID } from '../parts/virtual-list.tsx'
import type { View } from '../state/view.ts'
import { KEYS_ID } from './keys-help.tsx'
import { SEARCH_ID } from './search-field.tsx'

/** Single keys for what is done often. They rest while someone types. */
export function listenToKeys(page: Document, view: View): () => void {
  const onKey = (event: KeyboardEvent): void => {
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
  i: (_, view) => {
    view.tab.value = 'inject'
    view.opened.value = true
    focusSoon(COOKIES_FIELD_ID)
  },
}

/** In the popup Escape also closes the popup: only when there is something of ours to close it is taken. */
function leave(event: KeyboardEvent, page: Document, view: View, typing: boolean): void {
  if (typing && view.search.value !== '') view.search.value = ''
  else if (view.opened.value && !typing) {
    view.opened.value = false
    focusSoon(LIST_ID)
  } else if (typing && page.activeElement instanceof HTMLElement) page.activeElement.blur()
  else return
  event.preventDefault()
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type=radio]), textarea, select, [contenteditable]')
}
