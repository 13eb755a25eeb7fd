import type { Exchange } from '../exchange/exchange.ts'
import { toHar } from './har.ts'
import { maskExchanges } from './mask-exchanges.ts'
import { type Say, toReport } from './report.ts'

export const LOG_FORMATS = ['har', 'ndjson', 'markdown'] as const
export type LogFormat = (typeof LOG_FORMATS)[number]

export interface ExportOptions {
  /** false: every cookie's value is masked, the same value always in the same way */
  readonly secrets: boolean
  /** ms since the epoch */
  readonly now: number
  /** Of Crumbline. */
  readonly version: string
  /** Words for a code, for the report that people read; without it the code stands for itself. */
  readonly say?: Say
}

/** The exchanges as one text, which ends with a line break unless it is empty. */
export function exportLog(format: LogFormat, exchanges: readonly Exchange[], options: ExportOptions): string {
  const { secrets, now, version, say = (_, code) => code } = options
  const told = secrets ? exchanges : maskExchanges(exchanges)
  switch (format) {
    case 'har':
      return toHar(told, version)
    case 'ndjson':
      return told.map((exchange) => `${JSON.stringify(exchange)}\n`).join('')
    case 'markdown':
      return toReport(told, { masked: !secrets, now, version, say })
  }
}
