/** A hidden surface paints nothing, so only this time counts there. */
const HIDDEN_WAIT_MS = 100

/** Resolves once the current state has been painted and another `restMs` have passed. */
export function afterPaint(restMs = 0): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, HIDDEN_WAIT_MS + restMs)
    requestAnimationFrame(() => {
      clearTimeout(timer)
      setTimeout(resolve, restMs)
    })
  })
}
