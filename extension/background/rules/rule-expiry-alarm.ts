import type { Clock } from '../clock.ts'

const ALARM = 'rules-end'
/** Chromium fires no alarm sooner than 30 s after it was created. */
const SHORTEST_ALARM_MS = 30_000

interface AlarmsApi {
  create(name: string, info: { when: number }): void
  clear(name: string): Promise<boolean>
}

/**
 * Fires when a rule expires. An alarm wakes a stopped background, because a rule that the browser itself applies would
 * otherwise go on. While the background runs, a timer covers moments that are too close for an alarm.
 */
export class RuleExpiryAlarm {
  readonly #alarms: AlarmsApi
  readonly #clock: Pick<Clock, 'now' | 'schedule'>
  #cancelTimer: () => void = () => undefined
  #onDue: () => void = () => undefined

  constructor(alarms: AlarmsApi, clock: Pick<Clock, 'now' | 'schedule'>) {
    this.#alarms = alarms
    this.#clock = clock
  }

  /** Sets the function to call when a moment has passed. */
  onDue(listener: () => void): void {
    this.#onDue = listener
  }

  /** Must be called by the listener of `alarms.onAlarm`. */
  fired(name: string): void {
    if (name === ALARM) this.#onDue()
  }

  /** Replaces the moments to fire at. @param moments ms since the epoch */
  async set(moments: readonly number[]): Promise<void> {
    this.#cancelTimer()
    if (moments.length === 0) {
      await this.#alarms.clear(ALARM)
      return
    }
    const first = Math.min(...moments)
    const delayMs = first - this.#clock.now()
    if (delayMs < SHORTEST_ALARM_MS) {
      this.#cancelTimer = this.#clock.schedule(() => this.#onDue(), Math.max(delayMs, 0))
    }
    this.#alarms.create(ALARM, { when: first })
  }
}
