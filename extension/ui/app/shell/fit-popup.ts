/** The browser sizes a popup in steps, late on a busy machine. A size taken between two steps would stay, so wait until it is stable. */
const STABLE_FOR_MS = 1000
/** The largest zoom is 500 %, which leaves a fifth of 800 px. Anything smaller is a popup that is not laid out yet. */
const LEAST_PX = 160

/**
 * Shrinks the page to what the popup got. The popup asks for 800 x 600 (base.css), the most a browser gives; with a larger
 * zoom that is fewer CSS pixels, and the browser would show only a corner of the page.
 */
export function fitPopup(): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const fit = (): void => {
    const { style, offsetWidth, offsetHeight } = document.body
    if (innerWidth < LEAST_PX || innerHeight < LEAST_PX || document.visibilityState !== 'visible') return
    if (innerWidth < offsetWidth) style.width = `${innerWidth}px`
    if (innerHeight < offsetHeight) style.height = `${innerHeight}px`
  }
  const look = (): void => {
    const { style, offsetWidth, offsetHeight } = document.body
    // The popup became larger (the zoom was reduced): ask for the full size again.
    if (innerWidth > offsetWidth) style.width = ''
    if (innerHeight > offsetHeight) style.height = ''
    clearTimeout(timer)
    timer = setTimeout(fit, STABLE_FOR_MS)
  }
  addEventListener('resize', look)
  document.addEventListener('visibilitychange', look)
  look()
}
