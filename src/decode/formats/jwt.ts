import type { DecodedFact, FactLabel, Json } from '../layer/decoded.ts'
import type { Decoder } from '../layer/decoder.ts'
import { fromBase64, readableText } from '../shared/byte-codecs.ts'
import { isObject, parseJson } from '../shared/parse-json.ts'

const TIMES: readonly (readonly [claim: string, label: FactLabel])[] = [
  ['iat', 'issued-at'],
  ['nbf', 'not-before'],
  ['exp', 'expires-at'],
]
const TEXTS: readonly (readonly [claim: string, label: FactLabel])[] = [
  ['iss', 'issuer'],
  ['sub', 'subject'],
  ['aud', 'audience'],
]

/** Decodes a JWS in compact form with JSON claims (RFC 7519), or a JWE (RFC 7516), of which only the header is readable. */
export const jwt: Decoder = (text) => {
  if (!/^[\w-]+\.[\w-]*\.[\w-]*(?:\.[\w-]*\.[\w-]+)?$/.test(text)) return null
  const parts = text.split('.')
  const header = readPart(parts[0] ?? '')
  if (!isObject(header) || typeof header['alg'] !== 'string') return null
  const facts: DecodedFact[] = [{ label: 'algorithm', text: header['alg'] }]
  if (typeof header['kid'] === 'string') facts.push({ label: 'key-id', text: header['kid'] })
  if (parts.length === 5) {
    if (typeof header['enc'] !== 'string') return null
    facts.push({ label: 'encryption', text: header['enc'] }, { label: 'encrypted', flag: true })
    return { decoded: { kind: 'jwe', certain: true, text: null, json: { header }, facts } }
  }
  const claims = readPart(parts[1] ?? '')
  if (!isObject(claims)) return null
  const signature = parts[2] ?? ''
  if (signature === '' || header['alg'].toLowerCase() === 'none') facts.push({ label: 'unsigned', flag: true })
  else facts.push({ label: 'signature', text: signature })
  facts.push(...factsOf(claims))
  const json = { header, claims }
  return { decoded: { kind: 'jwt', certain: true, text: JSON.stringify(claims), json, facts } }
}

function factsOf(claims: { readonly [key: string]: Json }): DecodedFact[] {
  const facts: DecodedFact[] = []
  for (const [claim, label] of TEXTS) {
    const value = claims[claim]
    if (typeof value === 'string') facts.push({ label, text: value })
    else if (Array.isArray(value)) facts.push({ label, text: value.map(String).join(', ') })
  }
  for (const [claim, label] of TIMES) {
    const value = claims[claim]
    // NumericDate: seconds since the epoch, with or without a fraction.
    if (typeof value === 'number' && Math.abs(value) < 8.64e12) facts.push({ label, time: Math.round(value * 1000) })
  }
  return facts
}

function readPart(part: string): Json | undefined {
  const text = readableText(fromBase64(part))
  return text === null ? undefined : parseJson(text)
}
