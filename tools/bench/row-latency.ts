import type { BrowserName } from '../browsers/driver.ts'
import { World } from '../browsers/world.ts'
import { html } from '../servers/raw-server.ts'

export const RESPONSES_A_SECOND = 50
export const ROWS = 500
const LANES = 4

/** In functions that run in the browser. */
declare const self: { shown?: Record<string, number> }

/**
 * Milliseconds, one figure a response, from sending the response until Crumbline's page in another window has painted its row with the
 * status.
 */
export async function measureRows(name: BrowserName): Promise<number[]> {
  const world = await World.open(name)
  try {
    await world.allow('allow-all', '<all_urls>')
    const leftAt = respondEvenly(world)
    await world.page.goto(world.server.url('a.test'))
    const query = new URLSearchParams({ tab: String(world.tabId), url: world.server.url('a.test') })
    const list = await world.browser.openExtensionPage(`page.html?${query}`, { window: true })
    await list.evaluate(noteRows)
    await world.page.evaluate(
      async (count: number, lanes: number) => {
        let next = 0
        const lane = async () => {
          while (next < count) await (await fetch(`/r?${next++}`)).text()
        }
        await Promise.all(Array.from({ length: lanes }, lane))
      },
      ROWS,
      LANES,
    )
    const shown = await list.waitFor(
      (count: number) => (Object.keys(self.shown ?? {}).length >= count ? self.shown : undefined),
      { args: [ROWS], timeout: 20_000 },
    )
    return Object.entries(shown ?? {}).map(([path, at]) => at - (leftAt.get(path) ?? Number.NaN))
  } finally {
    await world.close()
  }
}

/** Makes the server answer at an even rate. @returns when each response was sent, by path */
function respondEvenly({ server }: World): Map<string, number> {
  const leftAt = new Map<string, number>()
  let due = 0
  server.respond = ({ path }) => {
    if (!path.startsWith('/r?')) return html('<p>a page</p>')
    const now = Date.now()
    due = Math.max(now, due + 1000 / RESPONSES_A_SECOND)
    const after = new Promise<void>((resolve) => {
      setTimeout(() => {
        leftAt.set(path, Date.now())
        resolve()
      }, due - now)
    })
    return { ...html('', [['Set-Cookie', `c${Number(path.slice(3)) % 100}=${path}; Path=/`]]), after }
  }
  return leftAt
}

/** Runs in Crumbline's page: records when each row has been painted. */
function noteRows(): void {
  const shown: Record<string, number> = {}
  self.shown = shown
  const look = () => {
    const added: string[] = []
    for (const row of document.querySelectorAll<HTMLElement>('[data-testid="exchange-row"]')) {
      const path = /\/r\?\d+$/.exec(row.title)?.[0]
      const isAnswered = row.querySelector('.status')?.textContent?.includes('200') ?? false
      if (path !== undefined && isAnswered && !(path in shown)) added.push(path)
    }
    if (added.length === 0) return
    // The next frame paints the rows, and a task queued in it runs after the painting.
    requestAnimationFrame(() =>
      setTimeout(() => {
        for (const path of added) shown[path] ??= Date.now()
      }),
    )
  }
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
}
