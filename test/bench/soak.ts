import { existsSync } from 'node:fs'
import { startVitest } from 'vitest/node'

const FILE = 'test/unit/cookie/properties.test.ts'
const RUNS = '1000000'

process.exitCode = await main()

/** The property tests, each a million times. */
async function main(): Promise<number> {
  if (!existsSync(FILE)) {
    console.error(`There is no ${FILE}: nothing to soak.`)
    return 1
  }
  process.env['CRUMBLINE_RUNS'] ??= RUNS
  const vitest = await startVitest('test', [FILE], {
    watch: false,
    run: true,
    project: ['unit'],
    testTimeout: 3_600_000,
  })
  const failed = vitest.state.getCountOfFailedTests() > 0 || process.exitCode === 1
  await vitest.close()
  return failed ? 1 : 0
}
