import type { DecodedFact } from '../layer/decoded.ts'
import type { Decoder } from '../layer/decoder.ts'

const SEALED = /^Fe26\.2\*([^*]*)\*[0-9a-f]{64}\*[\w-]+\*[\w-]+\*(\d*)\*[0-9a-f]{64}\*[\w-]+(?:~(\d+))?$/

/**
 * Recognizes a seal of iron (hapi, iron-session). It is encrypted; the header has the password's id, and may have an
 * expiry in milliseconds since the epoch.
 */
export const iron: Decoder = (text) => {
  const found = SEALED.exec(text)
  if (!found) return null
  const [, password = '', expiry = '', version] = found
  const facts: DecodedFact[] = [{ label: 'encrypted', flag: true }]
  if (password !== '') facts.push({ label: 'key-id', text: password })
  if (expiry !== '' && Number(expiry) <= 8.64e15) facts.push({ label: 'expires-at', time: Number(expiry) })
  if (version !== undefined) facts.push({ label: 'version', text: version })
  return { decoded: { kind: 'iron', certain: true, text: null, facts } }
}
