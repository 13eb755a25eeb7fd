import type { Exchange } from '../exchange/model/exchange.ts'
import { toHar } from './har.ts'
import { maskExchanges } from './mask-exchanges.ts'
import { type Say, toReport } from './report.ts'

/** Closed list, in the order of the menu; the texts are in `_locales`, as `export_…` and `export_why_…`. */
export const LOG_FORMATS = ['har', 'ndjson', 'markdown'] as const
export type LogFormat = (typeof LOG_FORMATS)[number]

export interface ExportOptions {
  /** False: every cookie value is masked; equal values get the same mask. */
  readonly secrets: boolean
  /** ms since the epoch */
  readonly now: number
  /** Crumbline's version. */
  readonly version: string
  /** Returns the text for a code in the report; without it the code itself is written. */
  readonly say?: Say
}

interface Format {
  /** File name extension. */
  readonly extension: string
  readonly mediaType: string
  readonly write: (exchanges: readonly Exchange[], options: Required<ExportOptions>) => string
}

/** One entry per format. A format without an entry does not compile. */
const FORMATS: { readonly [F in LogFormat]: Format } = {
  har: { extension: 'har', mediaType: 'application/json', write: (log, { version }) => toHar(log, version) },
  ndjson: {
    extension: 'ndjson',
    mediaType: 'application/x-ndjson',
    write: (log) => log.map((exchange) => `${JSON.stringify(exchange)}\n`).join(''),
  },
  markdown: {
    extension: 'md',
    mediaType: 'text/markdown',
    write: (log, { secrets, now, version, say }) => toReport(log, { masked: !secrets, now, version, say }),
  },
}

/** Writes the exchanges as one text, which ends with a line break unless it is empty. */
export function exportLog(format: LogFormat, exchanges: readonly Exchange[], options: ExportOptions): string {
  const { secrets, say = (_, code) => code } = options
  return FORMATS[format].write(secrets ? exchanges : maskExchanges(exchanges), { ...options, say })
}

/** Returns the file name extension and media type of a format. */
export function fileTypeOf(format: LogFormat): Pick<Format, 'extension' | 'mediaType'> {
  return FORMATS[format]
}
