/** webRequest's resource types in both browsers. */
export const RESOURCE_TYPES = [
  'main_frame',
  'sub_frame',
  'xmlhttprequest',
  'script',
  'stylesheet',
  'image',
  'imageset',
  'font',
  'media',
  'object',
  'object_subrequest',
  'ping',
  'beacon',
  'csp_report',
  'websocket',
  'webtransport',
  'webbundle',
  'web_manifest',
  'speculative',
  'json',
  'xml_dtd',
  'xslt',
  'other',
] as const

/** Other names for the types, which users may type. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  page: ['main_frame'],
  document: ['main_frame'],
  navigation: ['main_frame'],
  frame: ['sub_frame'],
  iframe: ['sub_frame'],
  fetch: ['xmlhttprequest'],
  xhr: ['xmlhttprequest'],
  js: ['script'],
  css: ['stylesheet'],
  img: ['image', 'imageset'],
  image: ['image', 'imageset'],
  ws: ['websocket'],
  // Chromium calls a beacon 'ping', Firefox 'beacon'.
  beacon: ['beacon', 'ping'],
}

/** Returns the types that a word stands for: those of an alias, or those whose name begins with the word; otherwise none. */
export function resourceTypes(word: string): readonly string[] {
  const name = word.toLowerCase()
  if (Object.hasOwn(ALIASES, name)) return ALIASES[name] ?? []
  return RESOURCE_TYPES.filter((type) => type.startsWith(name))
}
