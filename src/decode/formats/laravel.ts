import type { Decoder } from '../layer/decoder.ts'
import { fromBase64, readableText } from '../shared/byte-codecs.ts'
import { isObject, parseJson } from '../shared/parse-json.ts'

/** Recognizes Laravel's encrypted cookies: base64 of `{"iv", "value", "mac", "tag"}`. */
export const laravel: Decoder = (text) => {
  if (!text.startsWith('eyJpdiI6')) return null
  const envelope = parseJson(readableText(fromBase64(text)) ?? '')
  if (!isObject(envelope)) return null
  const { iv, value, mac, tag } = envelope
  if (typeof iv !== 'string' || typeof value !== 'string' || typeof mac !== 'string') return null
  // With CBC the tag is empty, with GCM the mac.
  const encryption = tag ? 'AES-GCM' : 'AES-CBC'
  return {
    decoded: {
      kind: 'laravel-encrypted',
      certain: true,
      text: null,
      json: envelope,
      facts: [
        { label: 'encryption', text: encryption },
        { label: 'encrypted', flag: true },
      ],
    },
  }
}
