import { World } from '../browsers/world.ts'
import { buildAll } from '../build/build.ts'
import { processorTime } from './processor-time.ts'
import { spread, summarize } from './statistics.ts'
import { writeReport } from './write-report.ts'

/** `npm run bench:storage`: measures in both browsers what `storage.session` costs and how much fits, and writes this page. */
const FILE = 'docs/storage-costs.md'
const ROUNDS = 9
/** Sparse calls, as the traffic of a page causes them: how many, how many milliseconds apart, how many KiB each. */
const SPARSE = [
  [80, 10, 1],
  [32, 25, 1],
  [32, 25, 24],
  [8, 100, 96],
] as const

interface Area {
  set(items: object): Promise<void>
  get(keys: string[] | null): Promise<Record<string, unknown>>
  remove(keys: string[]): Promise<void>
  clear(): Promise<void>
  getBytesInUse(keys: null): Promise<number>
}
/** In functions that run in the background context. */
declare const chrome: { readonly storage: { readonly session: Area } }

type Costs = Readonly<Record<string, number>>
interface Found {
  readonly version: string
  readonly rounds: readonly Costs[]
  /** Milliseconds of processor time of all the browser's processes, by entry of `SPARSE` and round. */
  readonly sparse: readonly (readonly number[])[]
  readonly fits: { readonly objects: number; readonly strings: number; readonly bytes: number; readonly error: string }
}

await buildAll()
const chromium = await measure('chromium')
const firefox = await measure('firefox')
writeReport(FILE, page(chromium, firefox))
process.exit()

async function measure(name: 'chromium' | 'firefox'): Promise<Found> {
  const world = await World.open(name)
  try {
    const rounds: Costs[] = []
    for (let round = 0; round <= ROUNDS; round += 1) {
      const costs = await world.browser.background(time)
      // The first round is a warm-up.
      if (round > 0) rounds.push(costs)
    }
    const sparse: number[][] = SPARSE.map(() => [])
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const [index, [calls, apart, kib]] of SPARSE.entries()) {
        const idle = await processorTimeOf(world, 0, apart, kib)
        const busy = await processorTimeOf(world, calls, apart, kib)
        if (round > 0) sparse[index]?.push(busy - idle)
      }
    }
    const objects = await world.browser.background(fill, false)
    const strings = await world.browser.background(fill, true)
    return {
      version: world.browser.version,
      rounds,
      sparse,
      fits: { objects: objects.held, strings: strings.held, bytes: strings.bytes, error: strings.error },
    }
  } finally {
    await world.close()
  }
}

async function processorTimeOf({ browser }: World, calls: number, apart: number, kib: number): Promise<number> {
  const before = processorTime(browser.pid)
  await browser.background(setSparsely, calls, apart, kib)
  return processorTime(browser.pid) - before
}

/** Runs in the background: makes the calls and returns after exactly a second, so that idle and busy seconds compare. */
async function setSparsely(calls: number, apart: number, kib: number): Promise<void> {
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
  const end = performance.now() + 1000
  const text = 'x'.repeat(kib * 1024)
  for (let n = 0; n < calls; n += 1) {
    await Promise.all([chrome.storage.session.set({ [`sparse${n % 8}`]: text }), pause(apart)])
  }
  await pause(end - performance.now())
}

/** Runs in the background. @returns microseconds by kind of call */
async function time(): Promise<Costs> {
  const area = chrome.storage.session
  const exchange = (n: number) => ({ seq: n, url: `https://a.test/${'x'.repeat(60)}`, header: 'c=1; '.repeat(60) })
  const costs: Record<string, number> = {}
  const timed = async (what: string, times: number, run: (n: number) => unknown) => {
    const start = performance.now()
    for (let n = 0; n < times; n += 1) await run(n)
    costs[what] = ((performance.now() - start) * 1000) / times
  }
  const many = (n: number) => Array.from({ length: 50 }, (_, index) => exchange(n * 50 + index))
  await timed('set: one exchange as an object, awaited', 100, (n) => area.set({ [`o${n}`]: exchange(n) }))
  await timed('set: one exchange as a JSON string, awaited', 100, (n) =>
    area.set({ [`s${n}`]: JSON.stringify(exchange(n)) }),
  )
  const start = performance.now()
  const waiting = Array.from({ length: 100 }, (_, n) => area.set({ [`w${n}`]: JSON.stringify(exchange(n)) }))
  costs['set: one exchange as a JSON string, not awaited (in the caller)'] = (performance.now() - start) * 10
  await Promise.all(waiting)
  await timed('set: 50 exchanges, a key each', 20, (n) =>
    area.set(Object.fromEntries(many(n).map((one, index) => [`k${index}`, one]))),
  )
  await timed('set: 50 exchanges, one key with an array', 20, (n) => area.set({ array: many(n) }))
  await timed('set: 50 exchanges, one key with a JSON string', 20, (n) => area.set({ text: JSON.stringify(many(n)) }))
  for (const kib of [1, 16, 160, 1024]) {
    const text = 'x'.repeat(kib * 1024)
    await timed(`set: a string of ${kib} KiB`, 10, () => area.set({ big: text }))
  }
  await area.clear()
  for (let n = 0; n < 50; n += 1) await area.set({ [`page${n}`]: 'x'.repeat(60 * 1024) })
  await timed('get: one page of 60 KiB, of 50', 20, (n) => area.get([`page${n}`]))
  await timed('get: 12 pages of 60 KiB', 5, () => area.get(Array.from({ length: 12 }, (_, n) => `page${n}`)))
  await timed('get: all 50 pages', 3, () => area.get(null))
  await timed('getBytesInUse: all', 20, () => area.getBytesInUse(null))
  await timed('remove: a key', 20, (n) => area.remove([`page${n}`]))
  await area.clear()
  return costs
}

/** Runs in the background: stores pages of 100 exchanges of 430 bytes until the browser refuses one. */
async function fill(asText: boolean): Promise<{ held: number; bytes: number; error: string }> {
  const area = chrome.storage.session
  await area.clear()
  let held = 0
  for (;;) {
    const page = Array.from({ length: 100 }, (_, n) => ({
      ...{ seq: held + n, requestId: String(held + n), tabId: 1, method: 'GET', type: 'image', status: 200, hop: 0 },
      ...{ url: `https://www.a.test/${'x'.repeat(80)}`, header: `sid=${'y'.repeat(140)}`, settled: true, error: null },
    }))
    try {
      await area.set({ [`p${held}`]: asText ? JSON.stringify(page) : page })
    } catch (error) {
      const bytes = await area.getBytesInUse(null)
      await area.clear()
      return { held, bytes, error: String(error) }
    }
    held += 100
  }
}

function page(...found: readonly [Found, Found]): string {
  const row = (what: string) =>
    `| ${what} | ${found.map(({ rounds }) => spread(summarize(rounds.map((costs) => costs[what] ?? Number.NaN)), 0)).join(' | ')} |`
  const sparse = (what: string, index: number) =>
    `| ${what} | ${found.map((one) => spread(summarize(one.sparse[index] ?? []), 1)).join(' | ')} |`
  const fits = (what: string, figure: (one: Found['fits']) => string | number) =>
    `| ${what} | ${found.map((one) => figure(one.fits)).join(' | ')} |`
  return `# What storing costs

\`npm run bench:storage\` measures \`storage.session\` in the background of a real browser and writes this page. The figures are microseconds a
call, the median of ${ROUNDS} rounds after a warm-up, with the lowest and the highest in brackets.

| µs | Chromium ${found[0].version} | Firefox ${found[1].version} |
| --- | ---: | ---: |
${Object.keys(found[0].rounds[0] ?? {})
  .map(row)
  .join('\n')}

Sparse calls cost more, because the browser goes to sleep in between. The figures are the processor time of all its processes in a second
with the calls, minus that of a second without any.

| ms | Chromium | Firefox |
| --- | ---: | ---: |
${SPARSE.map(([calls, apart, kib], index) => sparse(`${calls} calls in ${(calls * apart) / 1000} s, ${kib} KiB each`, index)).join('\n')}

How much fits: pages of 100 exchanges of about 430 bytes of JSON are stored until the browser refuses one.

| | Chromium | Firefox |
| --- | ---: | ---: |
${fits('exchanges as objects', ({ objects }) => objects)}
${fits('exchanges as JSON strings', ({ strings }) => strings)}
${fits('bytes in use then, as the browser counts them', ({ bytes }) => bytes)}
${fits('its error', ({ error }) => `\`${error}\``)}

These figures shaped the log. A batch of events is one \`set\` of one JSON string. Full pages of about 100 exchanges are written together with
a batch, one JSON string each. Events that wait for their batch are persisted meanwhile, consecutive ones in one call, and less often the
longer a burst lasts. Pages are read newest first, twelve at a time, and only the first twelve before the background is ready.
`
}
