import { join } from 'node:path'
import type { BrowserName } from '../browsers/driver.ts'
import { ensureBrowser } from '../browsers/ensure-browser.ts'
import { launch, PACKAGE } from '../browsers/launch.ts'
import { scenes } from '../gallery/scenes.ts'
import { serveGallery } from '../gallery/serve.ts'
import { keepShot, type Shot, STILL_FLAGS } from './keep-shot.ts'

interface Look {
  readonly name: string
  readonly width: number
  readonly height: number
  readonly surface: 'popup' | 'page' | 'panel' | 'sidebar'
  readonly dark?: boolean
  readonly rtl?: boolean
  /** High contrast: only the system's colours. */
  readonly forced?: boolean
  /** Take every scene, instead of only those in `SOME`. */
  readonly all?: boolean
}

const LOOKS: readonly Look[] = [
  { name: 'popup', width: 800, height: 600, surface: 'popup', all: true },
  { name: 'popup-dark', width: 800, height: 600, surface: 'popup', dark: true, all: true },
  { name: 'narrow', width: 320, height: 600, surface: 'page', all: true },
  { name: 'rtl', width: 800, height: 600, surface: 'page', rtl: true, all: true },
  { name: 'forced-colors', width: 800, height: 600, surface: 'popup', forced: true },
  { name: 'sidebar', width: 380, height: 900, surface: 'sidebar' },
  { name: 'zoom-200', width: 400, height: 300, surface: 'popup' },
  { name: 'phone', width: 360, height: 640, surface: 'page' },
  { name: 'panel', width: 1100, height: 360, surface: 'panel' },
  { name: 'page', width: 1440, height: 900, surface: 'page' },
  { name: 'page-4k', width: 3840, height: 2160, surface: 'page' },
]
/** Scenes that show most of the layout. */
const SOME = [
  'three-refused',
  'responses',
  'overview',
  'many',
  'empty',
  'trouble',
  'rule-made',
  'inject-open',
  'jar-open',
]

/** Takes a picture of the gallery's scenes in every look. */
export async function shootScenes(name: BrowserName): Promise<Shot[]> {
  const gallery = await serveGallery()
  const browser = await launch(name, { binary: ensureBrowser(name), extensionDir: PACKAGE[name], args: STILL_FLAGS })
  const shots: Shot[] = []
  try {
    const page = await browser.openTab()
    for (const look of LOOKS) {
      await page.colorScheme(look.dark === true ? 'dark' : 'light')
      await page.setSize(look.width, look.height)
      await page.forcedColors(look.forced === true)
      for (const scene of look.all === true ? Object.keys(scenes) : SOME) {
        const file = join('artifacts/shots', name, look.name, `${scene}.png`)
        await page.goto(`${gallery.url}?scene=${scene}&surface=${look.surface}${look.rtl === true ? '&words=rtl' : ''}`)
        await page.waitFor(
          () => document.querySelector('.app') !== null && document.querySelector('[aria-busy="true"]') === null,
        )
        shots.push(await keepShot(page, file))
      }
    }
  } finally {
    await browser.close()
    await gallery.close()
  }
  return shots
}
