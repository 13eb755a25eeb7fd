import type { Decoder } from '../layer/decoder.ts'
import { fromBase64, toHex } from '../shared/byte-codecs.ts'

/** Recognizes ASP.NET Core's data protection: magic bytes 09F0C9F0, then the key's id (a GUID); the rest is encrypted. */
export const aspnetcoreProtected: Decoder = (text) => {
  const bytes = /^CfDJ8[\w-]{40,}$/.test(text) ? fromBase64(text) : null
  if (!bytes) return null
  return {
    decoded: {
      kind: 'aspnetcore-protected',
      certain: true,
      text: null,
      facts: [
        { label: 'encrypted', flag: true },
        { label: 'key-id', text: guidOf(bytes.slice(4, 20)) },
      ],
    },
  }
}

/** A GUID's first three groups are little-endian. */
function guidOf(bytes: Uint8Array): string {
  const group = (from: number, to: number, littleEndian: boolean) => {
    const part = bytes.slice(from, to)
    return toHex(littleEndian ? part.reverse() : part)
  }
  return [group(0, 4, true), group(4, 6, true), group(6, 8, true), group(8, 10, false), group(10, 16, false)].join('-')
}

/** Decodes the culture that ASP.NET Core chose: `c=en-UK|uic=en-US`. */
export const aspnetcoreCulture: Decoder = (text) => {
  const [, culture, ui] = /^c=([A-Za-z0-9-]{2,35})\|uic=([A-Za-z0-9-]{2,35})$/.exec(text) ?? []
  if (culture === undefined || ui === undefined) return null
  return {
    decoded: {
      kind: 'aspnetcore-culture',
      certain: true,
      text,
      facts: [
        { label: 'culture', text: culture },
        { label: 'ui-culture', text: ui },
      ],
    },
  }
}
