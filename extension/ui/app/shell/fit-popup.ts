/** ms. The browser gives a popup its size in steps, late on a busy machine; a size between two steps, once taken, would stay. */
const STILL = 1000
/** No browser zooms further than to the fifth of 800. */
const LEAST = 160

/**
 * The popup of the toolbar asks for 800 x 600 (base.css), which is all that a browser gives. Where a person has zoomed in, that is fewer
 * pixels of the page, and the browser would show a corner of it: then the page is as large as what it got.
 */
export function fitPopup(): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const fit = (): void => {
    const { style, offsetWidth, offsetHeight } = document.body
    if (innerWidth < LEAST || innerHeight < LEAST || document.visibilityState !== 'visible') return
    if (innerWidth < offsetWidth) style.width = `${innerWidth}px`
    if (innerHeight < offsetHeight) style.height = `${innerHeight}px`
  }
  const look = (): void => {
    const { style, offsetWidth, offsetHeight } = document.body
    // It was given more, zoomed out again: all is asked for anew.
    if (innerWidth > offsetWidth) style.width = ''
    if (innerHeight > offsetHeight) style.height = ''
    clearTimeout(timer)
    timer = setTimeout(fit, STILL)
  }
  addEventListener('resize', look)
  document.addEventListener('visibilitychange', look)
  look()
}
