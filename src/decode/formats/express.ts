import type { DecodedFact } from '../layer/decoded.ts'
import type { Decoder } from '../layer/decoder.ts'
import { fromBase64 } from '../shared/byte-codecs.ts'
import { parseJson } from '../shared/parse-json.ts'

/** SHA-256 in base64 without padding. */
const SIGNED = /^(.*)\.([A-Za-z0-9+/]{43})$/s
const SESSION = /^(?:connect\.sid|express\.sid|sess(?:ion)?(?:id)?)$/i

/** Decodes Express's `s:value.signature` (cookie-parser, express-session). */
export const expressSigned: Decoder = (text, name) => {
  const signed = text.startsWith('s:') ? readSigned(text.slice(2)) : null
  if (!signed) return null
  const isSession = SESSION.test(name)
  const facts: DecodedFact[] = isSession
    ? [
        { label: 'session-id', text: signed.value },
        { label: 'kept-by-server', flag: true },
      ]
    : []
  const decoded = {
    kind: 'express-signed',
    certain: true,
    text: signed.value,
    facts: [...facts, ...signed.facts],
  } as const
  return isSession ? { decoded } : { decoded, inner: signed.value }
}

/** Decodes the same format without its prefix (cookie-signature): a guess, because other text can look like it. */
export const maybeSigned: Decoder = (text) => {
  const signed = readSigned(text)
  return signed && { decoded: { kind: 'express-signed', certain: false, text: signed.value, facts: signed.facts } }
}

function readSigned(text: string): { value: string; facts: DecodedFact[] } | null {
  const [, value = '', signature = ''] = SIGNED.exec(text) ?? []
  if (signature === '' || !fromBase64(signature)) return null
  return {
    value,
    facts: [
      { label: 'algorithm', text: 'HMAC-SHA256' },
      { label: 'signature', text: signature },
    ],
  }
}

/** Decodes Express's `res.cookie(name, object)`: `j:` and JSON. */
export const expressJson: Decoder = (text) => {
  if (!text.startsWith('j:')) return null
  const json = parseJson(text.slice(2))
  if (json === undefined) return null
  return { decoded: { kind: 'express-json', certain: true, text: text.slice(2), json, facts: [] } }
}
