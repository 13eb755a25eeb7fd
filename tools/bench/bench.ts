import { readFileSync } from 'node:fs'
import { buildAll } from '../build/build.ts'
import { AT_ONCE, CAPTURE_ROUNDS, type Capture, type Contender, FETCHES, measureCapture } from './capture.ts'
import { injectSection, measureInject } from './inject.ts'
import { LINES } from './lines.ts'
import { LOG_ROUNDS, type LogFigures, measureLog } from './log.ts'
import { logSection, measureLiveLog } from './log-section.ts'
import { measureParse, OURS, PARSE_ROUNDS } from './parse.ts'
import { ratios, spread, summarize } from './statistics.ts'
import { HELD, IN_JAR, measureUi, UI_ROUNDS, type UiCosts } from './ui.ts'
import { writeReport } from './write-report.ts'

const FILE = 'BENCHMARKS.md'
const PEERS = ['cookie', 'cookie-es', 'set-cookie-parser', 'tough-cookie']

// `npm run bench -- ui` prints this part and writes nothing.
if (process.argv[2] === 'ui') {
  await buildAll()
  console.log(uiRows(await measureUi()))
  process.exit()
}
console.error(`parse: ${LINES.length} lines, ${PARSE_ROUNDS} rounds`)
const parsed = measureParse()
console.error(`capture: ${FETCHES} fetches, ${CAPTURE_ROUNDS} rounds`)
await buildAll()
const captured = { chromium: await measureCapture('chromium'), firefox: await measureCapture('firefox') }
console.error('log: in both browsers')
const live = { chromium: await measureLiveLog('chromium'), firefox: await measureLiveLog('firefox') }
console.error(`interface: ${HELD} exchanges, ${UI_ROUNDS} rounds`)
const shown = await measureUi()
console.error('inject: a thousand rules, in both browsers')
const injected = [await measureInject('chromium'), await measureInject('firefox')]
console.error(`log: ${LOG_ROUNDS} rounds`)
const report = `${page(parsed, captured, shown, measureLog())}\n${logSection(live)}\n${injectSection(injected)}`
writeReport(FILE, report)
console.log(report)
// A pipe to a browser would keep the process alive.
process.exit()

type Captures = Readonly<Record<'chromium' | 'firefox', Capture>>

function page(parse: Map<string, number[]>, capture: Captures, ui: UiCosts, log: LogFigures): string {
  const versions = PEERS.map((name) => `${name} ${version(name)}`).join(', ')
  return `# Benchmarks

\`npm run bench\` writes this page with the figures of its last run. Ratios carry over to other machines, times do not.
Every figure is the median of all rounds, with the lowest and the highest in brackets. Contenders take turns within one run.

Node ${process.versions.node}, Chromium ${capture.chromium.version.replace(/^\D*/, '')}, Firefox ${capture.firefox.version}, ${versions}.

## Parsing a Set-Cookie line

${LINES.length} lines as sites send them (tools/bench/lines.ts), ${PARSE_ROUNDS} rounds, in processor time. The ratio compares with
Crumbline's parser: above 1 is slower, below 1 faster. The parsers do different work: Crumbline's keeps every attribute as it
was written, also repeated and unknown ones, and records warnings; all others except tough-cookie decode the value.

| parser | ns a line | ratio |
| --- | ---: | ---: |
${parseRows(parse)}

## What watching costs a page

A page makes ${FETCHES} fetches, ${AT_ONCE} at a time, and each response sets a cookie. The figure is the time until the last response,
in ${CAPTURE_ROUNDS} rounds after a warm-up. The floor is an extension with access to all sites and the same listeners, all empty: it costs what
the browser needs to notify any extension. The silent extension has the floor's permissions and no listener: a paused extension can't cost
less. Crumbline captured all ${FETCHES} responses of every round.

| | Chromium, ms | to the floor | to nothing | Firefox, ms | to the floor | to nothing |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
${captureRow('no extension', 'nothing', capture)}
${captureRow('a silent extension', 'silent', capture)}
${captureRow('the floor', 'floor', capture)}
${captureRow('Crumbline', 'ours', capture)}
${captureRow('Crumbline, paused', 'paused', capture)}

## A log of ${log.exchanges} exchanges

The log of a working day (tools/bench/day.ts): 40 sites with 250 requests each, four sites at a time, Cookie headers of 0.2 to 4 KB that
change as responses set cookies, and one to six Set-Cookie lines on a tenth of the responses. As plain JSON it takes
${megabytes(log.plainBytes)}; the log takes ${megabytes(log.bytes)} of the browser's 10 MiB. Measured in Node, ${LOG_ROUNDS} rounds.

| | |
| --- | ---: |
| to decode all pages, ms | ${spread(summarize(log.decode), 0)} |
${Object.entries(log.cold)
  .map(([query, times]) => `| to search all for \`${query}\` as they are stored, ms | ${spread(summarize(times), 1)} |`)
  .join('\n')}
${Object.entries(log.search)
  .map(([query, times]) => `| to search all for \`${query}\` in memory, ms | ${spread(summarize(times), 1)} |`)
  .join('\n')}
| to add and write one more at 100, µs | ${spread(summarize(log.oneMore.at100), 0)} |
| to add and write one more at 10,000, µs | ${spread(summarize(log.oneMore.at10000), 0)} |

## The interface with a full log

The log contains ${HELD} exchanges of one tab, from real traffic in Chromium. Opening is measured ${UI_ROUNDS} times after a warm-up, from the
start of the navigation to the frame that shows the newest rows, by turns with an extension page of one line without a script, which shows
the browser's own share. Scrolling moves 300 px a frame. A key in the search is measured from the key to the next frame (browsers report
nothing below 16 ms).

| | ms |
| --- | ---: |
${uiRows(ui)}
`
}

function uiRows(ui: UiCosts): string {
  return `| open to one line without a script | ${spread(summarize(ui.floor), 0)} |
| open to the newest rows | ${spread(summarize(ui.open), 0)} |
| a frame while scrolling | ${spread(summarize(ui.frames), 1)} |
| a key in the search | ${spread(summarize(ui.keys), 0)} |
| open to the table of a jar with ${IN_JAR} cookies | ${spread(summarize(ui.jar), 0)} |`
}

function captureRow(title: string, contender: Contender, captures: Captures): string {
  const cells = [captures.chromium, captures.firefox].flatMap(({ times }) => {
    const mine = times[contender]
    const to = (other: Contender) => (other === contender ? '1' : spread(summarize(ratios(mine, times[other])), 2))
    return [spread(summarize(mine), 0), to('floor'), to('nothing')]
  })
  return `| ${title} | ${cells.join(' | ')} |`
}

function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`
}

function parseRows(parse: Map<string, number[]>): string {
  const ours = parse.get(OURS) ?? []
  return [...parse]
    .map(([name, times]) => {
      const ratio = name === OURS ? '1' : spread(summarize(ratios(times, ours)), 2)
      return `| ${name} | ${spread(summarize(times), 0)} | ${ratio} |`
    })
    .join('\n')
}

function version(name: string): string {
  const found: unknown = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'))
  return typeof found === 'object' && found !== null && 'version' in found ? String(found.version) : '?'
}
