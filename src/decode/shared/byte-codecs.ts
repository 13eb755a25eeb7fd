/** Full groups of four; then nothing, or two or three characters whose unused bits are zero. */
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048])?$/

/**
 * Returns the bytes of base64 or base64url, with or without padding; null for other text. Stricter than `atob`, so that
 * fewer plain words pass as base64: no white space, no wrong padding, unused bits must be zero.
 */
export function fromBase64(text: string): Uint8Array | null {
  const bare = text.replace(/={1,2}$/, '')
  if (bare.length !== text.length && text.length % 4 !== 0) return null
  const standard = bare.replaceAll('-', '+').replaceAll('_', '/')
  return BASE64.test(standard) ? Uint8Array.from(atob(standard), (char) => char.charCodeAt(0)) : null
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const encoder = new TextEncoder()

/** Returns null for bytes that are not UTF-8. */
export function fromUtf8(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/** Returns null for a text with a lone surrogate, which UTF-8 can't represent. */
export function toUtf8(text: string): Uint8Array | null {
  return /\p{Surrogate}/u.test(text) ? null : encoder.encode(text)
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Reads an unsigned number, most significant byte first. Exact up to 6 bytes. */
export function bigEndian(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0)
}

/** Returns the bytes as text if people can read it: UTF-8 without control characters except TAB and line breaks. */
export function readableText(bytes: Uint8Array | null): string | null {
  const text = bytes === null || bytes.length === 0 ? null : fromUtf8(bytes)
  return text !== null && !/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/.test(text) ? text : null
}
