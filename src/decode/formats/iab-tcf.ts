import type { Decoder } from '../layer/decoder.ts'
import { fromBase64 } from '../shared/byte-codecs.ts'

/** 2018-01-01, when the standard began, and 2100-01-01, in milliseconds since the epoch. */
const [EARLIEST, LATEST] = [1_514_764_800_000, 4_102_444_800_000]

/**
 * Decodes a TC string (IAB Transparency and Consent Framework 2). Its base64url contains these fields, with their sizes
 * in bits: version 6, created 36, updated 36 (tenths of a second), CMP 12, its version 12, screen 6, language 2 x 6,
 * vendor list 12, policy 6, two flags, special features 12, purposes consented to 24. The rest is not read.
 */
export const iabTcf: Decoder = (text, name) => {
  if (!/^C[\w-]{37,}(?:\.[\w-]+)*$/.test(text)) return null
  const core = text.split('.')[0] ?? ''
  // Encoders leave unused bits at the end that strict base64 forbids, so cut to full groups.
  const bytes = fromBase64(core.slice(0, core.length - (core.length % 4)))
  if (!bytes || bytes.length < 29) return null
  const bits = (from: number, count: number): number => {
    let value = 0
    for (let i = from; i < from + count; i += 1) value = value * 2 + (((bytes[i >> 3] ?? 0) >> (7 - (i & 7))) & 1)
    return value
  }
  const [created, updated] = [bits(6, 36) * 100, bits(42, 36) * 100]
  if (bits(0, 6) !== 2 || created < EARLIEST || created > LATEST || updated < created) return null
  const purposes = Array.from({ length: 24 }, (_, i) => i + 1).filter((purpose) => bits(152 + purpose - 1, 1) === 1)
  return {
    decoded: {
      kind: 'iab-tcf',
      certain: /^euconsent-v2$/.test(name),
      text,
      facts: [
        { label: 'created-at', time: created },
        { label: 'updated-at', time: updated },
        { label: 'vendor', number: bits(78, 12) },
        { label: 'language', text: String.fromCharCode(65 + bits(108, 6), 65 + bits(114, 6)) },
        { label: 'purposes', text: purposes.join(', ') },
        { label: 'version', text: String(bits(0, 6)) },
      ],
    },
  }
}
