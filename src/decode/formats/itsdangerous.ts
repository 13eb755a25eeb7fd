import type { DecodedFact } from '../layer/decoded.ts'
import type { Decoder } from '../layer/decoder.ts'
import { bigEndian, fromBase64 } from '../shared/byte-codecs.ts'
import { parseStructure } from '../shared/parse-json.ts'
import { readPayload } from '../shared/payload.ts'

/** Sizes of SHA-1, SHA-256, SHA-384 and SHA-512, in octets. */
const DIGEST_OCTETS = [20, 32, 48, 64]
/** 2000-01-01 and 2100-01-01 in seconds since the epoch: other timestamps are not shown. */
const [EARLIEST, LATEST] = [946_684_800, 4_102_444_800]
const IN_ALPHABET = /^[\w-]+$/

/**
 * Decodes the format of itsdangerous, which signs sessions of Flask and Starlette: `payload.timestamp.signature`, or
 * without the timestamp. The payload is base64 of JSON (a leading dot means compressed), or any text.
 */
export const itsdangerous: Decoder = (text) => {
  const last = text.lastIndexOf('.')
  const signature = text.slice(last + 1)
  const digest = IN_ALPHABET.test(signature) ? fromBase64(signature) : null
  if (last < 1 || !digest || !DIGEST_OCTETS.includes(digest.length)) return null
  const signed = text.slice(0, last)
  const dot = signed.lastIndexOf('.')
  const stamp = dot < 1 ? null : readStamp(signed.slice(dot + 1))
  const payload = stamp === null ? signed : signed.slice(0, dot)
  const read = readPayload(payload)
  const facts: DecodedFact[] = []
  if (stamp !== null && stamp >= EARLIEST && stamp <= LATEST) facts.push({ label: 'signed-at', time: stamp * 1000 })
  if (read?.compressed) facts.push({ label: 'compressed', flag: true })
  facts.push({ label: 'signature', text: signature })
  const json = read?.json ?? parseStructure(payload)
  // A JSON payload is required: otherwise any text with a dot and 27 letters would count as certain.
  const certain = typeof json === 'object' && json !== null && (facts[0]?.label === 'signed-at' || read !== null)
  return {
    decoded: {
      kind: 'itsdangerous',
      certain,
      text: read?.text ?? payload,
      ...(json === undefined ? {} : { json }),
      facts,
    },
  }
}

/**
 * Reads seconds since the epoch, as base64 of a big-endian number; null for other text. One out of range is still a
 * timestamp.
 */
function readStamp(text: string): number | null {
  const bytes = text.length >= 4 && text.length <= 11 && IN_ALPHABET.test(text) ? fromBase64(text) : null
  return bytes && bytes.length >= 3 && bytes.length <= 8 ? bigEndian(bytes) : null
}
