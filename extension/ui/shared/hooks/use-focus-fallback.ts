import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { LIST_ID } from '../parts/virtual-list.tsx'

/** For what goes away while it may have the focus, or something in it: then the list has it, or else the name of the view. */
export function useFocusFallback<T extends HTMLElement>(tab: string): RefObject<T | null> {
  const ref = useRef<T>(null)
  const view = useRef(tab)
  view.current = tab
  useLayoutEffect(() => {
    const element = ref.current
    return () => {
      if (element?.contains(document.activeElement)) requestAnimationFrame(() => inherit(view.current))
    }
  }, [])
  return ref
}

/** What is not in sight takes no focus. */
function inherit(tab: string): void {
  for (const id of [LIST_ID, `tab-${tab}`]) {
    if (document.activeElement === document.body) document.getElementById(id)?.focus({ preventScroll: true })
  }
}
