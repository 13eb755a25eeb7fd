import type { BrowserName } from '../browsers/driver.ts'
import { World } from '../browsers/world.ts'
import { html } from '../servers/raw-server.ts'

export const RESPONSES_A_SECOND = 50
export const ROWS = 500
const LANES = 4

/** In functions that run in the browser. */
declare const self: { shown?: Record<string, number> }

/**
 * From the moment the server lets a response go until its row, with its status, is painted in a page of Crumbline that is
 * open in another window; ms, one a response.
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

function noteRows(): void {
  const shown: Record<string, number> = {}
  self.shown = shown
  const look = () => {
    const fresh: string[] = []
    for (const row of document.querySelectorAll<HTMLElement>('[data-testid="exchange-row"]')) {
      const path = /\/r\?\d+$/.exec(row.title)?.[0]
      const isAnswered = row.querySelector('.status')?.textContent?.includes('200') ?? false
      if (path !== undefined && isAnswered && !(path in shown)) fresh.push(path)
    }
    if (fresh.length === 0) return
    // The next frame paints it; the task after that frame comes when it has been painted.
    requestAnimationFrame(() =>
      setTimeout(() => {
        for (const path of fresh) shown[path] ??= Date.now()
      }),
    )
  }
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
}
