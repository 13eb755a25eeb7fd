/** The values of declarativeNetRequest.ResourceType that both browsers know. */
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

/** Types of Firefox that Chromium does not distinguish, with Chromium's name for them. */
const SAME: ReadonlyMap<string, ResourceType> = new Map([
  ['beacon', 'ping'],
  ['imageset', 'image'],
  ['object_subrequest', 'object'],
])

/** Normalizes a webRequest.ResourceType of either browser; null when the name is unknown. */
export function readResourceType(type: string): ResourceType | null {
  return SAME.get(type) ?? RESOURCE_TYPES.find((known) => known === type) ?? null
}

/** declarativeNetRequest.RequestMethod, in capitals. */
export const METHODS = ['CONNECT', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'] as const
