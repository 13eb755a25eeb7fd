import type { Exchange, Received } from '../exchange/model/exchange.ts'

/** Texts of the report other than those of codes. Closed list; they are in `_locales`, as `report_…`. */
export const REPORT_WORDS = [
  'title',
  'made-by',
  'masked',
  'unmasked',
  'page',
  'asked-by',
  'time',
  'type',
  'status',
  'redirected-to',
  'failed',
  'from-cache',
  'sent',
  'sent-none',
  'sent-unseen',
  'returned',
  'returned-none',
  'returned-unseen',
  'cookie',
  'value',
  'injected',
  'added',
  'replaced',
  'removed',
  'verdict',
  'why',
  'line',
  'added-by-rule',
  'dropped-by-rule',
  'changed-to',
  'nothing',
] as const

/** Groups of codes that have texts. `report` is REPORT_WORDS. */
export type ReportFamily = 'report' | 'outcome' | 'certainty' | 'reason' | 'remedy' | 'warning'
/** Returns the text for a code in the reader's language. It may contain code in backticks. */
export type Say = (family: ReportFamily, code: string) => string

interface Report {
  readonly masked: boolean
  /** ms since the epoch */
  readonly now: number
  readonly version: string
  readonly say: Say
}

/** Writes a bug report in Markdown: the requests, the cookies sent and returned, and the outcome of each. */
export function toReport(exchanges: readonly Exchange[], { masked, now, version, say }: Report): string {
  const word = (code: (typeof REPORT_WORDS)[number]) => say('report', code)
  const intro = [
    `# ${word('title')}`,
    '',
    `${word('made-by')} Crumbline ${version}, ${iso(now)}. ${word(masked ? 'masked' : 'unmasked')}`,
  ]
  if (exchanges.length === 0) intro.push('', word('nothing'))
  const sections = exchanges.map((exchange) => sectionOf(exchange, say, word))
  return `${[...intro, ...sections.flat()].join('\n')}\n`
}

type Word = (code: (typeof REPORT_WORDS)[number]) => string

function sectionOf(exchange: Exchange, say: Say, word: Word): string[] {
  const { method, url, status, type, startedAt, topUrl, initiator, redirectedTo, error, fromCache } = exchange
  const facts: [Word extends (code: infer C) => string ? C : never, string | null][] = [
    ['time', iso(startedAt)],
    ['type', code(type)],
    ['status', status === null ? null : String(status)],
    ['page', topUrl === null || topUrl === url ? null : code(topUrl)],
    ['asked-by', initiator === null ? null : code(initiator)],
    ['redirected-to', redirectedTo === null ? null : code(redirectedTo)],
    ['failed', error === null ? null : code(error)],
  ]
  return [
    '',
    `## ${code(`${method} ${url}`)}`,
    '',
    ...facts.flatMap(([name, value]) => (value === null ? [] : [`- ${word(name)}: ${value}`])),
    ...(fromCache ? [`- ${word('from-cache')}`] : []),
    '',
    ...sentOf(exchange, word),
    '',
    ...returnedOf(exchange, say, word),
  ]
}

function sentOf({ sent, missed }: Exchange, word: Word): string[] {
  if (missed.includes('request')) return [`### ${word('sent')}`, '', word('sent-unseen')]
  const effects = new Map(sent.injected.map(({ name, effect }) => [name, effect]))
  const removed = sent.injected.filter(({ effect }) => effect === 'removed').map(({ name }) => ({ name, value: '' }))
  const rows = [...sent.cookies, ...removed].map(({ name, value }) => {
    const effect = effects.get(name)
    return row([code(name), code(value), effect === undefined ? '' : word(effect)])
  })
  if (rows.length === 0) return [`### ${word('sent')}`, '', word('sent-none')]
  return [`### ${word('sent')}`, '', ...head([word('cookie'), word('value'), word('injected')]), ...rows]
}

function returnedOf({ received, missed }: Exchange, say: Say, word: Word): string[] {
  const title = `### ${word('returned')}`
  if (missed.includes('response')) return [title, '', word('returned-unseen')]
  if (received.length === 0) return [title, '', word('returned-none')]
  const rows = received.map((one) => row([code(one.name), verdictOf(one, say), whyOf(one, say, word), code(one.line)]))
  return [title, '', ...head([word('cookie'), word('verdict'), word('why'), word('line')]), ...rows]
}

function verdictOf({ verdict }: Received, say: Say): string {
  const { outcome, certainty } = verdict
  return `**${say('outcome', outcome)}** (${say('certainty', certainty)})`
}

/** Includes the code, because readers may search for it. */
function whyOf({ verdict, became, added }: Received, say: Say, word: Word): string {
  const reasons = verdict.reasons.map((one) => `${say('reason', one)} ${say('remedy', one)} (${code(one)})`)
  const warnings = verdict.warnings.map((one) => say('warning', one))
  const changed = became == null ? [] : [`${word('changed-to')} ${code(became)}`]
  const ruled = added ? [word('added-by-rule')] : became === null ? [word('dropped-by-rule')] : changed
  return [...ruled, ...reasons, ...warnings].join('<br>')
}

function head(cells: readonly string[]): string[] {
  return [row(cells), row(cells.map(() => '---'))]
}

/** Writes a table row. Escapes bars, which end a cell even within code. */
function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}

/**
 * Formats a text as code. The fence is longer than any run of backticks in the text, and line breaks, which would end it,
 * are removed.
 */
function code(text: string): string {
  if (text === '') return ''
  const oneLine = text.replace(/[\0-\x1f\x7f\u2028\u2029]/g, '\ufffd')
  const runs = oneLine.match(/`+/g) ?? []
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1)
  const pad = /^`|`$|^ .* $/.test(oneLine) ? ' ' : ''
  return `${fence}${pad}${oneLine}${pad}${fence}`
}

function iso(ms: number): string {
  return new Date(ms).toISOString()
}
