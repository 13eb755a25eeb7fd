import { watch } from 'node:fs'
import type { BrowserName } from '../browsers/driver.ts'
import { ensureBrowser } from '../browsers/ensure-browser.ts'
import { launch, PACKAGE } from '../browsers/launch.ts'
import { buildAll } from './build.ts'

/** In functions that run in the background context. */
declare const browser: { runtime: { reload(): void } }
declare const chrome: { runtime: { reload(): void } }

/** `npm run dev [-- firefox]`: a browser with the extension, which is built and loaded anew on every change. */
const name: BrowserName = process.argv[2] === 'firefox' ? 'firefox' : 'chromium'
const headless = process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']
await buildAll()
const running = await launch(name, { binary: ensureBrowser(name), extensionDir: PACKAGE[name], headless })
console.error(`${name} ${running.version} is up; watching for changes, Ctrl-C ends it`)

let building = Promise.resolve()
let timer: NodeJS.Timeout | undefined
for (const folder of ['src', 'extension', 'public']) {
  watch(folder, { recursive: true }, () => {
    // An editor saves in several steps: one build for all of them.
    clearTimeout(timer)
    timer = setTimeout(() => {
      building = building.then(rebuild)
    }, 100)
  })
}
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void running.close().then(() => process.exit()))
await running.gone
process.exit()

async function rebuild(): Promise<void> {
  try {
    await buildAll()
    await running.background(() => {
      // The answer must be out before the background goes down.
      setTimeout(() => (typeof browser === 'undefined' ? chrome : browser).runtime.reload(), 50)
    })
    console.error('built and loaded anew')
  } catch (error) {
    console.error(error)
  }
}
