import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { NavigationError } from '../browsers/driver.ts'
import { NoBrowser } from '../browsers/ensure-browser.ts'
import { type Args, BadArguments, readArgs, USAGE } from './args.ts'
import { Ending } from './ending.ts'
import { visitUrl } from './url-mode.ts'
import { walk } from './walk.ts'

/** `npm start`: the playground, or one URL with cookies. Says with its exit code what went wrong. */
async function main(ending: Ending): Promise<number> {
  try {
    await run(readArgs(process.argv.slice(2)), ending)
    return 0
  } catch (error) {
    return ending.interrupted ? 130 : complain(error)
  }
}

async function run(args: Args, ending: Ending): Promise<void> {
  if (args.kind === 'help') return console.log(USAGE)
  if (args.browserPath !== null && !existsSync(args.browserPath)) {
    throw new BadArguments(`--browser-path '${args.browserPath}': there is no such program`)
  }
  const display = hasDisplay()
  if (args.headed && !display)
    throw new BadArguments('--headed needs a display: neither DISPLAY nor WAYLAND_DISPLAY is set')
  return args.kind === 'url' ? visitUrl(args, ending) : walk(args, ending, !display)
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
}

function complain(error: unknown): number {
  if (error instanceof BadArguments) return say(error.message, 2)
  if (error instanceof NoBrowser) return say(error.message, 3)
  if (error instanceof NavigationError)
    return say(`${new URL(error.url).host} could not be reached: ${error.reason}\n${error.url}`, 4)
  console.error(error)
  return 1
}

function say(text: string, code: number): number {
  console.error(text)
  return code
}

// The packages lie in the repository, wherever this was called from.
process.chdir(fileURLToPath(new URL('../..', import.meta.url)))
const ending = new Ending()
ending.listen()
const code = await main(ending)
await ending.run()
// What is still on its way to a pipe goes first.
if (!ending.interrupted) process.stdout.write('', () => process.exit(code))
