import type { EventName, WebRequestApi } from '../../../extension/background/browser-events/registration.ts'
import type { Details } from '../../../extension/platform/details.ts'
import { FakeEvent } from './fake-event.ts'

const NAMES = [
  'onBeforeSendHeaders',
  'onSendHeaders',
  'onHeadersReceived',
  'onBeforeRedirect',
  'onCompleted',
  'onErrorOccurred',
] as const satisfies readonly EventName[]

/** `browser.webRequest`: tests fire its events themselves. */
export class FakeWebRequest implements WebRequestApi {
  readonly onBeforeSendHeaders = new FakeEvent<[Details], unknown>()
  readonly onSendHeaders = new FakeEvent<[Details], unknown>()
  readonly onHeadersReceived = new FakeEvent<[Details], unknown>()
  readonly onBeforeRedirect = new FakeEvent<[Details], unknown>()
  readonly onCompleted = new FakeEvent<[Details], unknown>()
  readonly onErrorOccurred = new FakeEvent<[Details], unknown>()

  /** How many listeners each event has. */
  get listeners(): Record<EventName, number> {
    return Object.fromEntries(NAMES.map((name) => [name, this[name].size])) as Record<EventName, number>
  }
}

/** Details of a request of a page of example.test in tab 1. */
export function someDetails(part: Partial<Details> = {}): Details {
  return {
    requestId: '1',
    tabId: 1,
    frameId: 0,
    parentFrameId: -1,
    type: 'main_frame',
    method: 'GET',
    url: 'https://example.test/',
    timeStamp: 1_700_000_000_000,
    ...part,
  }
}
