import { Unzlib } from 'fflate'

/** No cookie decompresses to more; a value that claims to is an attack. */
const MAX_OCTETS = 1_048_576
/** Input per step. Zlib expands at most by a factor of a thousand, so a step adds at most half a MiB. */
const STEP_OCTETS = 512

/** Decompresses zlib (RFC 1950); returns null for other bytes, and when the result would be too large. */
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
    for (let at = 0; at < bytes.length && length <= MAX_OCTETS; at += STEP_OCTETS) {
      stream.push(bytes.slice(at, at + STEP_OCTETS), at + STEP_OCTETS >= bytes.length)
    }
  } catch {
    return null
  }
  if (!ended || length > MAX_OCTETS) return null
  const whole = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
