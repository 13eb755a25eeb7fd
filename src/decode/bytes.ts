const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const VALUES = new Map([...ALPHABET, '+', '/'].map((char, value) => [char, value]))
VALUES.set('-', 62).set('_', 63)

/** Bytes of base64 or base64url, with or without padding; null for what is neither. Bits that must be zero have to be. */
export function fromBase64(text: string): Uint8Array | null {
  const bare = text.replace(/={1,2}$/, '')
  if (bare.length % 4 === 1 || (bare.length !== text.length && text.length % 4 !== 0)) return null
  const bytes = new Uint8Array(Math.floor((bare.length * 3) / 4))
  let bits = 0
  let held = 0
  let at = 0
  for (const char of bare) {
    const value = VALUES.get(char)
    if (value === undefined) return null
    held = ((held << 6) | value) & 0xfff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[at++] = (held >> bits) & 0xff
  }
  return (held & ((1 << bits) - 1)) === 0 ? bytes : null
}

/** Strict: null for what is not UTF-8. The core has no TextDecoder. */
export function fromUtf8(bytes: Uint8Array): string | null {
  let written = ''
  for (const byte of bytes) written += byte < 0x80 && byte !== 0x25 ? String.fromCharCode(byte) : `%${hex(byte)}`
  try {
    return decodeURIComponent(written)
  } catch {
    return null
  }
}

/** Null for a text with a surrogate that stands alone. */
export function toUtf8(text: string): Uint8Array | null {
  try {
    const written = encodeURIComponent(text)
    const bytes: number[] = []
    for (let i = 0; i < written.length; i += 1) {
      if (written[i] === '%') {
        bytes.push(Number.parseInt(written.slice(i + 1, i + 3), 16))
        i += 2
      } else bytes.push(written.charCodeAt(i))
    }
    return Uint8Array.from(bytes)
  } catch {
    return null
  }
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0')
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, hex).join('')
}

/** Unsigned, the most significant byte first. Exact up to 6 bytes. */
export function bigEndian(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0)
}

/** Text that people can read: UTF-8 without control characters, but for TAB and line breaks. */
export function readableText(bytes: Uint8Array | null): string | null {
  const text = bytes === null || bytes.length === 0 ? null : fromUtf8(bytes)
  return text !== null && !/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/.test(text) ? text : null
}
