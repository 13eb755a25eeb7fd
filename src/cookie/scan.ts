/** Flags of `scan`, to be tested with `&`. */
export const HAS_CONTROL = 1
export const HAS_NON_ASCII = 2

/** Whether a UTF-16 unit is one of RFC 6265bis's forbidden controls: %x00-08 / %x0A-1F / %x7F. A TAB is not. */
function isControl(code: number): boolean {
  return code < 0x20 ? code !== 0x09 : code === 0x7f
}

/** Printable ASCII from end to end. A regular expression is the fastest way through a line; four characters a step, faster still. */
const USUAL = /^(?:[\x20-\x7e][\x20-\x7e][\x20-\x7e][\x20-\x7e])*[\x20-\x7e]{0,3}$/

/** What kinds of characters a text holds. */
export function scan(text: string): number {
  return USUAL.test(text) ? 0 : scanSlowly(text)
}

function scanSlowly(text: string): number {
  let flags = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 0x7f) flags |= HAS_NON_ASCII
    else if (isControl(code)) flags |= HAS_CONTROL
  }
  return flags
}

/** Index of the first forbidden control character; null when there is none. */
export function firstControl(text: string): number | null {
  for (let at = 0; at < text.length; at++) if (isControl(text.charCodeAt(at))) return at
  return null
}
