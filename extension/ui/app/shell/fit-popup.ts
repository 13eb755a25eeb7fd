/**
 * The browser sizes a popup in steps, which come late on a busy machine. A size measured between two steps would stay, so
 * wait until it is stable.
 */
const STABLE_FOR_MS = 1000
/** The largest zoom is 500 %, which leaves a fifth of 800 px. A smaller popup is not laid out yet. */
const LEAST_PX = 160

/**
 * Shrinks the page to the size that the popup received. The popup requests 800 x 600 (base.css), the most a browser
 * gives. With a larger zoom that is fewer CSS pixels, and the browser would show only a corner of the page.
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
    // The popup became larger (the zoom was reduced), so request the full size again.
    if (innerWidth > offsetWidth) style.width = ''
    if (innerHeight > offsetHeight) style.height = ''
    clearTimeout(timer)
    timer = setTimeout(fit, STABLE_FOR_MS)
  }
  addEventListener('resize', look)
  document.addEventListener('visibilitychange', look)
  look()
}
