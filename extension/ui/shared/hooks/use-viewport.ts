import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useState } from 'preact/hooks'
import { painted } from './painted.ts'

/** Which part of a scrolling box is to be there, in pixels. */
interface Seen {
  readonly top: number
  /** As much as the box shows, or somewhat more. */
  readonly height: number
  /** Above and below that, so that a fast scroll meets no empty space; not before what is in sight has been painted. */
  readonly beyond: number
}

const BEYOND = 400
/** What of the window the rest of a surface takes at least: a box that is not measured yet is taken to have all else. */
const REST = 130
/** A popup is made larger when it knows what it shows. */
const LEAST_WINDOW = 600
/** A box that shows less than was taken keeps its rows, up to that: to paint without them costs another painting. */
const SLACK = 200

/** @param isThere whether there is anything to see */
export function useViewport(box: RefObject<HTMLElement | null>, isThere: boolean): Seen {
  const [{ top, height }, setSeen] = useState(() => ({
    top: 0,
    height: Math.max(innerHeight, LEAST_WINDOW) - REST,
  }))
  const [beyond, setBeyond] = useState(0)
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return
    const look = (): void => {
      const { scrollTop: top, clientHeight: height } = element
      setSeen((before) => {
        const room = before.height - height
        return before.top === top && room >= 0 && room < SLACK ? before : { top, height }
      })
    }
    const resized = new ResizeObserver(look)
    resized.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      resized.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [box])
  useEffect(() => {
    if (isThere) void painted().then(() => setBeyond(BEYOND))
  }, [isThere])
  return { top, height, beyond }
}
