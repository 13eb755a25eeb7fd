import { type Key, say } from '../words.ts'

const WORDS: Record<string, Key> = {
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

/** A webRequest resource type in the words of people; a type we have no word for stands as the browser names it. */
export function resourceType(type: string): string {
  const key = WORDS[type]
  return key === undefined ? type.replaceAll('_', ' ') : say(key)
}
