import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import { jar, launchChromium } from './chromium.ts'
import type { Associated, Sender } from './sender.ts'

/** Chromium's own switch for tests: ten seconds instead of two minutes. */
const SHORT_GRACE = '--enable-features=ShortLaxAllowUnsafeThreshold'
const HURRY = 12

interface Info {
  readonly requestId: string
  readonly associatedCookies: readonly {
    readonly cookie: { readonly name: string; readonly domain: string; readonly path: string }
    readonly blockedReasons: readonly string[]
  }[]
}

export async function openChromium(thirdParty: 'allow' | 'block'): Promise<Sender> {
  const profile = mkdtempSync(join(tmpdir(), 'crumbline-profile-'))
  const context = await launchChromium(profile, thirdParty, [SHORT_GRACE])
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  const heard = listen(session)
  await session.send('Network.enable')
  return {
    name: 'chromium',
    thirdParty,
    hurry: HURRY,
    clear: async () => void (await session.send('Network.clearBrowserCookies')),
    visit: (url) => visit(page, url),
    jar: () => jar(session),
    associated: heard,
    close: async () => {
      await context.close()
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** A page that goes on at once aborts its own loading. */
async function visit(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'commit' }).catch((error: unknown) => {
    if (!/ERR_ABORTED|interrupted/.test(String(error))) throw error
  })
}

/** All hops of a chain share an id: the nth URL belongs to the nth report. */
function listen(session: CDPSession): (url: string) => Promise<readonly Associated[] | null> {
  const urls = new Map<string, string[]>()
  const infos = new Map<string, Info[]>()
  const add = <T>(map: Map<string, T[]>, key: string, one: T) => map.set(key, [...(map.get(key) ?? []), one])
  session.on('Network.requestWillBeSent', (event) => add(urls, event.requestId, event.request.url))
  session.on('Network.requestWillBeSentExtraInfo', (event) => add(infos, event.requestId, event as unknown as Info))
  return async (url) => {
    for (let tries = 0; tries < 30; tries++) {
      for (const [id, chain] of urls) {
        const info = infos.get(id)?.[chain.indexOf(url)]
        if (chain.includes(url) && info !== undefined) return info.associatedCookies.map(associatedOf)
      }
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    return null
  }
}

function associatedOf({ cookie, blockedReasons }: Info['associatedCookies'][number]): Associated {
  return { name: cookie.name, domain: cookie.domain, path: cookie.path, reasons: blockedReasons }
}
