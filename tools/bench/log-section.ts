import { BURST, BURST_ROUNDS, type Burst, measureBurst } from './burst.ts'
import { EACH, FULL_ROUNDS, type FullLog, measureFullLog, TEXT } from './full-log.ts'
import { measureRows, RESPONSES_A_SECOND, ROWS } from './row-latency.ts'
import { spread, summarize } from './statistics.ts'

export interface LiveLog {
  readonly rows: readonly number[]
  readonly burst: Burst
  readonly full: FullLog
}

/** Measures the log in a real browser: the latency of a row, bursts, and a full log. */
export async function measureLiveLog(name: 'chromium' | 'firefox'): Promise<LiveLog> {
  return { rows: await measureRows(name), full: await measureFullLog(name), burst: await measureBurst(name) }
}

export function logSection({ chromium, firefox }: Readonly<Record<'chromium' | 'firefox', LiveLog>>): string {
  const row = (what: string, figure: (log: LiveLog) => string) =>
    `| ${what} | ${figure(chromium)} | ${figure(firefox)} |`
  const ms = (what: string, times: (log: LiveLog) => readonly number[], digits = 1) =>
    row(what, (log) => spread(summarize(times(log)), digits))
  return `## The log in a browser

*Rows*: the server sends ${RESPONSES_A_SECOND} responses a second, ${ROWS} in all. The figure is the time from sending a response until a page of Crumbline in
another window has painted its row with the status.

*Burst*: ${BURST} fetches as fast as possible, each of which sets a cookie, ${BURST_ROUNDS} rounds. The benchmark fails unless every one is in the log, in
order, without a gap in \`seq\`. The longest task is the longest delay of a timer of the background that is due every 4 ms. No task was
longer; the floor's empty background shows how much of the delay comes from waiting for a processor.

*Full log*: the working day above, written to \`storage.session\`. The background is stopped and started ${FULL_ROUNDS} times; \`cold\` is the first call
after a start.

| | Chromium | Firefox |
| --- | ---: | ---: |
${row('response to row, 95th percentile, ms', ({ rows }) => percentile(rows, 0.95).toFixed(0))}
${ms('response to row, ms', ({ rows }) => rows, 0)}
${ms(`burst of ${BURST}, ms`, ({ burst }) => burst.took, 0)}
${ms('in the log after its end, ms', ({ burst }) => burst.behind, 0)}
${ms('longest task of the background, ms', ({ burst }) => burst.longest)}
${ms('… of a background that does nothing (the floor), ms', ({ burst }) => burst.floor)}
${row('full log, MiB of the browser’s 10', ({ full }) => (full.bytes / 2 ** 20).toFixed(1))}
${ms('start of the script to ready, ms', ({ full }) => full.start)}
${ms('`exchanges({ limit: 100 })`, cold, ms', ({ full }) => full.newest.cold)}
${ms('`exchanges({ limit: 100 })`, ms', ({ full }) => full.newest.warm)}
${ms(`search of all for \`${TEXT}\`, cold, ms`, ({ full }) => full.search.cold)}
${ms(`search of all for \`${TEXT}\`, ms`, ({ full }) => full.search.warm)}
${ms(`search of all for \`${EACH}\`, cold, ms`, ({ full }) => full.each.cold)}
${ms(`search of all for \`${EACH}\`, ms`, ({ full }) => full.each.warm)}
`
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN
}
