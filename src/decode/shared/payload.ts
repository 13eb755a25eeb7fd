import type { Json } from '../layer/decoded.ts'
import { fromBase64, readableText } from './byte-codecs.ts'
import { inflate } from './inflate.ts'
import { parseJson } from './parse-json.ts'

export interface Payload {
  readonly text: string
  readonly json?: Json
  readonly compressed: boolean
}

/** Reads the payload of itsdangerous and Django: base64 of JSON; a leading dot means compressed. Null for other text. */
export function readPayload(payload: string): Payload | null {
  const compressed = payload.startsWith('.')
  const bytes = fromBase64(compressed ? payload.slice(1) : payload)
  const text = readableText(bytes && (compressed ? inflate(bytes) : bytes))
  if (text === null) return null
  const json = parseJson(text)
  return json === undefined ? null : { text, json, compressed }
}
