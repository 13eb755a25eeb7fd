import type { Crumbline } from '../browsers/contract.ts'
import type { Browser, BrowserName, Page } from '../browsers/driver.ts'
import { until } from '../browsers/until.ts'
import { World } from '../browsers/world.ts'
import { html, type RawServer } from '../servers/raw-server.ts'
import { openBaseline } from './capture.ts'

export const BURST = 5_000
export const BURST_ROUNDS = 5
const AT_ONCE = 24
/** The background's timer is due this often. When it fires late, a task has delayed it. */
const BEAT_MS = 4

export interface Burst {
  /** Milliseconds by round, from the first request to the end of the last response. */
  readonly took: readonly number[]
  /** Milliseconds by round, from then until every exchange was in the log. */
  readonly behind: readonly number[]
  /** Milliseconds by round: the longest delay of the background's timer. No task was longer. */
  readonly longest: readonly number[]
  /** The same for the floor's background, which does nothing: the delay that a busy processor and the browser itself cause. */
  readonly floor: readonly number[]
}

interface Bursting {
  readonly browser: Browser
  readonly page: Page
  readonly server: RawServer
}

/** In functions that run in the background context. */
declare const crumbline: Crumbline
declare const self: { longest?: number; beating?: boolean }

/**
 * Measures bursts of requests in Crumbline's browser and in the floor's, by turns.
 * @throws Error when an exchange is missing, duplicated or out of order
 */
export async function measureBurst(name: BrowserName): Promise<Burst> {
  const floor = await openBaseline(name, 'floor')
  try {
    const world = await World.open(name)
    try {
      await world.allow('allow-all', '<all_urls>')
      await prepare(world)
      await prepare(floor)
      const burst = { took: [] as number[], behind: [] as number[], longest: [] as number[], floor: [] as number[] }
      for (let round = 0; round < BURST_ROUNDS; round += 1) {
        await floor.browser.background(beat, BEAT_MS)
        await fetchAll(floor)
        burst.floor.push(await floor.browser.background(longest))
        await world.settled({})
        await world.browser.background(() => crumbline.clear())
        await world.browser.background(beat, BEAT_MS)
        burst.took.push(await fetchAll(world))
        const start = performance.now()
        await until('the whole burst in the log', async () => (await world.browser.background(held)) >= BURST, 60_000)
        burst.behind.push(performance.now() - start)
        burst.longest.push(await world.browser.background(longest))
        check(await world.settled({ url: '/b?' }, BURST))
      }
      return burst
    } finally {
      await world.close()
    }
  } finally {
    await floor.close()
  }
}

async function prepare({ page, server }: Bursting): Promise<void> {
  server.respond = ({ path }) =>
    path === '/' ? html('<p>a page</p>') : html('', [['Set-Cookie', `c${Number(path.slice(3)) % 100}=${path}; Path=/`]])
  await page.goto(server.url('a.test'))
}

async function fetchAll({ page }: Bursting): Promise<number> {
  await page.focus()
  return page.evaluate(
    async (count: number, atOnce: number) => {
      let next = 0
      const lane = async () => {
        while (next < count) await (await fetch(`/b?${next++}`)).text()
      }
      const start = performance.now()
      await Promise.all(Array.from({ length: atOnce }, lane))
      return performance.now() - start
    },
    BURST,
    AT_ONCE,
  )
}

function check(found: readonly { readonly seq: number; readonly url: string }[]): void {
  const urls = new Set(found.map(({ url }) => url))
  if (found.length !== BURST || urls.size !== BURST) throw new Error(`${found.length} exchanges of ${BURST}`)
  for (const [index, { seq }] of found.entries()) {
    if (seq !== (found[0]?.seq ?? 0) + index) throw new Error(`a gap in seq at ${seq}`)
  }
}

/** Runs in the background: starts a timer that records its longest delay. */
function beat(ms: number): void {
  self.longest = 0
  self.beating = true
  let due = performance.now() + ms
  const tick = () => {
    const now = performance.now()
    self.longest = Math.max(self.longest ?? 0, now - due)
    due = now + ms
    if (self.beating) setTimeout(tick, ms)
  }
  setTimeout(tick, ms)
}

async function held(): Promise<number> {
  return (await crumbline.stats()).held
}

/** Runs in the background: stops the timer. @returns its longest delay in milliseconds */
function longest(): number {
  self.beating = false
  return self.longest ?? Number.NaN
}
