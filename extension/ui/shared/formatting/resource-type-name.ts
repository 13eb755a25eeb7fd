import { type Key, say } from '../words.ts'

const NAMES: Record<string, Key> = {
  main_frame: 'type_main_frame',
  sub_frame: 'type_sub_frame',
  stylesheet: 'type_stylesheet',
  script: 'type_script',
  image: 'type_image',
  imageset: 'type_image',
  font: 'type_font',
  media: 'type_media',
  xmlhttprequest: 'type_xmlhttprequest',
  websocket: 'type_websocket',
  ping: 'type_ping',
  beacon: 'type_ping',
  csp_report: 'type_report',
}

/** Returns the display name of a webRequest resource type. An unknown type keeps the browser's own name. */
export function resourceTypeName(type: string): string {
  const key = NAMES[type]
  return key === undefined ? type.replaceAll('_', ' ') : say(key)
}
