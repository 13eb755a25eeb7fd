import { Unzlib } from 'fflate'

/** Octets. No cookie holds more; a text that claims to is made to harm. */
const MOST = 1_048_576
/** Octets of input at a time: they can't become more than a thousand times as many. */
const STEP = 512

/** Zlib (RFC 1950); null for what is none, or would be too large. */
export function inflate(bytes: Uint8Array): Uint8Array | null {
  const pieces: Uint8Array[] = []
  let length = 0
  let ended = false
  const stream = new Unzlib((piece, final) => {
    pieces.push(piece)
    length += piece.length
    ended ||= final
  })
  try {
    for (let at = 0; at < bytes.length && length <= MOST; at += STEP) {
      stream.push(bytes.slice(at, at + STEP), at + STEP >= bytes.length)
    }
  } catch {
    return null
  }
  if (!ended || length > MOST) return null
  const whole = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
