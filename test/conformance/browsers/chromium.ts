import type { CDPSession, Page } from 'playwright-core'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import { type RunningChromium, startChromium } from '../../../tools/browsers/chromium/start.ts'
import { ensureBrowser } from '../../../tools/browsers/ensure-browser.ts'
import { within } from '../../../tools/browsers/until.ts'
import type { Case, Judged, Scene, Seen } from './case.ts'
import { type Answer, type KeyedServer, type Ports, withPorts } from './keyed-server.ts'

const FLAGS = [
  // A page and its frames are then one target, so that one DevTools session sees every request.
  '--disable-site-isolation-trials',
  '--disable-features=IsolateOrigins,site-per-process,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,LocalNetworkAccessChecks',
]

/** Starts Chromium without an extension. Every host name resolves to loopback. */
export function startPlainChromium(
  thirdParty: 'allow' | 'block',
  flags: readonly string[] = [],
): Promise<RunningChromium> {
  // Distributions differ in their default policy, so it is always set.
  const isBlocked = thirdParty === 'block'
  const profile = { cookie_controls_mode: isBlocked ? 1 : 0, block_third_party_cookies: isBlocked }
  const binary = ensureBrowser('chromium')
  return startChromium({ binary, hosts: ['*'], insecure: true, args: [...FLAGS, ...flags] }, { profile })
}

/** A report takes milliseconds. */
const REPORT_WITHIN_MS = 20_000
const MAX_TRIES = 3

interface ExtraInfo {
  requestId: string
  headers: Record<string, string>
  blockedCookies: { blockedReasons: string[]; cookieLine: string }[]
}

/** Makes Chromium answer the cases, one request after the other, and reads the verdicts from the DevTools protocol. */
export class RealChromium implements Judged {
  readonly name = 'chromium'
  private readonly server: KeyedServer
  private readonly ports: Ports
  private running: RunningChromium | undefined
  /** URLs by the protocol's id of the request. */
  private readonly urls = new Map<string, string>()
  private readonly infos = new Map<string, ExtraInfo>()
  /** Called when a report comes in. */
  private reported: () => void = () => undefined
  private counter = 0

  readonly thirdParty: 'allow' | 'block'

  constructor(server: KeyedServer, ports: Ports, thirdParty: 'allow' | 'block' = 'allow') {
    this.server = server
    this.ports = ports
    this.thirdParty = thirdParty
  }

  async run(cases: readonly Case[]): Promise<Seen[]> {
    const { page, session } = await this.open()
    const seen: Seen[] = []
    for (const one of cases) seen.push(await this.reliably(() => this.one(one, page, session)))
    await page.close()
    return seen
  }

  async close(): Promise<void> {
    await this.running?.close()
  }

  private async open(): Promise<{ page: Page; session: CDPSession }> {
    this.running ??= await startPlainChromium(this.thirdParty)
    const { context } = this.running
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    session.on('Network.requestWillBeSent', (event) => {
      this.urls.set(event.requestId, event.request.url)
      this.reported()
    })
    session.on('Network.responseReceivedExtraInfo', (event) => {
      this.infos.set(event.requestId, event as unknown as ExtraInfo)
      this.reported()
    })
    return { page, session }
  }

  /** Repeats a case whose report got lost, which happened once in thousands of cases on a busy machine. Each begins with an empty jar. */
  private async reliably(run: () => Promise<Seen | null>): Promise<Seen> {
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      const seen = await run()
      if (seen !== null) return seen
      console.log('Chromium lost the report on a response: the case is repeated')
    }
    throw new Error(`Chromium lost the reports on ${MAX_TRIES} responses to one case`)
  }

  /** @returns null when the report on the response got lost */
  private async one(one: Case, page: Page, session: CDPSession): Promise<Seen | null> {
    await session.send('Network.clearBrowserCookies')
    const { scene } = one
    const start = this.at(scene.page)
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
    const before = one.prior.length === 0 ? [] : await readJar(session)
    const at = Date.now()
    const url = await this.request(page, scene, { setCookies: one.lines, date: one.date })
    const info = await within(`the report on ${url}`, REPORT_WITHIN_MS, this.info(url)).catch(() => null)
    if (info === null) return null
    const header = Object.entries(info.headers).find(([name]) => name.toLowerCase() === 'set-cookie')?.[1]
    const raw = header?.split('\n') ?? []
    return {
      lines: raw.length === one.lines.length && ![...one.lines, ...one.prior].some(isGarbled) ? raw.map(decode) : null,
      before,
      after: await readJar(session),
      sent: this.server.asked.get(url.slice(url.indexOf('?') + 1)) ?? null,
      reasons: reasonsOf(raw, info.blockedCookies),
      at,
    }
  }

  private async request(page: Page, scene: Scene, answer: Answer): Promise<string> {
    const key = `c${++this.counter}`
    this.server.answers.set(key, answer)
    const url = `${this.at(scene.url)}?${key}`
    this.urls.clear()
    this.infos.clear()
    if (scene.how === 'navigate') await page.goto(url)
    else if (scene.how === 'fetch') {
      await page.evaluate((to) => fetch(to, { mode: 'no-cors', credentials: 'include' }).then((r) => r.text()), url)
    } else {
      await page.evaluate(
        (to) =>
          new Promise<void>((resolve) => {
            // The last frame was left in place, so that its removal could not overtake the report on its response.
            for (const earlier of document.querySelectorAll('iframe')) earlier.remove()
            const frame = document.createElement('iframe')
            frame.onload = () => resolve()
            frame.src = to
            document.body.append(frame)
          }),
        url,
      )
    }
    return url
  }

  /** The report on a response. The protocol sends its two halves in either order, and possibly after the page has the response. */
  private info(url: string): Promise<ExtraInfo> {
    const found = new Promise<ExtraInfo>((resolve) => {
      this.reported = () => {
        for (const [id, seen] of this.urls) {
          const info = seen === url ? this.infos.get(id) : undefined
          if (info !== undefined) resolve(info)
        }
      }
    })
    this.reported()
    return found
  }

  private at(url: string): string {
    return withPorts(url, this.ports)
  }
}

/** Whether a line is invalid UTF-8. CDP drops characters next to the invalid bytes, so such a line can't be compared. */
function isGarbled(line: Buffer): boolean {
  return !Buffer.from(line.toString('utf8'), 'utf8').equals(line)
}

/** The reasons for each line, in order; [] for a line that was stored. CDP lists refused lines only, and each of two equal lines once. */
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

/** CDP decodes `cookieLine` and the response header in different ways; only ASCII compares equal. */
function ascii(text: string): string {
  return text.replace(/[^\0-\x7f]/g, '')
}

/** Converts a header from windows-1252, as CDP decodes it, to UTF-8, as an extension receives it. */
function decode(header: string): string {
  const octets = Array.from(header, (character) => WINDOWS_1252.get(character) ?? 0x3f)
  return Buffer.from(octets).toString('utf8')
}
/** Windows-1252 at 0x80 to 0x9f. Node's decoder of that name is plain latin1. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const WINDOWS_1252 = new Map(
  Array.from({ length: 256 }, (_, octet) => [
    octet >= 0x80 && octet < 0xa0 ? HIGH.charAt(octet - 0x80) : String.fromCharCode(octet),
    octet,
  ]),
)

/** Every cookie in Chromium's jar, in the form of the `cookies` API. */
export async function readJar(session: CDPSession): Promise<JarCookie[]> {
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
