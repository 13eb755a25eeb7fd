/**
 * Reads a Max-Age value (RFC 6265bis-22, section 5.6.2).
 *
 * "If the first character of the attribute-value is neither a DIGIT, nor a "-" character followed by a DIGIT, ignore
 * the cookie-av. If the remainder of attribute-value contains a non-DIGIT character, ignore the cookie-av."
 * @returns seconds (negative, zero, or up to MAX_SAFE_INTEGER), or null when the attribute is to be ignored
 */
export function parseMaxAge(text: string): number | null {
  const start = text.charCodeAt(0) === 0x2d ? 1 : 0
  if (start === text.length) return null
  let seconds = 0
  for (let at = start; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 0x30
    if (digit < 0 || digit > 9) return null
    // Numbers of nine digits fit the engine's small integers, which are faster.
    seconds = at - start < 9 ? (seconds * 10 + digit) | 0 : seconds * 10 + digit
  }
  // Cap the number: JSON has no Infinity, and no clock goes that far.
  if (seconds > Number.MAX_SAFE_INTEGER) seconds = Number.MAX_SAFE_INTEGER
  return start === 1 && seconds !== 0 ? -seconds : seconds
}
