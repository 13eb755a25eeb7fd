import { readdirSync, readFileSync } from 'node:fs'
import { within } from '../browsers/until.ts'
import { World } from '../browsers/world.ts'
import { html } from '../servers/raw-server.ts'
import { summarize } from './statistics.ts'

/** The most exchanges that the log keeps; with more it drops the oldest. */
const FULL = 20_000
const AT_ONCE = 12
const RESPONSES_A_SECOND = 20
const SAMPLE_EVERY_MS = 10_000
const SAMPLES_A_PAGE = 6
/** The memory of the last third may be this many times that of the first. */
const MAY_GROW = 1.1
const PAGE_BYTES = 4096

/**
 * Fills the log of a Chromium, then sends it 20 responses a second. Compares the memory of the background's process in the last third of the
 * time with the first third, as Linux counts it.
 * @returns whether the memory has stayed flat
 */
export async function staysFlat(minutes: number): Promise<boolean> {
  const world = await World.open('chromium')
  try {
    await world.allow('allow-all', '<all_urls>')
    world.server.respond = ({ path }) =>
      path === '/'
        ? html('<p>a page</p>')
        : html('', [['Set-Cookie', `c${Number(path.slice(3)) % 100}=${path}; Path=/`]])
    const visit = () => world.page.goto(world.server.url('a.test'))
    await visit()
    await fetchMany(world, FULL, AT_ONCE)
    const used: number[] = []
    const end = Date.now() + minutes * 60_000
    while (Date.now() < end) {
      // A document that had made 36,000 requests has twice crashed its renderer, so each minute gets a new one.
      if (used.length % SAMPLES_A_PAGE === 0) await visit()
      const traffic = fetchEvenly(world, (RESPONSES_A_SECOND * SAMPLE_EVERY_MS) / 1000)
      await within('the traffic of one sample', SAMPLE_EVERY_MS * 12, traffic)
      world.server.requests.length = 0
      used.push(memoryOfBackground(world.browser.pid))
      if (used.length % SAMPLES_A_PAGE === 0) console.log(`${mib(used.at(-1) ?? 0)} MiB`)
    }
    const third = Math.floor(used.length / 3)
    const [first, last] = [summarize(used.slice(0, third)).median, summarize(used.slice(-third)).median]
    console.log(`${minutes} minutes: ${mib(first)} MiB in the first third, ${mib(last)} MiB in the last`)
    return last <= first * MAY_GROW
  } finally {
    await world.close()
  }
}

function mib(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(1)
}

async function fetchMany({ page }: World, count: number, atOnce: number): Promise<void> {
  await page.evaluate(
    async (count: number, atOnce: number) => {
      let next = 0
      const lane = async () => {
        while (next < count) await (await fetch(`/s?${next++}`)).text()
      }
      await Promise.all(Array.from({ length: atOnce }, lane))
    },
    count,
    atOnce,
  )
}

async function fetchEvenly({ page }: World, count: number): Promise<void> {
  await page.evaluate(
    async (count: number, pause: number) => {
      for (let n = 0; n < count; n += 1) {
        await Promise.all([fetch(`/s?${n}`), new Promise((resolve) => setTimeout(resolve, pause))])
      }
    },
    count,
    1000 / RESPONSES_A_SECOND,
  )
}

/** Resident bytes of the extension's processes in the browser's process group. */
function memoryOfBackground(browser: number): number {
  let memoryPages = 0
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const group = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ')[2]
      if (Number(group) !== browser || !readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--extension-process'))
        continue
      memoryPages += Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1])
    } catch {
      // The process has ended meanwhile.
    }
  }
  if (memoryPages === 0) throw new Error('no process of the extension was found')
  return memoryPages * PAGE_BYTES
}
