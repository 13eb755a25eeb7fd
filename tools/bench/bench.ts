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

Written by \`npm run bench\`; the figures are those of its last run, whatever they were. Ratios carry over to other
machines, times do not. Every figure is a median, with the lowest and the highest round in brackets; what is compared
takes turns within one run.

Node ${process.versions.node}, Chromium ${capture.chromium.version.replace(/^\D*/, '')}, Firefox ${capture.firefox.version}, ${versions}.

## Parsing a Set-Cookie line

${LINES.length} lines as sites send them (tools/bench/lines.ts), ${PARSE_ROUNDS} rounds, in time of the processor. The ratio is to
Crumbline's parser: above 1 is slower than it, below 1 faster. The work differs: Crumbline's keeps every attribute as it
was written, repeated and unknown ones too, and notes what looks wrong; all others but tough-cookie decode the value.

| parser | ns a line | ratio |
| --- | ---: | ---: |
${parseRows(parse)}

## What watching costs a page

A page fetches ${FETCHES} times, ${AT_ONCE} at once, and each response sets a cookie: the time until the last one has
come, ${CAPTURE_ROUNDS} rounds after one to warm up; they take turns. The floor is an extension with the same listeners, empty, and
access to all sites: what the browser itself takes for telling any extension. The silent one has the floor's permissions and no listener at
all: what the browser takes for an extension that might listen, which is the least a paused one can cost. All ${FETCHES} responses of each round were captured.

| | Chromium, ms | to the floor | to nothing | Firefox, ms | to the floor | to nothing |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
${captureRow('no extension', 'nothing', capture)}
${captureRow('a silent extension', 'silent', capture)}
${captureRow('the floor', 'floor', capture)}
${captureRow('Crumbline', 'ours', capture)}
${captureRow('Crumbline, paused', 'paused', capture)}

## A log of ${log.exchanges} exchanges

A working day (tools/bench/day.ts): 40 sites with 250 requests each, four of them at a time, Cookie headers of 0.2 to 4 KB that
change as responses set cookies, one to six Set-Cookie lines on a tenth of the responses. As plain JSON it is
${megabytes(log.plainBytes)}, in the log ${megabytes(log.bytes)} of the 10 MiB that a browser gives. In Node, ${LOG_ROUNDS} rounds.

| | |
| --- | ---: |
| to decode all pages, ms | ${spread(summarize(log.decode), 0)} |
${Object.entries(log.cold)
  .map(([query, times]) => `| to search all for \`${query}\` as they are stored, ms | ${spread(summarize(times), 1)} |`)
  .join('\n')}
${Object.entries(log.search)
  .map(([query, times]) => `| to search all for \`${query}\` in memory, ms | ${spread(summarize(times), 1)} |`)
  .join('\n')}
| to take in and write one more at 100, µs | ${spread(summarize(log.oneMore.at100), 0)} |
| to take in and write one more at 10,000, µs | ${spread(summarize(log.oneMore.at10000), 0)} |

## The interface with a full log

${HELD} exchanges of one tab are in the log, from real traffic in Chromium. Opened ${UI_ROUNDS} times after one to warm up, from the start
of the navigation to the frame that shows the newest rows, by turns with a page of the extension that has one line and no script, which
is the browser's own part of it; scrolled by 300 px a frame; searched key by key, from the key to the
next frame (the browser tells nothing under 16 ms).

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
