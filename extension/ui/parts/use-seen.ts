import type { RefObject } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'

/** Which part of a scrolling box is in sight: its top and its height, in pixels. */
export function useSeen(box: RefObject<HTMLElement | null>): { readonly top: number; readonly height: number } {
  const [seen, setSeen] = useState({ top: 0, height: 700 })
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return
    const look = (): void => {
      const { scrollTop: top, clientHeight: height } = element
      // The same again paints nothing.
      setSeen((before) => (before.top === top && before.height === height ? before : { top, height }))
    }
    const resized = new ResizeObserver(look)
    resized.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      resized.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [box])
  return seen
}
