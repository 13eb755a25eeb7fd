import type { DecodedFact } from '../layer/decoded.ts'
import type { Decoder } from '../layer/decoder.ts'
import { fromBase64 } from '../shared/byte-codecs.ts'
import { readPayload } from '../shared/payload.ts'

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const SIGNED = /^(.*?)(?::([0-9A-Za-z]{6}))?:([\w-]{27}|[\w-]{43})$/s

/**
 * Decodes Django's signed values: `payload:timestamp:signature`, the timestamp in base 62. The payload is JSON in base64
 * (a leading dot means compressed), or any text when `set_signed_cookie` wrote it. Signed with SHA-1 before Django 3.1,
 * with SHA-256 since.
 */
export const djangoSigned: Decoder = (text) => {
  const [, payload = '', stamp, signature = ''] = SIGNED.exec(text) ?? []
  if (payload === '' || !fromBase64(signature)) return null
  const read = readPayload(payload)
  const facts: DecodedFact[] = []
  if (stamp !== undefined) facts.push({ label: 'signed-at', time: fromBase62(stamp) * 1000 })
  if (read?.compressed) facts.push({ label: 'compressed', flag: true })
  facts.push(
    { label: 'algorithm', text: signature.length === 43 ? 'HMAC-SHA256' : 'HMAC-SHA1' },
    { label: 'signature', text: signature },
  )
  const json = read?.json
  return {
    decoded: {
      kind: 'django-signed',
      certain: typeof json === 'object' && json !== null,
      text: read?.text ?? payload,
      ...(json === undefined ? {} : { json }),
      facts,
    },
  }
}

function fromBase62(text: string): number {
  return [...text].reduce((sum, char) => sum * 62 + DIGITS.indexOf(char), 0)
}
