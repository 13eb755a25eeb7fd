import { watch } from 'node:fs'
import type { BrowserName } from '../browsers/driver.ts'
import { ensureBrowser } from '../browsers/ensure-browser.ts'
import { launch, PACKAGE } from '../browsers/launch.ts'
import { buildAll } from '../build/build.ts'

/** In functions that run in the background context. */
declare const browser: { runtime: { reload(): void } }
declare const chrome: { runtime: { reload(): void } }

/** `npm run dev [-- firefox]`: opens a browser with the extension, and rebuilds and reloads it on every change. */
const name: BrowserName = process.argv[2] === 'firefox' ? 'firefox' : 'chromium'
const headless = process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']
await buildAll()
const running = await launch(name, { binary: ensureBrowser(name), extensionDir: PACKAGE[name], headless })
console.error(`${name} ${running.version} is running. Changes are rebuilt and reloaded; press Ctrl-C to stop.`)

const BUILD_AFTER_MS = 100
let building = Promise.resolve()
let timer: NodeJS.Timeout | undefined
for (const folder of ['src', 'extension', 'public']) {
  watch(folder, { recursive: true }, () => {
    // An editor saves in several steps, and one build is enough for all of them.
    clearTimeout(timer)
    timer = setTimeout(() => {
      building = building.then(rebuild)
    }, BUILD_AFTER_MS)
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
      // This call must answer before the reload stops the background.
      setTimeout(() => (typeof browser === 'undefined' ? chrome : browser).runtime.reload(), 50)
    })
    console.error('rebuilt and reloaded')
  } catch (error) {
    console.error(error)
  }
}
