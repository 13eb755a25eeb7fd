import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { NavigationError } from '../browsers/driver.ts'
import { NoBrowser } from '../browsers/ensure-browser.ts'
import { type Args, BadArguments, readArgs, USAGE } from './args.ts'
import { Cleanup } from './cleanup.ts'
import { visitUrl } from './url-mode.ts'
import { walk } from './walk.ts'

/** `npm start`: opens the playground, or one URL with cookies. @returns the exit code, documented in README.md */
async function main(cleanup: Cleanup): Promise<number> {
  try {
    await run(readArgs(process.argv.slice(2)), cleanup)
    return 0
  } catch (error) {
    return cleanup.interrupted ? 130 : reportError(error)
  }
}

async function run(args: Args, cleanup: Cleanup): Promise<void> {
  if (args.kind === 'help') return console.log(USAGE)
  if (args.browserPath !== null && !existsSync(args.browserPath)) {
    throw new BadArguments(`--browser-path '${args.browserPath}': there is no such program`)
  }
  const display = hasDisplay()
  if (args.headed && !display)
    throw new BadArguments('--headed needs a display: neither DISPLAY nor WAYLAND_DISPLAY is set')
  return args.kind === 'url' ? visitUrl(args, cleanup) : walk(args, cleanup, !display)
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
}

function reportError(error: unknown): number {
  if (error instanceof BadArguments) return fail(error.message, 2)
  if (error instanceof NoBrowser) return fail(error.message, 3)
  if (error instanceof NavigationError)
    return fail(`${new URL(error.url).host} could not be reached: ${error.reason}\n${error.url}`, 4)
  console.error(error)
  return 1
}

function fail(text: string, code: number): number {
  console.error(text)
  return code
}

// The build reads and writes paths relative to the repository, wherever this was called from.
process.chdir(fileURLToPath(new URL('../..', import.meta.url)))
const cleanup = new Cleanup()
cleanup.listen()
const code = await main(cleanup)
await cleanup.run()
// `process.exit` would cut off output that is still on its way to a pipe.
if (!cleanup.interrupted) process.stdout.write('', () => process.exit(code))
