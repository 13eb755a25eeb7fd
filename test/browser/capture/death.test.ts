import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Crumbline } from '../../../tools/browsers/contract.ts'
import { PACKAGE } from '../../../tools/browsers/launch.ts'
import { until } from '../../../tools/browsers/until.ts'
import { BROWSERS, World } from '../../../tools/browsers/world.ts'
import { html } from '../../../tools/servers/raw-server.ts'

/** 20 in every run; 200 in `npm run soak`. */
const STOPS = Number(process.env['CRUMBLINE_STOPS'] ?? 20)
const FETCHES_A_STOP = 10

interface Pace {
  readonly server: string
  readonly lanes: number
  /** ms */
  readonly latency: number
  /** The traffic between two stops takes about so long, in ms. */
  readonly spread: number
  /** Browsers tell nobody of some requests while the background goes down: of a thousand, so many may be missing; null: not counted. */
  readonly mayMiss: number | null
}
const PACES: readonly Pace[] = [
  // One stop in a hundred or so swallows a request of each lane in Firefox: two such stops say nothing about twenty, so that the
  // half of a percent counts for the long run.
  { server: 'far', lanes: 3, latency: 80, spread: 400, mayMiss: 5 },
  // Ten requests in some 60 ms, a burst for the background: Chromium itself tells nothing of many.
  { server: 'near', lanes: 6, latency: 20, spread: 150, mayMiss: null },
]

/** For a hundred batches, one after the other, in ms. */
const PATIENCE = 40_000

/** As the log's head is stored. */
interface Head {
  readonly pages: readonly (readonly [from: number, count: number])[]
}

/**
 * Each of our own listeners, with a witness behind it: what the listener was called with is written down as soon as its turn
 * is over. What is in the witness's list and not in the log was lost by us; what is in neither never reached us, or the
 * background went down in that very turn.
 */
const WITNESS = `
const api = globalThis.browser ?? globalThis.chrome
const { port1: turn, port2: over } = new MessageChannel()
over.onmessage = ({ data }) => api.storage.session.set({ ['witness:' + data]: Date.now() })
for (const [kind, slot] of [['send', 'onSendHeaders'], ['headers', 'onHeadersReceived']]) {
  const event = api.webRequest[slot]
  const made = new Map()
  const add = event.addListener.bind(event)
  const remove = event.removeListener.bind(event)
  event.addListener = (listener, ...rest) => {
    const both = (details) => {
      const answer = listener(details)
      if (details.url.includes('/d?')) turn.postMessage(kind + ':' + details.url.split('/d?')[1])
      return answer
    }
    made.set(listener, both)
    add(both, ...rest)
  }
  event.removeListener = (listener) => remove(made.get(listener))
}
`

/** A burst, as fast as the server answers: what comes of it waits until it is over, unless the background dies before. */
const BURSTS = 5
const BURST = 600
/** What came so long before a stop must be there after it, in ms: it waits, kept as it is, and a busy machine is late. */
const KEPT_WITHIN = 150

/** In functions that run in the background context. */
interface Api {
  readonly storage: {
    readonly session: { get(keys: null | string | readonly string[]): Promise<Record<string, unknown>> }
  }
}
declare const browser: Api
declare const chrome: Api
declare const crumbline: Crumbline

describe.each(BROWSERS)('a background that is stopped over and over, in %s', (name) => {
  let folder: string
  let world: World
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'crumbline-death-'))
    cpSync(PACKAGE[name], folder, { recursive: true })
    const script = join(folder, 'background.js')
    writeFileSync(script, WITNESS + readFileSync(script, 'utf8'))
    world = await World.open(name, { extensionDir: folder })
    await world.allow('allow-all', '<all_urls>')
  })
  afterAll(async () => {
    await world?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test.each(PACES)(
    'loses nothing that reached a handler, and tells nothing twice, of a server that is $server',
    async (pace) => {
      const { server, page } = world
      await world.browser.background(() => crumbline.clear())
      const begun = `/d?${pace.server}-`
      server.respond = ({ path }) => {
        if (!path.startsWith(begun)) return html('<p>a page</p>')
        const number = Number(path.slice(begun.length))
        const cookie = ['Set-Cookie', `c${number % 50}=${number}; Path=/`] as const
        // Every fifth is a redirect: its hops are to be one chain.
        const after = new Promise((resolve) => setTimeout(resolve, pace.latency))
        if (number % 5 !== 0 || path.endsWith('.1')) return { ...html('', [cookie]), after }
        return { status: 302, headers: [['Location', `${path}.1`], cookie], after }
      }
      await page.goto(server.url('a.test'))
      const random = generator(STOPS)
      for (let stop = 0; stop < STOPS; stop += 1) {
        const fetched = page.evaluate(
          async (begun: string, first: number, count: number, lanes: number) => {
            let next = first
            const lane = async () => {
              while (next < first + count) {
                const number = next
                next += 1
                await (await fetch(begun + number)).text()
              }
            }
            await Promise.all(Array.from({ length: lanes }, lane))
          },
          begun,
          stop * FETCHES_A_STOP,
          FETCHES_A_STOP,
          pace.lanes,
        )
        await new Promise((resolve) => setTimeout(resolve, random() * pace.spread))
        await world.browser.stopBackground()
        await fetched
      }
      const found = await until('what was answered to settle', async () => {
        const all = await world.exchanges({ url: begun })
        // Where the response never reached a handler, it is awaited for a while.
        return all.every(({ settled, status }) => settled || status === null) && all
      })
      const witnessed = await world.browser.background(async () => {
        const api = typeof browser === 'undefined' ? chrome : browser
        return Object.keys(await api.storage.session.get(null)).filter((key) => key.startsWith('witness:'))
      })
      const idOf = (url: string) => url.split('/d?')[1] ?? ''
      const asked = server.requests.filter(({ path }) => path.startsWith(begun)).map(({ path }) => idOf(path))
      const logged = new Map(found.map((one) => [idOf(one.url), one]))
      const sent = idsOf(witnessed, 'send')
      const answered = idsOf(witnessed, 'headers')
      const missing = asked.filter((id) => !logged.has(id))
      const lost = missing.filter((id) => sent.has(id) || answered.has(id))
      const halves = [...logged.values()].filter(({ received }) => received.length !== 1)
      const torn = [...logged].filter(([id, { received }]) => answered.has(id) && received.length !== 1)
      const untold = asked.filter((id) => !answered.has(id))
      const headless = [...logged].filter(([id, { missed }]) => sent.has(id) && missed.includes('request'))
      console.log(
        `${name}, ${pace.server}: ${STOPS} stops, ${asked.length} responses; of ${asked.filter((id) => !sent.has(id)).length} requests and ${untold.length} responses the browser told nothing. ` +
          `Missing: ${missing.length}, of which ${lost.length} had reached a handler. Without a response: ${halves.length}, of which ${torn.length} had reached one. Without request ${headless.length}`,
      )

      expect(found.map(({ url }) => url).sort(), 'none twice').toEqual([...new Set(found.map(({ url }) => url))].sort())
      expect(
        found.map(({ seq }) => seq),
        'in order',
      ).toEqual(found.map(({ seq }) => seq).sort((a, b) => a - b))
      expect(new Set(found.map(({ seq }) => seq)).size).toBe(found.length)

      const traces = lost.map((id) => [id, ...witnessed.filter((key) => key.endsWith(`:${id}`))].join(' '))
      expect(traces, `lost\n${world.browser.errors().join('\n')}`).toEqual([])
      expect(
        torn.map(([id]) => id),
        'its response had reached a handler',
      ).toEqual([])
      expect(
        halves.filter(({ missed }) => !missed.includes('response')).map(({ url }) => idOf(url)),
        'says that it is a half',
      ).toEqual([])
      expect(
        headless.map(([id]) => id),
        'its request had reached a handler',
      ).toEqual([])
      // None of these had reached a handler.
      if (pace.mayMiss !== null) {
        expect(missing.length).toBeLessThanOrEqual(Math.max(2 * pace.lanes, (asked.length * pace.mayMiss) / 1000))
      }

      for (const [id, one] of logged) {
        const first = logged.get(id.replace(/\.1$/, ''))
        if (!id.endsWith('.1') || !first) continue
        expect([one.requestId, one.hop], `hops of ${id}`).toEqual([first.requestId, 1])
      }
    },
  )

  test('loses nothing of a burst that it has put off', async () => {
    const { server, page } = world
    server.respond = ({ path }) =>
      path.startsWith('/d?') ? html('', [['Set-Cookie', `c${path.slice(-2)}=${path}; Path=/`]]) : html('<p>a page</p>')
    await page.goto(server.url('a.test'))
    await world.browser.background(() => crumbline.clear())
    const random = generator(BURSTS)
    const stops: number[] = []
    for (let burst = 0; burst < BURSTS; burst += 1) {
      const fetched = page.evaluate(
        async (burst: number, count: number) => {
          let next = 0
          const lane = async () => {
            while (next < count) await (await fetch(`/d?b${burst}-${100 + next++}`)).text()
          }
          await Promise.all(Array.from({ length: 6 }, lane))
        },
        burst,
        BURST,
      )
      const answered = BURST * (0.5 + random() * 0.3)
      const begun = `/d?b${burst}-`
      await until('the midst of the burst', async () => {
        return server.requests.filter(({ path }) => path.startsWith(begun)).length > answered || undefined
      })
      stops.push(Date.now())
      await world.browser.stopBackground()
      await fetched
    }
    const found = await world.settled({ url: '/d?b' })
    const logged = new Map(found.map((one) => [one.url.split('/d?')[1] ?? '', one]))
    expect(logged.size, 'none twice').toBe(found.length)
    const witnessed = await world.browser.background(async () => {
      const api = typeof browser === 'undefined' ? chrome : browser
      const all = Object.entries(await api.storage.session.get(null))
      return all.filter(([key]) => key.startsWith('witness:headers:b'))
    })
    const early = witnessed.flatMap(([key, at]) => {
      const id = key.slice('witness:headers:'.length)
      return Number(at) < (stops[Number(id.slice(1, id.indexOf('-')))] ?? 0) - KEPT_WITHIN ? [id] : []
    })
    console.log(`${name}: ${BURSTS} bursts, ${witnessed.length} responses heard, ${early.length} well before a stop`)
    expect(early.length).toBeGreaterThan(0)
    expect(early.filter((id) => logged.get(id)?.received.length !== 1)).toEqual([])
  })

  test('has each exchange once when it dies with a page that is ahead of its head', async () => {
    const { server, page } = world
    server.respond = () => html('', [['Set-Cookie', 'a=1; Path=/']])
    await page.goto(server.url('a.test'))
    const fetched = (count: number, atOnce: number) =>
      page.evaluate(
        async (count: number, atOnce: number) => {
          for (let next = 0; next < count; next += atOnce) {
            await Promise.all(Array.from({ length: atOnce }, () => fetch(`/p?${Math.random()}`)))
          }
        },
        count,
        atOnce,
      )
    // Batch by batch, until the journal is full and the head names a page that is not.
    await world.browser.background(() => crumbline.clear())
    const named = await until(
      'a head with a page',
      async () => {
        await fetched(1, 1)
        const [last] = await namedPages()
        return last !== undefined && last.count < 100 && last
      },
      PATIENCE,
    )
    // ... and then enough to fill that page.
    await fetched(200, 5)
    const before = await until(
      'the page ahead of its head',
      async () => {
        await fetched(1, 1)
        const all = await world.settled({ url: '/p?' })
        const [first] = await namedPages()
        return first?.from === named.from && first.rows > first.count && all
      },
      PATIENCE,
    )

    await world.browser.stopBackground()
    expect(await world.exchanges({ url: '/p?' })).toEqual(before)
    // ... and again with what the new life writes.
    await fetched(1, 1)
    await world.settled({ url: '/p?' }, before.length + 1)
    await world.browser.stopBackground()
    expect((await world.exchanges({ url: '/p?' })).slice(0, -1)).toEqual(before)
  })

  /** The log's pages that its head names: how many exchanges it says they hold, and how many are stored. */
  function namedPages(): Promise<{ from: number; count: number; rows: number }[]> {
    return world.browser.background(async () => {
      const api = typeof browser === 'undefined' ? chrome : browser
      const { 'log:head': head } = (await api.storage.session.get('log:head')) as { 'log:head'?: Head }
      const pages = head?.pages ?? []
      // Not all that is there: what earlier tests left is a lot.
      const stored = await api.storage.session.get(pages.map(([from]) => `log:page:${from}`))
      return pages.map(([from, count]) => {
        const rows: unknown[] = JSON.parse(String(stored[`log:page:${from}`] ?? '\n[]').split('\n')[1] ?? '[]')
        return { from, count, rows: rows.length }
      })
    })
  }
})

function idsOf(witnessed: readonly string[], kind: 'send' | 'headers'): Set<string> {
  const prefix = `witness:${kind}:`
  return new Set(witnessed.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length)))
}

/** The same "random" moments each time. */
function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
}
