import { existsSync } from 'node:fs'
import { startVitest } from 'vitest/node'

const BACKGROUND = 'extension/background'
/** The five parts of the background, each a folder or a file below it. */
const PARTS = ['browser-events', 'rules/request-rewriter.ts', 'rules', 'capture', 'log']
/** In per cent, for each part by itself. */
const AT_LEAST = { lines: 90, branches: 80 }

process.exitCode = await main()
process.exit()

/**
 * `npm run coverage`: prints the line and branch coverage of the background from the unit tests alone, without a browser.
 * @returns the exit code; not 0 when a test fails, or a part is missing or below its threshold
 */
async function main(): Promise<number> {
  // Vitest accepts a threshold for files that do not exist.
  const missing = PARTS.filter((part) => !existsSync(`${BACKGROUND}/${part}`))
  const patterns = PARTS.map((part) => (part.endsWith('.ts') ? `${BACKGROUND}/${part}` : `${BACKGROUND}/${part}/**`))
  const vitest = await startVitest('test', [], {
    watch: false,
    run: true,
    project: ['unit'],
    reporters: ['dot'],
    coverage: {
      enabled: true,
      provider: 'v8',
      include: [`${BACKGROUND}/**/*.ts`],
      reporter: ['text'],
      reportOnFailure: true,
      reportsDirectory: 'artifacts/coverage',
      thresholds: Object.fromEntries(patterns.map((pattern) => [pattern, AT_LEAST])),
    },
  })
  await vitest.close()
  for (const part of missing) console.error(`There is no ${BACKGROUND}/${part}: its coverage can't be checked.`)
  return missing.length > 0 ? 1 : Number(process.exitCode ?? 0)
}
