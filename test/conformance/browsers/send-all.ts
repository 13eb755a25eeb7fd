import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import { explainSend } from '../../../src/verdict/send/explain-send.ts'
import type { SendContext } from '../../../src/verdict/send/send-context.ts'
import type { SendVerdict } from '../../../src/verdict/verdict.ts'
import { publicSuffix } from '../../public-suffix.ts'
import { compareLines, type Disagreement } from './agree.ts'
import { type Answer, type KeyedServer, type Ports, withPorts } from './keyed-server.ts'
import type { Associated, Sender } from './sender.ts'
import { type Sending, SOWINGS } from './sending.ts'
import type { Result } from './table.ts'

/** Every nth response sets cookies. With all of them the test would take too long. */
const EVERY_NTH = Number(process.env['CRUMBLINE_EVERY_NTH'] ?? 3)
/** Much more often than `until` does: the test makes hundreds of requests and waits for each. */
const POLL_EVERY_MS = 10
/** A request arrives, and a jar changes, within some milliseconds. A wrong verdict costs this long, so it is shorter than other limits. */
const GIVE_UP_AFTER_MS = 20_000
/** Counts the requests of all trials, because trials share a server and its keys. */
let requests = 0

/** Fills a jar, makes the requests one by one, and compares the Cookie headers with the engine's verdict on each cookie. */
export class SendTrial {
  private readonly sender: Sender
  private readonly server: KeyedServer
  private readonly ports: Ports
  private sownAt = 0
  private sown: readonly JarCookie[] = []
  /** The cookies that `sow` set, and those that responses have set since. */
  private jar: readonly JarCookie[] = []
  private readonly brought: readonly string[]

  /** @param brought Set-Cookie lines of some of the responses */
  constructor(sender: Sender, server: KeyedServer, ports: Ports, brought: readonly string[] = []) {
    this.brought = brought
    this.sender = sender
    this.server = server
    this.ports = ports
  }

  /** Empties the jar and lets every page of `SOWINGS` set its cookies. */
  async sow(): Promise<void> {
    await this.sender.clear()
    let number = 0
    this.sownAt = Date.now()
    for (const { page, frame, attributes } of SOWINGS) {
      const setCookies = attributes.map((one) => Buffer.from(`c${++number}=${number}${one}`))
      const image = this.page(frame ?? page, {})
      const target = this.page(frame ?? page, { setCookies, body: `<!doctype html><img src="${image}">` })
      const url =
        frame === undefined ? target : this.page(page, { body: `<!doctype html><iframe src="${target}"></iframe>` })
      await this.sender.visit(url)
      // A page requests its images only when its own cookies are in the jar.
      if ((await this.asked(image)) === undefined) throw new Error(`${url} never loaded`)
    }
    this.jar = await this.sender.jar()
    this.sown = this.jar
  }

  /** Makes the requests. `told` counts those for which CDP listed the cookies. */
  async try(sendings: readonly Sending[]): Promise<Result & { readonly told: number }> {
    const rows: Map<string, { tried: number; agreed: number; skipped: number }> = new Map()
    const disagreements: string[] = []
    let told = 0
    for (const [index, one] of sendings.entries()) {
      const brought = index % EVERY_NTH === 0 ? this.brought : []
      const row = rows.get(one.category) ?? { tried: 0, agreed: 0, skipped: 0 }
      rows.set(one.category, row)
      const url = await this.send(one, brought)
      const at = Date.now()
      const header = await this.asked(url)
      if (header === undefined) {
        disagreements.push(`${wayOf(one)}: the request never came`)
        continue
      }
      const associated = await this.sender.associated(url)
      if (associated !== null) told++
      if (brought.length > 0) {
        row.tried++
        const problem = await this.taken(one, url, at)
        if (problem === null) row.agreed++
        else disagreements.push(problem)
      }
      for (const cookie of this.sown) {
        row.tried++
        const verdict = explainSend(cookie, this.contextOf(one, at))
        const problem = problemOf(cookie, verdict, header, associated)
        if (problem === null) row.agreed++
        else disagreements.push(tell(one, cookie, verdict, problem))
      }
    }
    return { rows, disagreements, told }
  }

  /** @returns how the browser treated the lines of the response differently from the engine's verdicts; null when it did not */
  private async taken(one: Sending, url: string, at: number): Promise<string | null> {
    const reasons = await this.sender.refused(url, this.brought)
    const context = this.contextOf(one, at)
    let found: Disagreement | null = null
    let after: readonly JarCookie[] = []
    // The jar changes some time after the response, so only the last comparison counts.
    const end = Date.now() + GIVE_UP_AFTER_MS
    while (Date.now() < end) {
      after = await this.sender.jar()
      found = compareLines(this.brought, { before: this.jar, after, reasons }, context)
      if (found === null || found.problem.startsWith('reasons')) break
      await new Promise((resolve) => setTimeout(resolve, POLL_EVERY_MS))
    }
    this.jar = after
    if (found === null) return null
    const ours = found.verdicts.map(
      ({ outcome, reasons }, index) => `${this.brought[index]}: ${outcome} ${reasons.join()}`,
    )
    return `${wayOf(one)} brought ${ours.join(' | ')}: ${found.problem}`
  }

  private async send(
    { pages, hops, redirect, url, body, frame = '' }: Sending,
    brought: readonly string[],
  ): Promise<string> {
    const target = this.page(url, { setCookies: brought.map((line) => Buffer.from(line)) })
    let next = target
    for (const hop of hops.toReversed()) next = this.page(hop, { location: next, redirect })
    // The innermost page makes the request; each of the others has a frame with the next one.
    for (const [index, page] of pages.toReversed().entries()) {
      const held = `<!doctype html><iframe ${index === 1 ? frame : ''} src="${next}"></iframe>`
      const content = index === 0 && body !== null ? body(next) : held
      next = this.page(page, { body: content })
    }
    await this.sender.visit(next)
    return target
  }

  /** Prepares an answer. @returns the URL that gets it */
  private page(url: string, answer: Partial<Answer>): string {
    const key = `s${++requests}`
    this.server.answers.set(key, { setCookies: [], ...answer })
    return `${withPorts(url, this.ports)}?${key}`
  }

  /** The Cookie header of a request; null when it had none, undefined when it never arrived. */
  private async asked(url: string): Promise<string | null | undefined> {
    const key = url.slice(url.indexOf('?') + 1)
    const end = Date.now() + GIVE_UP_AFTER_MS
    while (Date.now() < end) {
      const found = this.server.asked.get(key)
      if (found !== undefined) return found
      await new Promise((resolve) => setTimeout(resolve, POLL_EVERY_MS))
    }
    return undefined
  }

  private contextOf({ pages, hops, url, type, method, initiator, parent, frame }: Sending, at: number): SendContext {
    const plain = (one: string) => new URL(one.replace(/:\{.\}/, '')).href
    const [top, ...within] = pages.map(plain)
    const inner = within.at(-1) ?? top
    // As Firefox reports `frameAncestors`: 'null' for a document that no server sent, and the URL for a sandboxed one.
    const around = pages
      .slice(0, parent === undefined ? undefined : -1)
      .map(plain)
      .toReversed()
    if (initiator === 'null' && frame === undefined) around.unshift('null')
    return {
      browser: this.sender.name,
      url: plain(url),
      type,
      method,
      initiator: initiator ?? (inner === undefined ? null : new URL(inner).origin),
      topUrl: type === 'main_frame' ? undefined : top,
      ancestors: type === 'sub_frame' ? around : within.slice(0, -1),
      redirectedFrom: hops.map(plain),
      thirdParty: this.sender.thirdParty,
      now: at,
      createdAt: at - (at - this.sownAt) * this.sender.ageFactor,
      publicSuffix,
    }
  }
}

function problemOf(
  cookie: JarCookie,
  { outcome, reasons }: SendVerdict,
  header: string | null,
  associated: readonly Associated[] | null,
): string | null {
  const left = header?.split('; ').includes(`${cookie.name}=${cookie.value}`) === true
  if (outcome !== (left ? 'sent' : 'not-sent')) return left ? 'was sent' : 'was not sent'
  const theirs = associated?.find(({ name, domain, path }) => {
    return name === cookie.name && domain === cookie.domain && path === cookie.path
  })
  if (theirs === undefined) return null
  const lacking = theirs.reasons.filter((reason) => !(reasons as readonly string[]).includes(reason))
  if (lacking.length > 0) return `was kept back for ${theirs.reasons.join()}`
  return theirs.reasons.length === 0 && outcome !== 'sent' ? 'CDP names no reason' : null
}

function wayOf({ category, pages, hops, url, method }: Sending): string {
  return `${category} ${method} ${[...pages, ...hops, url].join(' > ')}`
}

function tell(one: Sending, cookie: JarCookie, verdict: SendVerdict, problem: string): string {
  const { name: _, value: __, storeId: ___, ...rest } = cookie
  return `${wayOf(one)}: ${JSON.stringify(rest)} ${problem}; ours: ${verdict.outcome} ${verdict.reasons.join()}${verdict.missing?.join() ?? ''}`
}
