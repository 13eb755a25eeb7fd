import { rmSync } from 'node:fs'
import type { Page } from '../browser/drivers/driver.ts'
import { ensureBrowser } from '../browser/drivers/ensure-browser.ts'
import { launch } from '../browser/drivers/launch.ts'
import { html } from '../browser/servers/raw-server.ts'
import { World } from '../browser/world.ts'
import { writeFloor } from './floor.ts'

export const CAPTURE_ROUNDS = 7
export const FETCHES = 300
export const AT_ONCE = 6

export interface Capture {
  readonly version: string
  /** ms a round */
  readonly ours: readonly number[]
  readonly floor: readonly number[]
}

/** Two Chromiums beside each other, one with Crumbline, one with the floor; they take turns at the same server. */
export async function measureCapture(): Promise<Capture> {
  const folder = writeFloor()
  const world = await World.open('chromium')
  try {
    await world.allow('allow-all', '<all_urls>')
    // Within the 180 cookies that Chromium keeps of a site.
    world.server.respond = ({ path }) =>
      path === '/'
        ? html('<p>a page</p>')
        : html('', [['Set-Cookie', `c${Number(path.slice(3)) % 100}=${path}; Path=/`]])
    const bare = await launch('chromium', {
      binary: ensureBrowser('chromium'),
      extensionDir: folder,
      hosts: ['*.test'],
    })
    try {
      const other = await bare.openTab()
      for (const page of [world.page, other]) await page.goto(world.server.url('a.test'))
      const ours: number[] = []
      const floor: number[] = []
      // The first round warms up.
      for (let round = 0; round <= CAPTURE_ROUNDS; round++) {
        const mine = await turn(world.page)
        const seen = await world.settled({ url: '/c?' }, FETCHES)
        if (seen.length !== FETCHES || seen.some(({ received }) => received.length !== 1)) {
          throw new Error(`${seen.length} exchanges of ${FETCHES} were captured`)
        }
        await world.browser.background(() => crumbline.clear())
        const theirs = await turn(other)
        if (round === 0) continue
        ours.push(mine)
        floor.push(theirs)
      }
      return { version: world.browser.version, ours, floor }
    } finally {
      await bare.close()
    }
  } finally {
    await world.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** In functions that run in the background context. */
declare const crumbline: { clear(): Promise<void> }

/** The page's own clock: from the first fetch to the end of the last one, in ms. */
async function turn(page: Page): Promise<number> {
  await page.focus()
  return page.evaluate(
    async (fetches: number, atOnce: number) => {
      let next = 0
      const lane = async () => {
        while (next < fetches) await (await fetch(`/c?${next++}`)).text()
      }
      const start = performance.now()
      await Promise.all(Array.from({ length: atOnce }, lane))
      return performance.now() - start
    },
    FETCHES,
    AT_ONCE,
  )
}
