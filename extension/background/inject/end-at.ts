import { browser } from '../../browser.ts'

export const END_ALARM = 'rules-end'
/** The browser sets off no alarm sooner than that, in ms. */
const SOON = 30_000

let timer: ReturnType<typeof setTimeout> | undefined
let onEnd: () => void = () => undefined

/** Says what is to happen when the time of a rule is over. */
export function whenRulesEnd(then: () => void): void {
  onEnd = then
}

/**
 * Wakes us when the first of these moments has come: a rule that the browser applies by itself would go on while the
 * background sleeps. @param moments ms since the epoch
 */
export async function endAt(moments: readonly number[]): Promise<void> {
  clearTimeout(timer)
  if (moments.length === 0) {
    await browser.alarms.clear(END_ALARM)
    return
  }
  const first = Math.min(...moments)
  const left = first - Date.now()
  if (left < SOON) timer = setTimeout(() => onEnd(), Math.max(left, 0))
  browser.alarms.create(END_ALARM, { when: first })
}
