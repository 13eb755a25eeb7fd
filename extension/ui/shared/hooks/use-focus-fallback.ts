import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { LIST_ID } from '../list-id.ts'

/**
 * Keeps the focus when a focused element, or one that contains the focus, is removed: the focus moves to the list of the
 * view, or else to the view's tab.
 * @param view the open view
 */
export function useFocusFallback<T extends HTMLElement>(view: string): RefObject<T | null> {
  const ref = useRef<T>(null)
  const current = useRef(view)
  current.current = view
  useLayoutEffect(() => {
    const element = ref.current
    return () => {
      if (element?.contains(document.activeElement)) requestAnimationFrame(() => focusFallback(current.current))
    }
  }, [])
  return ref
}

/** Tries one element after the other, because a hidden element can't be focused. */
function focusFallback(view: string): void {
  for (const id of [LIST_ID, `tab-${view}`]) {
    if (document.activeElement === document.body) document.getElementById(id)?.focus({ preventScroll: true })
  }
}
