import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import { ensureBrowser } from '../../../tools/browsers/ensure-browser.ts'
import type { Case, Judged, Scene, Seen } from './case.ts'
import type { RawServer } from './raw-server.ts'

const BINARY = ensureBrowser('chromium')
const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // One target for the page and its frames, so that one session sees every request.
  '--disable-site-isolation-trials',
  '--disable-features=IsolateOrigins,site-per-process,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,LocalNetworkAccessChecks',
  // Every name is this machine.
  '--host-resolver-rules=MAP * 127.0.0.1',
]

/** A fresh Chromium in a fresh profile. */
export function launchChromium(
  profile: string,
  thirdParty: 'allow' | 'block',
  flags: readonly string[] = [],
): Promise<BrowserContext> {
  // Distributions differ in their default: say which policy is tried.
  const mode = thirdParty === 'allow' ? 0 : 1
  const preferences = { cookie_controls_mode: mode, block_third_party_cookies: mode === 1 }
  mkdirSync(join(profile, 'Default'), { recursive: true })
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify({ profile: preferences }))
  return chromium.launchPersistentContext(profile, {
    executablePath: BINARY,
    headless: true,
    ignoreHTTPSErrors: true,
    args: [...FLAGS, ...flags],
  })
}

interface ExtraInfo {
  requestId: string
  headers: Record<string, string>
  blockedCookies: { blockedReasons: string[]; cookieLine: string }[]
}

export class RealChromium implements Judged {
  readonly name = 'chromium'
  private readonly server: RawServer
  private readonly ports: { http: number; https: number }
  private readonly profile = mkdtempSync(join(tmpdir(), 'crumbline-profile-'))
  private context: BrowserContext | undefined
  private readonly urls = new Map<string, string>()
  private readonly infos = new Map<string, ExtraInfo>()
  private counter = 0

  readonly thirdParty: 'allow' | 'block'

  constructor(server: RawServer, ports: { http: number; https: number }, thirdParty: 'allow' | 'block' = 'allow') {
    this.server = server
    this.ports = ports
    this.thirdParty = thirdParty
  }

  async run(cases: readonly Case[]): Promise<Seen[]> {
    const { page, session } = await this.open()
    const seen: Seen[] = []
    for (const one of cases) seen.push(await this.one(one, page, session))
    await page.close()
    return seen
  }

  async close(): Promise<void> {
    await this.context?.close()
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 })
  }

  private async open(): Promise<{ page: Page; session: CDPSession }> {
    this.context ??= await launchChromium(this.profile, this.thirdParty)
    const page = await this.context.newPage()
    const session = await this.context.newCDPSession(page)
    await session.send('Network.enable')
    session.on('Network.requestWillBeSent', (event) => this.urls.set(event.requestId, event.request.url))
    session.on('Network.responseReceivedExtraInfo', (event) => {
      const key = event.requestId
      this.infos.set(key, event as unknown as ExtraInfo)
    })
    return { page, session }
  }

  private async one(one: Case, page: Page, session: CDPSession): Promise<Seen> {
    await session.send('Network.clearBrowserCookies')
    const { scene } = one
    const start = this.place(scene.page)
    if (scene.how === 'navigate' ? page.url() !== start : !page.url().startsWith(start)) await page.goto(start)
    const priorUrl = scene.priorUrl ?? scene.url
    if (scene.priorHow === 'navigate') {
      await this.request(page, { ...scene, how: 'navigate', url: priorUrl }, { setCookies: one.prior })
    } else {
      for (const line of one.prior) {
        await this.request(page, { ...scene, how: 'fetch', url: priorUrl }, { setCookies: [line] })
      }
    }
    if (scene.priorHow === 'navigate') await page.goto(start)
    const before = one.prior.length === 0 ? [] : await jar(session)
    const at = Date.now()
    const url = await this.request(page, scene, { setCookies: one.lines, date: one.date })
    const info = await this.info(url)
    const header = Object.entries(info.headers).find(([name]) => name.toLowerCase() === 'set-cookie')?.[1]
    const raw = header?.split('\n') ?? []
    return {
      lines: raw.length === one.lines.length && !all(one).some(isGarbled) ? raw.map(decode) : null,
      before,
      after: await jar(session),
      sent: this.server.asked.get(url.slice(url.indexOf('?') + 1)) ?? null,
      reasons: reasonsOf(raw, info.blockedCookies),
      at,
    }
  }

  private async request(
    page: Page,
    scene: Scene,
    answer: { setCookies: readonly Buffer[]; date?: string | undefined },
  ) {
    const key = `c${++this.counter}`
    this.server.answers.set(key, answer)
    const url = `${this.place(scene.url)}?${key}`
    this.urls.clear()
    this.infos.clear()
    if (scene.how === 'navigate') await page.goto(url)
    else if (scene.how === 'fetch') {
      await page.evaluate((to) => fetch(to, { mode: 'no-cors', credentials: 'include' }).then((r) => r.text()), url)
    } else {
      await page.evaluate(
        (to) =>
          new Promise<void>((resolve) => {
            const frame = document.createElement('iframe')
            frame.onload = () => {
              frame.remove()
              resolve()
            }
            frame.src = to
            document.body.append(frame)
          }),
        url,
      )
    }
    return url
  }

  private async info(url: string): Promise<ExtraInfo> {
    for (let tries = 0; tries < 400; tries++) {
      for (const [id, seen] of this.urls) {
        const info = seen === url ? this.infos.get(id) : undefined
        if (info !== undefined) return info
      }
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    throw new Error(`no extra info for ${url}`)
  }

  private place(url: string): string {
    return url.replace('{h}', String(this.ports.http)).replace('{s}', String(this.ports.https))
  }
}

function all({ lines, prior }: Case): Buffer[] {
  return [...lines, ...prior]
}

/** Octets that are no UTF-8 eat their neighbours where CDP shows a line or a cookie: there is nothing to compare with. */
function isGarbled(line: Buffer): boolean {
  return !Buffer.from(line.toString('utf8'), 'utf8').equals(line)
}

/** Of each line, in order: CDP lists the refused ones only, and of two alike each once. */
export function reasonsOf(
  lines: readonly string[],
  blocked: readonly { readonly blockedReasons: readonly string[]; readonly cookieLine: string }[],
): string[][] {
  const left = [...blocked]
  return lines.map((line) => {
    const at = left.findIndex(({ cookieLine }) => ascii(cookieLine) === ascii(line))
    return at < 0 ? [] : [...(left.splice(at, 1)[0]?.blockedReasons ?? [])]
  })
}

/** CDP decodes the line and the header each in its own way. */
function ascii(text: string): string {
  return text.replace(/[^\0-\x7f]/g, '')
}

/** CDP reads the octets as windows-1252; an extension gets them as UTF-8. */
function decode(header: string): string {
  const octets = Array.from(header, (character) => WINDOWS_1252.get(character) ?? 0x3f)
  return Buffer.from(octets).toString('utf8')
}
/** What windows-1252 has at 0x80 to 0x9f; Node's decoder of that name is plain latin1. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const WINDOWS_1252 = new Map(
  Array.from({ length: 256 }, (_, octet) => [
    octet >= 0x80 && octet < 0xa0 ? HIGH.charAt(octet - 0x80) : String.fromCharCode(octet),
    octet,
  ]),
)

/** Chromium's jar in the form of the `cookies` API. */
export async function jar(session: CDPSession): Promise<JarCookie[]> {
  const { cookies } = await session.send('Network.getAllCookies')
  return cookies.map((cookie) => ({
    name: cookie.name,
    value: cookie.value,
    domain: cookie.domain,
    hostOnly: !cookie.domain.startsWith('.'),
    path: cookie.path,
    secure: cookie.secure,
    httpOnly: cookie.httpOnly,
    sameSite: sameSite(cookie.sameSite),
    session: cookie.session,
    ...(cookie.session ? {} : { expirationDate: cookie.expires }),
    storeId: '0',
    ...(cookie.partitionKey === undefined ? {} : { partitionKey: cookie.partitionKey }),
  }))
}

function sameSite(written: string | undefined): JarCookie['sameSite'] {
  if (written === 'Strict') return 'strict'
  if (written === 'Lax') return 'lax'
  return written === 'None' ? 'no_restriction' : 'unspecified'
}
