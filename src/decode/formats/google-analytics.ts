import type { DecodedFact } from '../layer/decoded.ts'
import type { Decoder } from '../layer/decoder.ts'

/**
 * Decodes `GA1.2.1033501218.1368477899`: the number of domain labels, a random number, and the first visit in seconds
 * since the epoch.
 */
export const googleAnalytics: Decoder = (text, name) => {
  const [, version = '', random = '', first = ''] = /^(GA1)\.[\d-]+\.(\d+)\.(\d{9,10})$/.exec(text) ?? []
  if (version === '') return null
  return {
    decoded: {
      kind: 'google-analytics',
      certain: /^_ga|_gid$/.test(name),
      text,
      facts: [
        { label: 'client-id', text: `${random}.${first}` },
        { label: 'created-at', time: Number(first) * 1000 },
        { label: 'version', text: version },
      ],
    },
  }
}

/**
 * Decodes GA4's session cookie (not documented by Google): `GS1.1.start.number.engaged.last...`, since May 2025
 * `GS2.1.s<start>$o<number>$g<engaged>$t<last>...`.
 */
export const googleAnalytics4: Decoder = (text) => {
  const fields = readGs1(text) ?? readGs2(text)
  if (!fields) return null
  const { version, start, number, engaged, last } = fields
  const facts: DecodedFact[] = [
    { label: 'session-id', text: start },
    { label: 'created-at', time: Number(start) * 1000 },
    { label: 'session-number', number: Number(number) },
  ]
  if (engaged === '1') facts.push({ label: 'engaged', flag: true })
  if (last !== undefined) facts.push({ label: 'last-seen-at', time: Number(last) * 1000 })
  facts.push({ label: 'version', text: version })
  return { decoded: { kind: 'google-analytics-4', certain: false, text, facts } }
}

interface Fields {
  readonly version: string
  readonly start: string
  readonly number: string
  readonly engaged: string
  readonly last: string | undefined
}

function readGs1(text: string): Fields | null {
  const [, version, start, number, engaged, last] =
    /^(GS1)\.\d+\.(\d{9,10})\.(\d+)\.([01])\.(\d{9,10})(?:\.|$)/.exec(text) ?? []
  if (version === undefined || start === undefined) return null
  return { version, start, number: number ?? '', engaged: engaged ?? '', last }
}

function readGs2(text: string): Fields | null {
  if (!/^GS2\.\d+\.s\d{9,10}(?:\$[a-z][^$]*)+$/.test(text)) return null
  const fields = new Map(
    text
      .slice(text.indexOf('.s') + 1)
      .split('$')
      .map((field) => [field[0], field.slice(1)]),
  )
  const last = fields.get('t')
  return {
    version: 'GS2',
    start: fields.get('s') ?? '',
    number: fields.get('o') ?? '',
    engaged: fields.get('g') ?? '',
    last: last && /^\d{9,10}$/.test(last) ? last : undefined,
  }
}
