import type { Exchange } from '../exchange/model/exchange.ts'
import { toHar } from './har.ts'
import { maskExchanges } from './mask-exchanges.ts'
import { type Say, toReport } from './report.ts'

/** Closed list, in the order of the menu; the words are in `_locales`, as `export_…` and `export_why_…`. */
export const LOG_FORMATS = ['har', 'ndjson', 'markdown'] as const
export type LogFormat = (typeof LOG_FORMATS)[number]

export interface ExportOptions {
  /** False: every cookie's value is masked, and equal values are masked alike. */
  readonly secrets: boolean
  /** ms since the epoch */
  readonly now: number
  /** Crumbline's version. */
  readonly version: string
  /** Words for a code, for the report; the code itself when it is left out. */
  readonly say?: Say
}

interface Format {
  /** Of the file's name. */
  readonly extension: string
  readonly mediaType: string
  readonly write: (exchanges: readonly Exchange[], options: Required<ExportOptions>) => string
}

/** One row a format. A format without a row does not compile. */
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

/** The exchanges as one text, which ends with a line break unless it is empty. */
export function exportLog(format: LogFormat, exchanges: readonly Exchange[], options: ExportOptions): string {
  const { secrets, say = (_, code) => code } = options
  return FORMATS[format].write(secrets ? exchanges : maskExchanges(exchanges), { ...options, say })
}

/** How a file of that format is named and declared. */
export function fileTypeOf(format: LogFormat): Pick<Format, 'extension' | 'mediaType'> {
  return FORMATS[format]
}
