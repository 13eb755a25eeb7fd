import type { Decoder } from '../layer/decoder.ts'

/** Decodes Meta's `_fbp` and `_fbc`: `fb.1.<created, ms>.<random number, or click id>`. */
export const metaPixel: Decoder = (text) => {
  const [, created = '', rest = ''] = /^fb\.\d\.(\d{13})\.([\w-]+)$/.exec(text) ?? []
  if (rest === '') return null
  return {
    decoded: {
      kind: 'meta-pixel',
      certain: true,
      text,
      facts: [
        { label: 'created-at', time: Number(created) },
        { label: /^\d+$/.test(rest) ? 'client-id' : 'click-id', text: rest },
      ],
    },
  }
}
