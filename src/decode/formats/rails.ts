import type { DecodedFact, Json } from '../layer/decoded.ts'
import type { Decoder } from '../layer/decoder.ts'
import { fromBase64, readableText } from '../shared/byte-codecs.ts'
import { isObject, parseJson } from '../shared/parse-json.ts'
import { readMarshal } from './ruby-marshal.ts'

const SIGNED = /^([A-Za-z0-9+/_-]+={0,2})--([0-9a-f]{40}|[0-9a-f]{64})$/
const ENCRYPTED = /^([A-Za-z0-9+/_-]+={0,2})--([A-Za-z0-9+/_-]{16})--([A-Za-z0-9+/_-]{22}==)$/

/**
 * Decodes ActiveSupport's MessageVerifier: `base64--hex` of JSON or Ruby's Marshal, since Rails 5.2 in an envelope with
 * purpose and expiry.
 */
export const railsSigned: Decoder = (text) => {
  const [, data = '', signature = ''] = SIGNED.exec(text) ?? []
  const bytes = fromBase64(data)
  if (!bytes || bytes.length === 0) return null
  const facts: DecodedFact[] = []
  const held = readMessage(bytes, facts)
  facts.push(
    { label: 'algorithm', text: signature.length === 40 ? 'HMAC-SHA1' : 'HMAC-SHA256' },
    { label: 'signature', text: signature },
  )
  return {
    decoded: {
      kind: 'rails-signed',
      certain: held !== undefined,
      text: held === undefined ? readableText(bytes) : JSON.stringify(held),
      ...(held === undefined ? {} : { json: held }),
      facts,
    },
  }
}

function readMessage(bytes: Uint8Array, facts: DecodedFact[]): Json | undefined {
  const marshal = readMarshal(bytes)
  if (marshal) {
    for (const name of marshal.classes) facts.push({ label: 'class', text: name })
    return marshal.json
  }
  const json = parseJson(readableText(bytes) ?? '')
  const envelope = isObject(json) ? json['_rails'] : undefined
  if (!isObject(envelope)) return json
  const { exp, pur, message, data } = envelope
  if (typeof pur === 'string') facts.push({ label: 'purpose', text: pur })
  const expires = typeof exp === 'string' ? Date.parse(exp) : Number.NaN
  if (!Number.isNaN(expires)) facts.push({ label: 'expires-at', time: expires })
  if (data !== undefined) return data
  const inner = typeof message === 'string' ? fromBase64(message) : null
  return inner ? readMessage(inner, facts) : message
}

/** Recognizes ActiveSupport's MessageEncryptor with AES-GCM: ciphertext, initialization vector and tag. */
export const railsEncrypted: Decoder = (text) => {
  const [, data = ''] = ENCRYPTED.exec(text) ?? []
  const bytes = fromBase64(data)
  if (!bytes || bytes.length === 0) return null
  const facts: DecodedFact[] = [
    { label: 'encryption', text: 'AES-GCM' },
    { label: 'encrypted', flag: true },
    { label: 'bytes', number: bytes.length },
  ]
  return { decoded: { kind: 'rails-encrypted', certain: true, text: null, facts } }
}
