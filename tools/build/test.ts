import { parseArgs } from 'node:util'
import { startVitest } from 'vitest/node'
import { ensureBrowser, NoBrowser } from '../browsers/ensure-browser.ts'
import { buildAll } from './build.ts'
import { ClosingReporter } from './reporter.ts'

const RINGS = ['unit', 'conformance', 'browser']
const BROWSERS = ['chromium', 'firefox'] as const

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { browser: { type: 'string' }, t: { type: 'string', short: 't' } },
})
const rings = positionals.filter((one) => RINGS.includes(one))
const files = positionals.filter((one) => !RINGS.includes(one))

process.exitCode = await main()
// A browser that a test left behind must not keep us.
process.exit()

async function main(): Promise<number> {
  if (values.browser !== undefined) process.env['CRUMBLINE_ONLY'] = values.browser
  if (rings.length === 0 || rings.some((ring) => ring !== 'unit')) {
    try {
      for (const browser of BROWSERS) {
        if (values.browser === undefined || values.browser === browser) ensureBrowser(browser)
      }
    } catch (error) {
      if (!(error instanceof NoBrowser)) throw error
      console.error(error.message)
      return 3
    }
    await buildAll()
    process.env['CRUMBLINE_BUILT'] = '1'
  }
  const closing = new ClosingReporter()
  const vitest = await startVitest('test', files, {
    watch: false,
    run: true,
    ...(rings.length ? { project: rings } : {}),
    ...(values.t === undefined ? {} : { testNamePattern: values.t }),
    reporters: ['default', closing],
  })
  await vitest.close()
  closing.report()
  console.log(closing.closing)
  return closing.failed ? 1 : 0
}
