import type { ExchangeNote } from '../../../src/exchange/model/exchange.ts'
import type { RequestFacts, WebRequestEvent } from '../../../src/exchange/model/web-request-event.ts'
import type { Platform } from '../../platform/capabilities.ts'
import type { Details } from '../../platform/details.ts'
import { cookieHeader, headerOf, readResponse } from '../../platform/headers.ts'
import type { RawRequestEvent } from './raw-event.ts'

export type EventPlatform = Pick<Platform, 'decode' | 'splitSetCookie' | 'initiator' | 'topUrl' | 'storeId'>

interface OpenTabs {
  /** @returns the tabs that show a page of the origin */
  tabsOf(origin: string): readonly number[]
}

/** Converts a raw event into facts that are the same in both browsers. */
export function readEvent(
  { kind, details, pageUrl }: RawRequestEvent,
  platform: EventPlatform,
  tabs: OpenTabs,
): WebRequestEvent {
  const at = Math.round(details.timeStamp * 10) / 10
  const url = withoutCredentials(details.url)
  const base = {
    requestId: details.requestId,
    url,
    at,
    request: () => requestFacts(url, details, pageUrl, platform, tabs),
  }
  const { statusCode: status = 0, fromCache = false } = details
  switch (kind) {
    case 'before':
      return { kind, ...base, cookie: cookieHeader(details.requestHeaders, platform) }
    case 'send':
      return { kind, ...base, cookie: cookieHeader(details.requestHeaders, platform), notes: requestNotes(details) }
    case 'headers': {
      const { attachment, ...response } = readResponse(details.responseHeaders, platform)
      return { kind, ...base, status, fromCache, ...response, notes: attachment ? ['download'] : [] }
    }
    case 'redirect':
      return { kind, ...base, status, fromCache, to: details.redirectUrl ?? '' }
    case 'completed':
      return { kind, ...base, status, fromCache }
    case 'failed':
      return { kind, ...base, error: details.error ?? '' }
  }
}

function requestFacts(
  url: string,
  details: Details,
  pageUrl: string | undefined,
  platform: EventPlatform,
  tabs: OpenTabs,
): RequestFacts {
  const { requestId, tabId, frameId, type, method, documentLifecycle, frameType } = details
  const initiator = platform.initiator(details)
  const notes: ExchangeNote[] = []
  const isPrerendered = documentLifecycle === 'prerender'
  if (isPrerendered) notes.push('prerender')
  if (frameType === 'fenced_frame') notes.push('fenced-frame')
  if (tabId < 0 && initiator !== null) notes.push('worker')
  // The tab of a prerendered page shows another page.
  const topUrl = platform.topUrl(details) ?? (isPrerendered ? initiator : pageUrl) ?? null
  return {
    requestId,
    tabId,
    frameId,
    type,
    method,
    url,
    initiator,
    topUrl,
    // Rounded to milliseconds: finer digits are noise and take log space.
    at: Math.round(details.timeStamp),
    storeId: platform.storeId(details),
    incognito: details.incognito ?? false,
    ancestors: ancestorsOf(details, topUrl),
    tabs: tabId < 0 && initiator !== null ? tabs.tabsOf(initiator) : [],
    notes,
  }
}

/** Chromium reports no ancestors, but the only ancestor of a page's own frame is the page, whoever navigated the frame. */
function ancestorsOf({ type, frameAncestors, frameType, parentFrameId }: Details, topUrl: string | null): string[] {
  if (frameAncestors !== undefined) return frameAncestors.map(({ url }) => url)
  const isOfPage = type === 'sub_frame' && parentFrameId === 0 && frameType !== 'fenced_frame'
  return isOfPage && topUrl !== null ? [topUrl] : []
}

function requestNotes({ method, requestHeaders }: Details): ExchangeNote[] {
  const notes: ExchangeNote[] = []
  if (method === 'OPTIONS' && headerOf(requestHeaders, 'access-control-request-method') !== null)
    notes.push('preflight')
  // Chromium 156 sends `prefetch;prerender` for the first request of a prerendered page, but reports its document as active.
  const purpose = headerOf(requestHeaders, 'sec-purpose')
  if (purpose !== null) notes.push(purpose.includes('prerender') ? 'prerender' : 'prefetch')
  return notes
}

/** Removes name and password: the log must not keep them. */
function withoutCredentials(url: string): string {
  return url.replace(/^([a-z]+:\/\/)[^/?#@]*@/i, '$1')
}
