import type { Decoder } from '../layer/decoder.ts'
import { fromBase64, readableText } from '../shared/byte-codecs.ts'
import { parseStructure } from '../shared/parse-json.ts'

/** Shorter texts decode to readable text by chance too often. */
const MIN_LENGTH = 12
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Decodes base64 or base64url of readable text; Supabase prefixes it with `base64-`. Certain only when the decoded text
 * is structured itself.
 */
export const base64: Decoder = (text) => {
  const bare = text.replace(/^base64-/, '')
  if (bare.length < MIN_LENGTH) return null
  const inner = readableText(fromBase64(bare))
  if (inner === null) return null
  const certain = parseStructure(inner) !== undefined || UUID.test(inner) || bare !== text
  return { decoded: { kind: 'base64', certain, text: inner, facts: [] }, inner }
}

export const uuid: Decoder = (text, name) => {
  if (!UUID.test(text)) return null
  const isSession = /^SESSION$/.test(name)
  return {
    decoded: { kind: 'uuid', certain: true, text, facts: isSession ? [{ label: 'kept-by-server', flag: true }] : [] },
  }
}
