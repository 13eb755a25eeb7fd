/** declarativeNetRequest.ResourceType, as far as both browsers can tell them apart. */
export const RESOURCE_TYPES = [
  'main_frame',
  'sub_frame',
  'stylesheet',
  'script',
  'image',
  'font',
  'object',
  'xmlhttprequest',
  'ping',
  'csp_report',
  'media',
  'websocket',
  'other',
] as const
export type ResourceType = (typeof RESOURCE_TYPES)[number]

/** What Firefox tells apart and Chromium does not, by Chromium's name for it. */
const SAME: ReadonlyMap<string, ResourceType> = new Map([
  ['beacon', 'ping'],
  ['imageset', 'image'],
  ['object_subrequest', 'object'],
])

/** A webRequest.ResourceType of either browser; null when there is none of that name. */
export function readResourceType(type: string): ResourceType | null {
  return SAME.get(type) ?? RESOURCE_TYPES.find((known) => known === type) ?? null
}

/** declarativeNetRequest.RequestMethod, in capitals. */
export const METHODS = ['CONNECT', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'] as const
