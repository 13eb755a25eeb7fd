import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ChromiumPage } from '../browsers/chromium/page.ts'
import type { Page } from '../browsers/driver.ts'
import { PACKAGE } from '../browsers/launch.ts'
import { until } from '../browsers/until.ts'
import { World } from '../browsers/world.ts'
import { html } from '../servers/raw-server.ts'

export const UI_ROUNDS = 11
export const HELD = 10_000
const AT_ONCE = 12
export const IN_JAR = 150
const FRAMES = 240
const TYPED = 'session name:c status:200'

export interface UiCosts {
  /** Milliseconds by opening, from the start of the navigation to the frame that shows an extension page of one line without a script: the browser's own share of `open` and `jar`. */
  readonly floor: readonly number[]
  /** Milliseconds by round, from the start of the navigation to the frame that shows the newest rows. */
  readonly open: readonly number[]
  /** Milliseconds between two frames while a long list is scrolled. */
  readonly frames: readonly number[]
  /** Milliseconds from each key in the search to the next frame; 16 means 16 or less, because browsers report no less. */
  readonly keys: readonly number[]
  /** Milliseconds by round, from the start of the navigation to the frame that shows the table of `IN_JAR` cookies. */
  readonly jar: readonly number[]
}

/** In functions that run in the browser. */
declare const crumbline: { stats(): Promise<{ held: number }> }
declare const self: { firstRows?: number; typed?: number[] }

/** Fills Chromium's log with real traffic, then opens, scrolls and searches Crumbline's page. */
export async function measureUi(): Promise<UiCosts> {
  const extensionDir = withEmptyPage()
  const world = await World.open('chromium', { extensionDir })
  try {
    await world.allow('allow-all', '<all_urls>')
    await fill(world)
    const opened = await timesToOpen(world, 'exchange-row')
    const page = await openPage(world)
    await page.setSize(800, 600)
    await page.waitFor(
      (held: number) => Number(document.querySelector('#tab-responses .count')?.textContent.replace(/\D/g, '')) >= held,
      { args: [HELD], timeout: 60_000 },
    )
    const frames = await scroll(page)
    const keys = await typeKeys(page)
    await page.close()
    const jar = await openJar(world)
    return { floor: [...opened.floor, ...jar.floor], open: opened.page, frames, keys, jar: jar.page }
  } finally {
    await world.close()
    rmSync(extensionDir, { recursive: true })
  }
}

const EMPTY = 'empty.html'
const LINE = 'line'

/** Copies the package and adds a page of one line. @returns the folder */
function withEmptyPage(): string {
  const folder = mkdtempSync(join(tmpdir(), 'crumbline-floor-'))
  cpSync(PACKAGE.chromium, folder, { recursive: true })
  writeFileSync(join(folder, EMPTY), `<!doctype html><title>Empty</title><p data-testid="${LINE}">a line</p>`)
  return folder
}

interface Times {
  readonly page: readonly number[]
  readonly floor: readonly number[]
}

/** Opens Crumbline's page and the floor's by turns. */
async function timesToOpen(world: World, row: string): Promise<Times> {
  const times = { page: [] as number[], floor: [] as number[] }
  for (let round = 0; round <= UI_ROUNDS; round += 1) {
    const floor = await timeToOpen(world, LINE, EMPTY)
    const page = await timeToOpen(world, row)
    // The first round is a warm-up.
    if (round === 0) continue
    times.floor.push(floor)
    times.page.push(page)
  }
  return times
}

async function timeToOpen(world: World, row: string, path?: string): Promise<number> {
  const page = await openPage(world, row, path)
  const at = await page.waitFor(() => self.firstRows ?? 0)
  await page.close()
  return at
}

/** Opens the jar's table once, because the page opens on the view that was used last. Then measures it. */
async function openJar(world: World): Promise<Times> {
  await world.browser.clearCookies()
  for (let n = 0; n < IN_JAR; n += 1) {
    await world.browser.setCookie({ name: `cookie-${n}`, value: `value-${n}`, host: 'a.test' })
  }
  const page = await openPage(world)
  // The search still contains the words of the previous measurement.
  await page.fill('#search', '')
  await page.click('[data-testid="tab-jar"]')
  await page.waitFor(
    (count: number) =>
      Number(document.querySelector('[data-testid="jar-grid"]')?.getAttribute('aria-rowcount')) >= count,
    { args: [IN_JAR] },
  )
  await page.close()
  return timesToOpen(world, 'jar-row')
}

async function fill(world: World): Promise<void> {
  world.server.respond = ({ path }) => {
    const n = Number(path.slice(3))
    if (path === '/') return html('<p>a page</p>')
    return html(
      '',
      n % 10 === 0 ? [['Set-Cookie', `c${n % 100}=session-${n}; Path=/${n % 70 === 0 ? '; SameSite=None' : ''}`]] : [],
    )
  }
  await world.page.goto(world.server.url('a.test'))
  await world.page.evaluate(
    async (count: number, atOnce: number) => {
      let next = 0
      const lane = async () => {
        while (next < count) await (await fetch(`/c?${next++}`)).text()
      }
      await Promise.all(Array.from({ length: atOnce }, lane))
    },
    HELD,
    AT_ONCE,
  )
  await until(
    'a full log',
    async () => (await world.browser.background(async () => (await crumbline.stats()).held)) >= HELD,
    120_000,
  )
}

/** Opens a page of the extension that records when its first element with that test id has been painted. */
async function openPage(world: World, row = 'exchange-row', path = pageOf(world)): Promise<Page> {
  const page = await world.browser.openTab()
  if (!(page instanceof ChromiumPage)) throw new Error('this runs in Chromium only')
  await page.tab.addInitScript(`(() => {
    const look = () => {
      if (document.querySelector('[data-testid="${row}"]') === null) return requestAnimationFrame(look)
      // A message posted in the callback of a frame arrives after that frame has been painted.
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => { self.firstRows = performance.now() }
      port2.postMessage(null)
    }
    look()
  })()`)
  await page.goto(`${world.browser.extensionOrigin}/${path}`)
  return page
}

function pageOf(world: World): string {
  return `page.html?tab=${world.tabId}&url=${world.server.url('a.test')}`
}

function scroll(page: Page): Promise<number[]> {
  return page.evaluate(async (frames: number) => {
    const list = document.getElementById('list')
    if (list === null) throw new Error('no list')
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
    const took: number[] = []
    let last = await frame()
    for (let i = 0; i < frames; i += 1) {
      list.scrollTop += 300
      const now = await frame()
      took.push(now - last)
      last = now
    }
    return took
  }, FRAMES)
}

async function typeKeys(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    self.typed = []
    new PerformanceObserver((all) => {
      for (const { name, duration } of all.getEntries()) if (name === 'keydown') self.typed?.push(duration)
      // TypeScript's DOM types lack `durationThreshold` of the Event Timing API.
    }).observe({ type: 'event', ...{ durationThreshold: 16 } })
  })
  await page.press('/')
  for (const key of TYPED) await page.press(key === ' ' ? 'Space' : key)
  const slow = await page.evaluate(
    () => new Promise<number[]>((resolve) => setTimeout(() => resolve(self.typed ?? []), 500)),
  )
  return [...slow, ...Array.from({ length: Math.max(0, TYPED.length + 1 - slow.length) }, () => 16)]
}
