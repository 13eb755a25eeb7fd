import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encodePage } from '../../src/exchange/codec/encode-page.ts'
import { PageIndex } from '../../src/exchange/codec/page-index.ts'
import type { Crumbline } from '../browsers/contract.ts'
import type { BrowserName } from '../browsers/driver.ts'
import { PACKAGE } from '../browsers/launch.ts'
import { until } from '../browsers/until.ts'
import { World } from '../browsers/world.ts'
import { day } from './day.ts'

export const FULL_ROUNDS = 11
/** A search that no exchange matches, and one that has to look at every exchange and matches few. */
export const TEXT = 'value:nowhere'
export const EACH = 'type:main_frame -status:404'

/** Milliseconds by round. `cold` is the first call after a start of the background. */
export interface FullLog {
  /** Used bytes of the browser's 10 MiB, as `getBytesInUse` reports them. */
  readonly bytes: number
  /** From the start of the background's script to `ready`. */
  readonly start: readonly number[]
  readonly newest: { readonly cold: readonly number[]; readonly warm: readonly number[] }
  /** A search for `TEXT`. */
  readonly search: { readonly cold: readonly number[]; readonly warm: readonly number[] }
  /** A search for `EACH`. */
  readonly each: { readonly cold: readonly number[]; readonly warm: readonly number[] }
}

/** In functions that run in the background context. */
interface Area {
  set(items: object): Promise<void>
  getBytesInUse(keys: null): Promise<number>
}
declare const crumbline: Crumbline
declare const chrome: { readonly storage: { readonly session: Area } }
declare const self: { startedAt?: number; readyAt?: number }

/** Put around the background's script to time its start. */
const BEFORE = 'self.startedAt = performance.now();'
const AFTER = ';crumbline.stats().then(() => { self.readyAt = performance.now() })'

/** Writes a working day (day.ts) to the storage of a real browser, then starts the background repeatedly and queries it. */
export async function measureFullLog(name: BrowserName): Promise<FullLog> {
  const folder = mkdtempSync(join(tmpdir(), 'crumbline-full-'))
  cpSync(PACKAGE[name], folder, { recursive: true })
  const script = join(folder, 'background.js')
  writeFileSync(script, BEFORE + readFileSync(script, 'utf8') + AFTER)
  const world = await World.open(name, { extensionDir: folder })
  try {
    await world.allow('allow-all', '<all_urls>')
    const held = await fill(world)
    const start: number[] = []
    const newest = { cold: [] as number[], warm: [] as number[] }
    const search = { cold: [] as number[], warm: [] as number[] }
    const each = { cold: [] as number[], warm: [] as number[] }
    const restarted = async () => {
      await world.browser.stopBackground()
      return until('a background that is ready', () => world.browser.background(sinceStart))
    }
    for (let round = 0; round <= FULL_ROUNDS; round += 1) {
      const took = await restarted()
      const times = await world.browser.background(ask, [{ limit: 100 }, { query: TEXT }, { query: EACH }])
      await restarted()
      // Excluding a name that does not occur matches everything, which shows that every exchange is searched.
      const [looked, all] = await world.browser.background(ask, [{ query: EACH }, { query: '-name:nowhere' }])
      if (all?.found !== held) throw new Error(`${all?.found} of ${held} were searched`)
      if (looked?.found !== times[2]?.found || looked?.found === 0) throw new Error(`${looked?.found} were found`)
      // The first round is a warm-up.
      if (round === 0) continue
      start.push(took)
      keep(newest, times[0])
      keep(search, times[1])
      keep(each, looked)
    }
    const bytes = await world.browser.background(() => chrome.storage.session.getBytesInUse(null))
    return { bytes, start, newest, search, each }
  } finally {
    await world.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Writes the log's pages as the background would. @returns the number of exchanges */
async function fill(world: World): Promise<number> {
  const entries = day()
  const shelf = new PageIndex()
  for (const entry of entries) shelf.put(entry)
  for (const page of shelf.pages) {
    const items = { [`log:page:${page.from}`]: encodePage(page.entries ?? []) }
    await world.browser.background((items: object) => chrome.storage.session.set(items), items)
  }
  const head = {
    ...{ version: 2, epoch: 1_000, seq: entries.length, cleared: 0, dropped: 0, unsettled: [] },
    pages: shelf.pages.map(({ from, count }) => [from, count]),
  }
  await world.browser.background((items: object) => chrome.storage.session.set(items), { 'log:head': head })
  return entries.length
}

function sinceStart(): number | undefined {
  return self.readyAt === undefined ? undefined : self.readyAt - (self.startedAt ?? 0)
}

interface Asked {
  readonly cold: number
  readonly warm: number
  readonly found: number
}

function keep(
  times: { cold: number[]; warm: number[] },
  { cold, warm }: Asked = { cold: Number.NaN, warm: Number.NaN, found: 0 },
) {
  times.cold.push(cold)
  times.warm.push(warm)
}

/** Runs in the background: times each query twice. */
async function ask(queries: Parameters<Crumbline['exchanges']>[0][]): Promise<Asked[]> {
  const timed = async (query: Parameters<Crumbline['exchanges']>[0]) => {
    const start = performance.now()
    const { length } = await crumbline.exchanges(query)
    return [performance.now() - start, length] as const
  }
  const asked: Asked[] = []
  for (const query of queries) {
    const [cold, found] = await timed(query)
    const [warm] = await timed(query)
    asked.push({ cold, warm, found })
  }
  return asked
}
