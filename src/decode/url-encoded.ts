import type { Decoder } from './decoder.ts'

/** `%7B%22a%22%3A1%7D`. With a `%` that begins no code, or bytes that are no UTF-8, it is something else. */
export const urlEncoded: Decoder = (text) => {
  if (!/%[0-9A-Fa-f]{2}/.test(text) || /%(?![0-9A-Fa-f]{2})/.test(text)) return null
  try {
    const inner = decodeURIComponent(text)
    return { decoded: { kind: 'url-encoded', certain: true, text: inner, facts: [] }, inner }
  } catch {
    return null
  }
}
