import { rmSync } from 'node:fs'
import type { Browser, BrowserName, Page } from '../browsers/driver.ts'
import { ensureBrowser } from '../browsers/ensure-browser.ts'
import { launch } from '../browsers/launch.ts'
import { World } from '../browsers/world.ts'
import { html, RawServer } from '../servers/raw-server.ts'
import { writeFloor, writeNothing, writeSilent } from './baseline-extensions.ts'

export const CAPTURE_ROUNDS = 11
export const FETCHES = 300
export const AT_ONCE = 6

const CONTENDERS = ['nothing', 'silent', 'floor', 'ours', 'paused'] as const
export type Contender = (typeof CONTENDERS)[number]

export interface Capture {
  readonly version: string
  /** Milliseconds by round. */
  readonly times: Readonly<Record<Contender, readonly number[]>>
}

/** The browser of one contender. `after` is called after each measured round. */
interface Runner {
  readonly page: Page
  readonly server: RawServer
  readonly after: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Measures a page's fetches in one browser for each contender, by turns. */
export async function measureCapture(name: BrowserName): Promise<Capture> {
  const runners: Partial<Record<Contender, Runner>> = {}
  const times: Record<Contender, number[]> = { nothing: [], silent: [], floor: [], ours: [], paused: [] }
  try {
    for (const contender of CONTENDERS) runners[contender] = await open(name, contender)
    // The first round is a warm-up.
    for (let round = 0; round <= CAPTURE_ROUNDS; round++) {
      for (const contender of CONTENDERS) {
        const runner = runners[contender]
        if (!runner) continue
        const ms = await turn(runner.page)
        await runner.after()
        if (round > 0) times[contender].push(ms)
      }
    }
    return { version, times }
  } finally {
    for (const runner of Object.values(runners)) await runner.close()
  }
}

let version = ''

async function open(name: BrowserName, contender: Contender): Promise<Runner> {
  const runner =
    contender === 'ours' || contender === 'paused' ? await ours(name, contender) : await openBaseline(name, contender)
  // Only 100 cookie names: browsers keep at most 180 cookies of a site.
  runner.server.respond = ({ path }) =>
    path === '/' ? html('<p>a page</p>') : html('', [['Set-Cookie', `c${Number(path.slice(3)) % 100}=${path}; Path=/`]])
  await runner.page.goto(runner.server.url('a.test'))
  return runner
}

async function ours(name: BrowserName, contender: 'ours' | 'paused'): Promise<Runner> {
  const world = await World.open(name)
  version = world.browser.version
  await world.allow('allow-all', '<all_urls>')
  if (contender === 'paused') await world.pause(true)
  return {
    page: world.page,
    server: world.server,
    close: () => world.close(),
    after: async () => {
      if (contender === 'paused') return
      const seen = await world.settled({ url: '/c?' }, FETCHES)
      if (seen.length !== FETCHES || seen.some(({ received }) => received.length !== 1)) {
        throw new Error(`${seen.length} exchanges of ${FETCHES} were captured`)
      }
      await world.browser.background(() => crumbline.clear())
    },
  }
}

const WRITE = { nothing: writeNothing, silent: writeSilent, floor: writeFloor }

/** Starts a browser with a baseline extension instead of Crumbline. */
export async function openBaseline(
  name: BrowserName,
  contender: Exclude<Contender, 'ours' | 'paused'>,
): Promise<Runner & { readonly browser: Browser }> {
  const folder = WRITE[contender](name)
  const server = await RawServer.start()
  const hosts = name === 'chromium' ? ['*.test'] : ['a.test']
  const browser = await launch(name, { binary: ensureBrowser(name), extensionDir: folder, hosts })
  return {
    browser,
    page: await browser.openTab(),
    server,
    after: async () => undefined,
    close: async () => {
      await browser.close()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** In functions that run in the background context. */
declare const crumbline: { clear(): Promise<void> }

/** Milliseconds by the page's own clock, from the first fetch to the end of the last one. */
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
