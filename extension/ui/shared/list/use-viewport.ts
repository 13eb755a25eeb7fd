import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useState } from 'preact/hooks'
import { afterPaint } from '../hooks/after-paint.ts'

/** The part of a scrolling box whose rows are rendered, in pixels. */
interface Viewport {
  readonly top: number
  /** The height of the box, or up to `SLACK_PX` more. */
  readonly height: number
  /**
   * The extra height in which rows are rendered above and below, so that a fast scroll shows no gap; 0 until the visible
   * rows are painted.
   */
  readonly overscan: number
}

const OVERSCAN_PX = 400
/**
 * The smallest height of header, tab bar and footer together. A box that is not measured yet is assumed to have the rest.
 */
const FRAME_PX = 130
/** The height that a popup will have: it is smaller while its content is unknown. */
const LEAST_WINDOW_PX = 600
/**
 * If the box turns out smaller than assumed by less than this, its extra rows stay, because removing them would cost
 * another paint.
 */
const SLACK_PX = 200

/** @param hasRows true if there is anything to show yet */
export function useViewport(box: RefObject<HTMLElement | null>, hasRows: boolean): Viewport {
  const [{ top, height }, setViewport] = useState(() => ({
    top: 0,
    height: Math.max(innerHeight, LEAST_WINDOW_PX) - FRAME_PX,
  }))
  const [overscan, setOverscan] = useState(0)
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return
    const look = (): void => {
      const { scrollTop: top, clientHeight: height } = element
      setViewport((before) => {
        const extra = before.height - height
        return before.top === top && extra >= 0 && extra < SLACK_PX ? before : { top, height }
      })
    }
    const observer = new ResizeObserver(look)
    observer.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [box])
  useEffect(() => {
    if (hasRows) void afterPaint().then(() => setOverscan(OVERSCAN_PX))
  }, [hasRows])
  return { top, height, overscan }
}
