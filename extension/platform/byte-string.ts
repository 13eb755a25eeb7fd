const utf8Decoder = new TextDecoder()
const utf8Encoder = new TextEncoder()

/** Decodes a byte string (each character is one byte of UTF-8), which is how Firefox represents header values. */
export function decodeByteString(value: string): string {
  if (isAscii(value)) return value
  return utf8Decoder.decode(Uint8Array.from(value, (byte) => byte.charCodeAt(0)))
}

export function encodeByteString(text: string): string {
  return isAscii(text) ? text : Array.from(utf8Encoder.encode(text), (byte) => String.fromCharCode(byte)).join('')
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 0x7f) return false
  return true
}
