import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { startVitest } from 'vitest/node'
import { ensureBrowser, NoBrowser } from '../browsers/ensure-browser.ts'
import { buildAll } from '../build/build.ts'
import { buildGallery } from '../gallery/serve.ts'
import { LANES, lanesFor, needsBrowser, RINGS, type Ring } from './lanes.ts'
import { ProgressReporter } from './reporter.ts'

const BROWSERS = ['chromium', 'firefox'] as const

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { browser: { type: 'string' }, t: { type: 'string', short: 't' } },
})
const rings = positionals.filter((one): one is Ring => (RINGS as readonly string[]).includes(one))
const files = positionals.filter((one) => !(RINGS as readonly string[]).includes(one))

process.exitCode = await main()
// A browser that a test left behind must not keep this process alive.
process.exit()

/** `npm test`: everything; `npm test -- RING... [FILE...] [--browser NAME] [-t NAME]`: a part. @returns the exit code */
async function main(): Promise<number> {
  if (rings.includes('quick') && !typesAndLintPass()) return 1
  const lanes = lanesFor(rings, values.browser)
  if (lanes.some(needsBrowser)) {
    try {
      for (const browser of BROWSERS) {
        if (values.browser === undefined || values.browser === browser) ensureBrowser(browser)
      }
    } catch (error) {
      if (!(error instanceof NoBrowser)) throw error
      console.error(error.message)
      return 3
    }
    console.log('building the package')
    await buildAll()
    process.env['CRUMBLINE_BUILT'] = '1'
    if (lanes.some((name) => (LANES[name].rings as readonly Ring[]).includes('browser'))) await buildGallery()
  }
  const reporter = new ProgressReporter()
  const vitest = await startVitest('test', files, {
    watch: false,
    run: true,
    project: lanes,
    ...(values.t === undefined ? {} : { testNamePattern: values.t }),
    reporters: [reporter],
  })
  await vitest.close()
  if (reporter.isEmpty) {
    console.error(`No test file of ${lanes.join(', ')} matches ${files.join(' ')}.`)
    return 2
  }
  reporter.report()
  console.log(reporter.closing)
  return reporter.failed ? 1 : 0
}

function typesAndLintPass(): boolean {
  console.log('types, lint and boundaries: npm run check')
  return spawnSync('npm', ['run', '--silent', 'check'], { stdio: 'inherit' }).status === 0
}
