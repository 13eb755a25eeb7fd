import { existsSync } from 'node:fs'
import { startVitest } from 'vitest/node'
import { buildAll } from '../build/build.ts'
import type { LaneName } from '../test-runner/lanes.ts'
import { staysFlat } from './soak-traffic.ts'

const FILE = 'test/unit/cookie/properties.test.ts'
/** How often the kill tests end the background and the browser. */
const KILLS = '200'
const RUNS = '1000000'
/** Minutes of traffic on a full log; 0 skips it. */
const MINUTES = Number(process.env['CRUMBLINE_SOAK_MINUTES'] ?? 30)
const PARTS = ['properties', 'kills', 'traffic'] as const

process.exitCode = await main(process.argv.slice(2))

/** `npm run soak` runs every part, `npm run soak -- traffic` one part. @returns the exit code */
async function main(wanted: readonly string[]): Promise<number> {
  const run: Record<(typeof PARTS)[number], () => Promise<boolean>> = {
    properties: holdsProperties,
    kills: survivesKills,
    traffic: async () => MINUTES === 0 || (await staysFlat(MINUTES)),
  }
  await buildAll()
  let isGood = true
  for (const part of PARTS) {
    if (wanted.length > 0 && !wanted.includes(part)) continue
    const held = await run[part]()
    console.log(`soak: ${part} ${held ? 'held' : 'failed'}`)
    isGood &&= held
  }
  return isGood ? 0 : 1
}

/** Runs each property test a million times. */
async function holdsProperties(): Promise<boolean> {
  if (!existsSync(FILE)) throw new Error(`There is no ${FILE}: nothing to soak.`)
  process.env['CRUMBLINE_RUNS'] ??= RUNS
  return passes(['unit'], [FILE], { testTimeout: 3_600_000 })
}

/** Runs the kill tests with many more kills than usual. */
async function survivesKills(): Promise<boolean> {
  process.env['CRUMBLINE_KILLS'] ??= KILLS
  process.env['CRUMBLINE_STOPS'] ??= KILLS
  return passes(
    ['chromium', 'firefox'],
    ['test/browser/rules/inject-kill.test.ts', 'test/browser/capture/death.test.ts'],
  )
}

async function passes(project: LaneName[], files: string[], options: { testTimeout?: number } = {}): Promise<boolean> {
  const vitest = await startVitest('test', files, { watch: false, run: true, project, ...options })
  const { state } = vitest
  // Without any file nothing fails either.
  const passed =
    state.getFiles().length > 0 && state.getCountOfFailedTests() === 0 && state.getUnhandledErrors().length === 0
  await vitest.close()
  return passed
}
