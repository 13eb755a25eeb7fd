import type { CDPSession, Page } from 'playwright-core'
import { readJar, reasonsOf, startPlainChromium } from './chromium.ts'
import type { Associated, Sender } from './sender.ts'

/**
 * A switch that Chromium has for tests: a cookie without SameSite is sent with a cross-site POST for 10 seconds after it was set, instead of
 * two minutes.
 */
const SHORT_GRACE = '--enable-features=ShortLaxAllowUnsafeThreshold'
/** Two minutes by 10 seconds. */
const AGE_FACTOR = 12

interface Sent {
  readonly associatedCookies: readonly {
    readonly cookie: { readonly name: string; readonly domain: string; readonly path: string }
    readonly blockedReasons: readonly string[]
  }[]
}

interface Received {
  readonly blockedCookies: readonly { readonly blockedReasons: readonly string[]; readonly cookieLine: string }[]
}

/** Starts Chromium to send requests. */
export async function openChromium(thirdParty: 'allow' | 'block'): Promise<Sender> {
  const running = await startPlainChromium(thirdParty, [SHORT_GRACE])
  const page = await running.context.newPage()
  const session = await running.context.newCDPSession(page)
  const { associated, refused } = listen(session)
  await session.send('Network.enable')
  return {
    name: 'chromium',
    thirdParty,
    ageFactor: AGE_FACTOR,
    clear: async () => void (await session.send('Network.clearBrowserCookies')),
    visit: (url) => visit(page, url),
    jar: () => readJar(session),
    associated,
    refused,
    close: () => running.close(),
  }
}

/** Ignores ERR_ABORTED: a page that navigates away at once aborts its own load. */
async function visit(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'commit' }).catch((error: unknown) => {
    if (!/ERR_ABORTED|interrupted/.test(String(error))) throw error
  })
}

/** Collects CDP's reports by request id. The hops of a redirect share one id, and the nth URL belongs to the nth report. */
function listen(session: CDPSession): Pick<Sender, 'associated' | 'refused'> {
  const urls = new Map<string, string[]>()
  const sent = new Map<string, Sent[]>()
  const received = new Map<string, Received[]>()
  const add = <T>(map: Map<string, T[]>, key: string, one: T) => map.set(key, [...(map.get(key) ?? []), one])
  session.on('Network.requestWillBeSent', (event) => add(urls, event.requestId, event.request.url))
  session.on('Network.requestWillBeSentExtraInfo', (event) => add(sent, event.requestId, event as unknown as Sent))
  session.on('Network.responseReceivedExtraInfo', (event) => {
    add(received, event.requestId, event as unknown as Received)
  })
  const reported = async <T>(reports: ReadonlyMap<string, readonly T[]>, url: string): Promise<T | null> => {
    for (let tries = 0; tries < 30; tries++) {
      for (const [id, chain] of urls) {
        const report = reports.get(id)?.[chain.indexOf(url)]
        if (chain.includes(url) && report !== undefined) return report
      }
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    return null
  }
  return {
    associated: async (url) => (await reported(sent, url))?.associatedCookies.map(associatedOf) ?? null,
    refused: async (url, lines) => {
      const report = await reported(received, url)
      return report === null ? null : reasonsOf(lines, report.blockedCookies)
    },
  }
}

function associatedOf({ cookie, blockedReasons }: Sent['associatedCookies'][number]): Associated {
  return { name: cookie.name, domain: cookie.domain, path: cookie.path, reasons: blockedReasons }
}
