/**
 * Escapes every character beyond ASCII in JSON. A single one makes Firefox hold the whole text in two bytes per
 * character.
 */
export function toAscii(json: string): string {
  return json.replace(/[^\0-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
