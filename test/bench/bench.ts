import { readFileSync, writeFileSync } from 'node:fs'
import { buildAll } from '../../scripts/build.ts'
import { AT_ONCE, CAPTURE_ROUNDS, type Capture, FETCHES, measureCapture } from './capture.ts'
import { LINES } from './lines.ts'
import { measureParse, OURS, PARSE_ROUNDS } from './parse.ts'
import { ratios, spread, summarize } from './statistics.ts'

const FILE = 'BENCHMARKS.md'
const PEERS = ['cookie', 'cookie-es', 'set-cookie-parser', 'tough-cookie']

console.error(`parse: ${LINES.length} lines, ${PARSE_ROUNDS} rounds`)
const parsed = measureParse()
console.error(`capture: ${FETCHES} fetches, ${CAPTURE_ROUNDS} rounds`)
await buildAll()
const captured = await measureCapture()
const report = page(parsed, captured)
writeFileSync(FILE, report)
console.log(report)
// A browser's pipe must not keep us.
process.exit()

function page(parse: Map<string, number[]>, capture: Capture): string {
  const versions = PEERS.map((name) => `${name} ${version(name)}`).join(', ')
  return `# Benchmarks

Written by \`npm run bench\`; the figures are those of its last run, whatever they were. Ratios carry over to other
machines, times do not. Every figure is a median, with the lowest and the highest round in brackets; what is compared
takes turns within one run.

Node ${process.versions.node}, Chromium ${capture.version.replace(/^\D*/, '')}, ${versions}.

## Parsing a Set-Cookie line

${LINES.length} lines as sites send them (test/bench/lines.ts), ${PARSE_ROUNDS} rounds, in time of the processor. The ratio is to
Crumbline's parser: above 1 is slower than it, below 1 faster. The work differs: Crumbline's keeps every attribute as it
was written, repeated and unknown ones too, and notes what looks wrong; all others but tough-cookie decode the value.

| parser | ns a line | ratio |
| --- | ---: | ---: |
${parseRows(parse)}

## What watching costs a page

A page in Chromium fetches ${FETCHES} times, ${AT_ONCE} at once, and each response sets a cookie: the time until the last one has
come, ${CAPTURE_ROUNDS} rounds after one to warm up. The floor is an extension with the same listeners, empty, and access to all
sites: what the browser itself takes for telling any extension. All ${FETCHES} responses of each round were captured.

| | ms for ${FETCHES} fetches | ratio |
| --- | ---: | ---: |
| the floor | ${spread(summarize(capture.floor), 0)} | 1 |
| Crumbline | ${spread(summarize(capture.ours), 0)} | ${spread(summarize(ratios(capture.ours, capture.floor)), 2)} |
`
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
