import { readdirSync, readFileSync } from 'node:fs'
import { within } from '../browsers/until.ts'
import { World } from '../browsers/world.ts'
import { html } from '../servers/raw-server.ts'
import { summarize } from './statistics.ts'

/** As many as the log holds at most: from then on the oldest go. */
const FULL = 20_000
const AT_ONCE = 12
const RESPONSES_A_SECOND = 20
const SAMPLE_EVERY = 10_000
const SAMPLES_A_PAGE = 6
/** The last third may need so much more than the first. */
const MAY_GROW = 1.1

/**
 * Chromium with a full log, and then 20 responses a second for a while: what the process of its background takes (as Linux
 * counts it), in the last third against the first. @returns whether it has stayed flat
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
      // One document with 36,000 requests behind it was twice seen to take its process along.
      if (used.length % SAMPLES_A_PAGE === 0) await visit()
      const traffic = fetchEvenly(world, (RESPONSES_A_SECOND * SAMPLE_EVERY) / 1000)
      await within('the traffic of one sample', SAMPLE_EVERY * 12, traffic)
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

/** Bytes in memory of the extension's processes, of the browser that leads the group. */
function memoryOfBackground(browser: number): number {
  let pages = 0
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const group = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ')[2]
      if (Number(group) !== browser || !readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--extension-process'))
        continue
      pages += Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1])
    } catch {
      // It has ended meanwhile.
    }
  }
  if (pages === 0) throw new Error('no process of the extension was found')
  return pages * 4096
}
