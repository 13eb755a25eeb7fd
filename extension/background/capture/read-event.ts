import type { ExchangeNote } from '../../../src/exchange/exchange.ts'
import type { RequestFacts, WebRequestEvent } from '../../../src/exchange/web-request-event.ts'
import type { Details } from '../../platform/details.ts'
import { platform } from '../../platform/platform.ts'
import { headerValue, readCookieHeader, readResponseHeaders } from '../../platform/read-headers.ts'
import type { Tabs } from './tabs.ts'

/** A webRequest event as plain facts. @param top the page of the tab when it came */
export function readEvent(
  kind: WebRequestEvent['kind'],
  details: Details,
  top: string | undefined,
  tabs: Tabs,
): WebRequestEvent {
  const at = Math.round(details.timeStamp * 10) / 10
  const url = withoutPassword(details.url)
  const of = { requestId: details.requestId, url, at, request: () => requestFacts(url, details, top, tabs) }
  const { statusCode: status = 0, fromCache = false } = details
  switch (kind) {
    case 'before':
      return { kind, ...of, cookie: readCookieHeader(details.requestHeaders, platform) }
    case 'send':
      return { kind, ...of, cookie: readCookieHeader(details.requestHeaders, platform), notes: notesOfRequest(details) }
    case 'headers': {
      const { attachment, ...response } = readResponseHeaders(details.responseHeaders, platform)
      return { kind, ...of, status, fromCache, ...response, notes: attachment ? ['download'] : [] }
    }
    case 'redirect':
      return { kind, ...of, status, fromCache, to: details.redirectUrl ?? '' }
    case 'completed':
      return { kind, ...of, status, fromCache }
    case 'failed':
      return { kind, ...of, error: details.error ?? '' }
  }
}

function requestFacts(url: string, details: Details, top: string | undefined, tabs: Tabs): RequestFacts {
  const { requestId, tabId, frameId, type, method, documentLifecycle, frameType } = details
  const initiator = platform.initiator(details)
  const notes: ExchangeNote[] = []
  const isHidden = documentLifecycle === 'prerender'
  if (isHidden) notes.push('prerender')
  if (frameType === 'fenced_frame') notes.push('fenced-frame')
  if (tabId < 0 && initiator !== null) notes.push('worker')
  // The page that a tab shows is not the one that is made ready behind it.
  const topUrl = platform.topUrl(details) ?? (isHidden ? initiator : top) ?? null
  return {
    requestId,
    tabId,
    frameId,
    type,
    method,
    url,
    initiator,
    topUrl,
    at: timeOf(details),
    storeId: platform.storeId(details),
    incognito: details.incognito ?? false,
    ancestors: ancestorsOf(details, topUrl),
    tabs: tabId < 0 && initiator !== null ? tabs.ofOrigin(initiator) : [],
    notes,
  }
}

/** Chromium names no frames, but a frame of the page itself is held by the page, whoever sent it elsewhere. */
function ancestorsOf({ type, frameAncestors, frameType, parentFrameId }: Details, topUrl: string | null): string[] {
  if (frameAncestors !== undefined) return frameAncestors.map(({ url }) => url)
  const isOfPage = type === 'sub_frame' && parentFrameId === 0 && frameType !== 'fenced_frame'
  return isOfPage && topUrl !== null ? [topUrl] : []
}

function notesOfRequest({ method, requestHeaders }: Details): ExchangeNote[] {
  const notes: ExchangeNote[] = []
  if (method === 'OPTIONS' && headerValue(requestHeaders, 'access-control-request-method') !== null)
    notes.push('preflight')
  // Seen in Chromium 156: a page rendered ahead begins as `prefetch;prerender`, of an active document.
  const purpose = headerValue(requestHeaders, 'sec-purpose')
  if (purpose !== null) notes.push(purpose.includes('prerender') ? 'prerender' : 'prefetch')
  return notes
}

/** Without the name and the password that a URL may hold: the log has no use for them. */
function withoutPassword(url: string): string {
  return url.replace(/^([a-z]+:\/\/)[^/?#@]*@/i, '$1')
}

/** Whole ms: what the browsers tell beyond is as precise as it is of no use, and costs room in the log. */
function timeOf({ timeStamp }: Details): number {
  return Math.round(timeStamp)
}
