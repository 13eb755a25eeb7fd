import type { Decoder } from '../layer/decoder.ts'

/**
 * Decodes text such as `%7B%22a%22%3A1%7D`. Text is not URL-encoded when a `%` starts no code, or the bytes are not
 * UTF-8.
 */
export const urlEncoded: Decoder = (text) => {
  if (!/%[0-9A-Fa-f]{2}/.test(text) || /%(?![0-9A-Fa-f]{2})/.test(text)) return null
  try {
    const inner = decodeURIComponent(text)
    return { decoded: { kind: 'url-encoded', certain: true, text: inner, facts: [] }, inner }
  } catch {
    return null
  }
}
