import { readFileSync } from 'node:fs'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import type { Case, Judged, Seen } from './case.ts'
import { Marionette } from './marionette.ts'
import type { RawServer } from './raw-server.ts'

const LOOP = readFileSync(new URL('firefox-loop.js', import.meta.url), 'utf8').replace('export default ', '')
const SCRIPT = `${LOOP}\nreturn run(...arguments)`

interface Raw {
  line: string | null
  at: number
  before: RawCookie[]
  after: RawCookie[]
}
export interface RawCookie {
  name: string
  value: string
  host: string
  path: string
  secure: boolean
  httpOnly: boolean
  sameSite: number
  expiry: number | null
  partition: string
}

export class RealFirefox implements Judged {
  readonly name = 'firefox'
  readonly thirdParty = 'partition'
  private readonly server: RawServer
  private readonly ports: { http: number; https: number }
  private browser: Marionette | undefined
  private counter = 0

  constructor(server: RawServer, ports: { http: number; https: number }) {
    this.server = server
    this.ports = ports
  }

  /** Cases of one scene after another go in one batch: one page load for all of them. */
  async run(cases: readonly Case[]): Promise<Seen[]> {
    this.browser ??= await Marionette.launch()
    const seen: Seen[] = []
    for (let from = 0; from < cases.length; ) {
      const scene = cases[from]?.scene
      let to = from + 1
      while (to < cases.length && to - from < 200 && cases[to]?.scene === scene) to++
      seen.push(...(await this.batch(this.browser, cases.slice(from, to))))
      from = to
    }
    return seen
  }

  async close(): Promise<void> {
    await this.browser?.close()
  }

  private async batch(browser: Marionette, cases: readonly Case[]): Promise<Seen[]> {
    const [first] = cases
    if (first === undefined) return []
    await browser.send('WebDriver:Navigate', { url: this.place(first.scene.page) })
    const orders = cases.map((one) => ({
      how: one.scene.how,
      page: one.scene.priorHow === undefined ? null : this.place(one.scene.page),
      priors: (one.scene.priorHow === undefined ? one.prior.map((line) => [line]) : [one.prior]).map((lines) =>
        this.answer(one.scene.priorUrl ?? one.scene.url, lines),
      ),
      url: this.answer(one.scene.url, one.lines, one.date),
    }))
    const raw = (await browser.chrome(SCRIPT, orders)) as Raw[]
    return raw.map((one, index) => ({
      lines: linesOf(one.line, cases[index]?.lines.length ?? 1),
      before: one.before.map(jarCookie),
      after: one.after.map(jarCookie),
      sent: this.server.asked.get(orders[index]?.url.replace(/^.*\?/, '') ?? '') ?? null,
      reasons: null,
      at: one.at,
    }))
  }

  private answer(url: string, setCookies: readonly Buffer[], date?: string): string {
    const key = `f${++this.counter}`
    this.server.answers.set(key, { setCookies, date })
    return `${this.place(url)}?${key}`
  }

  private place(url: string): string {
    return url.replace('{h}', String(this.ports.http)).replace('{s}', String(this.ports.https))
  }
}

/** Firefox joins the headers of one name by line ends, each character an octet. */
function linesOf(header: string | null, count: number): string[] | null {
  const lines = header?.split('\n') ?? []
  return lines.length === count ? lines.map((line) => Buffer.from(line, 'latin1').toString('utf8')) : null
}

const SAME_SITE: Record<number, JarCookie['sameSite']> = { 0: 'no_restriction', 1: 'lax', 2: 'strict' }

export function jarCookie(raw: RawCookie): JarCookie {
  // '(https,a.test)' or '(https,a.test,f)'
  const [, scheme, site, foreign] = /^\((\w+),([^,)]+)(,f)?/.exec(raw.partition) ?? []
  return {
    // A string of octets, where the value is text.
    name: Buffer.from(raw.name, 'latin1').toString('utf8'),
    value: raw.value,
    domain: raw.host,
    hostOnly: !raw.host.startsWith('.'),
    path: raw.path,
    secure: raw.secure,
    httpOnly: raw.httpOnly,
    sameSite: SAME_SITE[raw.sameSite] ?? 'unspecified',
    session: raw.expiry === null,
    ...(raw.expiry === null ? {} : { expirationDate: raw.expiry / 1000 }),
    storeId: 'firefox-default',
    ...(site === undefined
      ? {}
      : { partitionKey: { topLevelSite: `${scheme}://${site}`, hasCrossSiteAncestor: foreign !== undefined } }),
  }
}
