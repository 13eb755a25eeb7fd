import type { RequestFacts } from '../../../src/exchange/event.ts'
import type { Details } from '../../platform/details.ts'
import { platform } from '../../platform/platform.ts'

/** The facts of a request that every event of it repeats. `tops` knows the page of each tab where the event does not say. */
export function requestFacts(details: Details, tops: ReadonlyMap<number, string>): RequestFacts {
  return {
    requestId: details.requestId,
    tabId: details.tabId,
    frameId: details.frameId,
    type: details.type,
    method: details.method,
    url: details.url,
    initiator: platform.initiator(details),
    topUrl: platform.topUrl(details) ?? tops.get(details.tabId) ?? null,
    at: details.timeStamp,
    storeId: platform.storeId(details),
    incognito: details.incognito ?? false,
    ancestors: (details.frameAncestors ?? []).map(({ url }) => url),
  }
}
