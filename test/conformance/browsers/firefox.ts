import { readFileSync } from 'node:fs'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import { registrableDomain } from '../../../src/verdict/request/registrable-domain.ts'
import { ensureBrowser } from '../../../tools/browsers/ensure-browser.ts'
import { type RunningFirefox, startFirefox } from '../../../tools/browsers/firefox/start.ts'
import { publicSuffix } from '../../public-suffix.ts'
import type { Case, Judged, Seen } from './case.ts'
import { type KeyedServer, type Ports, withPorts } from './keyed-server.ts'

const LOOP = readFileSync(new URL('firefox-loop.js', import.meta.url), 'utf8').replace('export default ', '')
const SCRIPT = `${LOOP}\nreturn run(...args)`
/** One script runs a whole batch of cases. */
const SCRIPT_TIMEOUT_MS = 300_000
const LARGEST_BATCH = 200

/** Starts Firefox without an extension. Every host name resolves to loopback. */
export function startPlainFirefox(): Promise<RunningFirefox> {
  return startFirefox({ binary: ensureBrowser('firefox'), hosts: ['*'], insecure: true }, SCRIPT_TIMEOUT_MS)
}

/** What the script in firefox-loop.js reports about one case. */
interface Raw {
  line: string | null
  at: number
  before: RawCookie[]
  after: RawCookie[]
}

/** A cookie as `nsICookie` has it. */
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

/** Makes Firefox answer the cases. Verdicts have to be read from its jar, because Firefox reports none. */
export class RealFirefox implements Judged {
  readonly name = 'firefox'
  readonly thirdParty = 'partition'
  private readonly server: KeyedServer
  private readonly ports: Ports
  private running: RunningFirefox | undefined
  private counter = 0

  constructor(server: KeyedServer, ports: Ports) {
    this.server = server
    this.ports = ports
  }

  /** Runs consecutive cases of one scene as one batch, which loads the scene's page once. */
  async run(cases: readonly Case[]): Promise<Seen[]> {
    this.running ??= await startPlainFirefox()
    const seen: Seen[] = []
    for (let from = 0; from < cases.length; ) {
      const scene = cases[from]?.scene
      let to = from + 1
      while (to < cases.length && to - from < LARGEST_BATCH && cases[to]?.scene === scene) to++
      seen.push(...(await this.batch(this.running, cases.slice(from, to))))
      from = to
    }
    return seen
  }

  async close(): Promise<void> {
    await this.running?.close()
  }

  private async batch({ session }: RunningFirefox, cases: readonly Case[]): Promise<Seen[]> {
    const [first] = cases
    if (first === undefined) return []
    await session.run((send) => send('WebDriver:Navigate', { url: this.at(first.scene.page) }))
    const orders = cases.map((one) => ({
      how: one.scene.how,
      page: one.scene.priorHow === undefined ? null : this.at(one.scene.page),
      priors: (one.scene.priorHow === undefined ? one.prior.map((line) => [line]) : [one.prior]).map((lines) =>
        this.answer(one.scene.priorUrl ?? one.scene.url, lines),
      ),
      url: this.answer(one.scene.url, one.lines, one.date),
    }))
    const raw = await session.chrome<Raw[]>(SCRIPT, orders)
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
    return `${this.at(url)}?${key}`
  }

  private at(url: string): string {
    return withPorts(url, this.ports)
  }
}

/** Splits the Set-Cookie headers, which Firefox joins by newlines and decodes as latin1; null when there are not `count` of them. */
function linesOf(header: string | null, count: number): string[] | null {
  const lines = header?.split('\n') ?? []
  return lines.length === count ? lines.map((line) => Buffer.from(line, 'latin1').toString('utf8')) : null
}

const SAME_SITE: Record<number, JarCookie['sameSite']> = { 0: 'no_restriction', 1: 'lax', 2: 'strict' }

/** Whether the cookie belongs to another site: the `cookies` API then sets `hasCrossSiteAncestor` too. */
function isOther({ host }: RawCookie, site: string | undefined): boolean {
  return registrableDomain(host.replace(/^\./, ''), publicSuffix) !== site
}

/** Converts a cookie to the form of the `cookies` API. */
export function jarCookie(raw: RawCookie): JarCookie {
  // `(https,a.test)`; `(https,a.test,f)` when the cookie's site is the top-level one, inside a frame of another site
  const [, scheme, site, foreign] = /^\((\w+),([^,)]+)(,f)?/.exec(raw.partition) ?? []
  return {
    // `nsICookie` decodes the name as latin1 and the value as UTF-8.
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
      : {
          partitionKey: {
            topLevelSite: `${scheme}://${site}`,
            hasCrossSiteAncestor: foreign !== undefined || isOther(raw, site),
          },
        }),
  }
}
