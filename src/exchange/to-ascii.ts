/** JSON with every character beyond ASCII as an escape: one of them would make Firefox hold the whole text in twice the bytes. */
export function toAscii(json: string): string {
  return json.replace(/[^\0-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
