import type { WebRequestEvent } from '../../../src/exchange/model/web-request-event.ts'
import type { JarChange } from '../../../src/jar/jar-change.ts'
import type { ActiveRule } from '../../../src/rules/plan/plan.ts'
import type { Details } from '../../platform/details.ts'

/** A `webRequest` event exactly as its listener received it. It is parsed later, outside the listener's turn. */
export interface RawRequestEvent {
  readonly kind: WebRequestEvent['kind']
  readonly details: Details
  /** URL of the page in the tab when the event fired; undefined: not known. */
  readonly pageUrl: string | undefined
  /**
   * The rules that applied to the request, or that change its response, when the event fired; undefined: not known at
   * that time.
   */
  readonly rules: readonly ActiveRule[] | undefined
}

/** A `cookies.onChanged` event. */
export interface RawJarEvent {
  readonly kind: 'jar'
  readonly change: JarChange
}

export type RawEvent = RawRequestEvent | RawJarEvent

/** @returns milliseconds since the epoch */
export function timeOf(event: RawEvent): number {
  return event.kind === 'jar' ? event.change.at : event.details.timeStamp
}
