import type { Decoder } from '../layer/decoder.ts'
import { fromBase64, readableText } from '../shared/byte-codecs.ts'

const TOKEN = /^(.+):(\d{13}):(?:(SHA256|MD5):)?([0-9a-f]{32}|[0-9a-f]{64})$/s

/**
 * Decodes Spring Security's hash-based remember-me: base64 of `user:expiry in ms:algorithm:hash`; before 5.8 without the
 * algorithm.
 */
export const springRememberMe: Decoder = (text) => {
  const inner = text.length >= 64 ? readableText(fromBase64(text)) : null
  const found = TOKEN.exec(inner ?? '')
  if (!found) return null
  const [, user = '', expiry = '', algorithm = 'MD5', signature = ''] = found
  return {
    decoded: {
      kind: 'spring-remember-me',
      certain: true,
      text: inner,
      facts: [
        { label: 'user', text: user },
        { label: 'expires-at', time: Number(expiry) },
        { label: 'algorithm', text: algorithm },
        { label: 'signature', text: signature },
      ],
    },
  }
}
