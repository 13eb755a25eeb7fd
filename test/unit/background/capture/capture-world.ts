import { EventSource } from '../../../../extension/background/browser-events/event-source.ts'
import { buildCapture, type CaptureParts } from '../../../../extension/background/capture/build-capture.ts'
import type { InjectionProof } from '../../../../extension/background/capture/entry-writer.ts'
import { resumeCapture } from '../../../../extension/background/capture/resume-capture.ts'
import { LogService } from '../../../../extension/background/log/log-service.ts'
import { SessionStorage } from '../../../../extension/background/session-storage.ts'
import type { Platform } from '../../../../extension/platform/capabilities.ts'
import { CHROMIUM } from '../../../../extension/platform/chromium.ts'
import type { Details } from '../../../../extension/platform/details.ts'
import { cookieKeyText } from '../../../../src/cookie/cookie-key.ts'
import type { Exchange } from '../../../../src/exchange/model/exchange.ts'
import type { JarCookie } from '../../../../src/jar/jar-cookie.ts'
import { OwnWrites } from '../../../../src/jar/own-writes.ts'
import { urlOfCookie } from '../../../../src/jar-edit/cookie-url.ts'
import type { ActiveRule } from '../../../../src/rules/plan/plan.ts'
import { publicSuffix } from '../../../public-suffix.ts'
import { siteOf } from '../../../sites.ts'
import { FakeClock, settled } from '../../fakes/fake-clock.ts'
import { FakeCookies } from '../../fakes/fake-cookies.ts'
import { FakeErrors } from '../../fakes/fake-errors.ts'
import { FakeStorage, type FakeStorageArea } from '../../fakes/fake-storage.ts'
import { FakeSurfaces } from '../../fakes/fake-surfaces.ts'
import { FakeWebRequest, someDetails } from '../../fakes/fake-web-request.ts'

/** What outlives a run of the background: the browser's jar, its session storage, its tabs, and the time. */
export class CaptureWorld {
  readonly clock = new FakeClock()
  readonly cookies = new FakeCookies(() => this.clock.now())
  readonly storage = new FakeStorage()
  readonly platform: Platform
  tabs: { id?: number; url?: string; incognito: boolean }[] = [
    { id: 1, url: 'https://example.test/', incognito: false },
  ]

  constructor(platform: Platform = CHROMIUM) {
    this.platform = platform
  }

  /** Starts the background; its state is read back when the promise resolves. */
  async start(): Promise<CaptureRun> {
    const run = new CaptureRun(this)
    await run.load()
    return run
  }
}

/** The rules in force, as a test sets them. */
class FakeRules {
  active: readonly ActiveRule[] = []
  readonly deleted: JarCookie[] = []
  readonly proofs: InjectionProof[] = []
  readonly changes: string[] = []

  get changesResponses(): boolean {
    return this.active.some(({ response }) => response !== null)
  }

  left(): readonly ActiveRule[] {
    return this.active
  }

  reaching(): readonly ActiveRule[] {
    return this.active
  }

  concerns(): boolean {
    return this.active.length > 0
  }

  rewriteRequest(): undefined {
    return undefined
  }

  rewriteResponse(): undefined {
    return undefined
  }

  rulesAt(kind: string): readonly ActiveRule[] | undefined {
    return this.active.length > 0 && (kind === 'send' || kind === 'headers') ? this.active : undefined
  }

  lineDeletes(cookie: JarCookie): void {
    this.deleted.push(cookie)
  }

  count(proofs: readonly InjectionProof[]): void {
    this.proofs.push(...proofs)
  }

  jarChanged({ cookie }: { readonly cookie: JarCookie }): void {
    this.changes.push(cookie.name)
  }
}

/** One run of the background over a world. */
export class CaptureRun {
  readonly area: FakeStorageArea
  readonly webRequest = new FakeWebRequest()
  readonly surfaces = new FakeSurfaces()
  readonly errors = new FakeErrors()
  readonly rules = new FakeRules()
  readonly watch = { isOn: true }
  readonly log: LogService
  readonly capture: CaptureParts
  readonly source: EventSource
  readonly #world: CaptureWorld
  #isReady: () => void = () => undefined
  #fail: (error: unknown) => void = () => undefined
  #requests = 0

  constructor(world: CaptureWorld) {
    this.#world = world
    const { clock, cookies, platform } = world
    this.area = world.storage.connect()
    const storage = new SessionStorage(this.area, (text) => text)
    const tabs = { query: async () => world.tabs }
    const { surfaces, errors, rules, watch } = this
    this.log = new LogService({ storage, tabs, siteOf, surfaces, errors, clock })
    const ready = new Promise<void>((resolve, reject) => {
      this.#isReady = resolve
      this.#fail = reject
    })
    ready.catch(() => undefined)
    const ownWrites = new OwnWrites()
    this.capture = buildCapture({
      ...{
        storage,
        log: this.log,
        tabs,
        cookies,
        ownWrites,
        rules,
        surfaces,
        watch,
        ready,
        platform,
        publicSuffix,
        clock,
      },
      errors,
      deletions: rules,
      proofs: rules,
      jarReader: {
        all: () => cookies.getAll({ partitionKey: {} }),
        find: async (cookie) => {
          const key = cookieKeyText({ ...cookie, storeId: '' })
          return (await cookies.getAll()).find((one) => cookieKeyText({ ...one, storeId: '' }) === key) ?? null
        },
      },
      jarWriter: {
        write: (cookie) => this.#set(cookie, ownWrites),
        erase: (cookie) => this.#set({ ...cookie, expirationDate: 1 }, ownWrites),
      },
    })
    this.source = new EventSource({
      webRequest: this.webRequest,
      cookieChanged: cookies.onChanged,
      ...{ platform, queue: this.capture.queue, tabs: this.capture.tabPages, rules, overrides: rules, clock },
    })
    this.source.listen({ observe: true, before: null, respond: platform.wire === 'blocking', jar: true })
  }

  async load(): Promise<void> {
    const [log, spilled] = await Promise.all([
      this.log.load(),
      this.capture.spill.load(),
      this.capture.tabPages.load(),
      this.capture.mirrorReader.read(),
    ])
    resumeCapture({ ...log, spilled }, this.capture)
    this.#isReady()
    await settled()
  }

  failToLoad(error: unknown): void {
    this.#fail(error)
  }

  /** The background dies: nothing that it still does reaches the browser, and it gets no event any more. */
  die(): void {
    this.area.dieAfter(-1)
    this.source.listen({ observe: false, before: [], respond: false, jar: false })
  }

  /** Details of a new request at the present time. */
  request(part: Partial<Details> = {}): Details {
    this.#requests += 1
    return someDetails({ requestId: `${this.#requests}`, timeStamp: this.#world.clock.now(), ...part })
  }

  send(request: Details, cookie?: string): void {
    const requestHeaders = cookie === undefined ? [] : [{ name: 'Cookie', value: cookie }]
    this.webRequest.onSendHeaders.emit({ ...request, ...this.#time(), requestHeaders })
  }

  respond(request: Details, lines: readonly string[] = [], statusCode = 200): void {
    const responseHeaders = lines.map((value) => ({ name: 'Set-Cookie', value }))
    this.webRequest.onHeadersReceived.emit({ ...request, ...this.#time(), statusCode, responseHeaders })
  }

  complete(request: Details, statusCode = 200): void {
    this.webRequest.onCompleted.emit({ ...request, ...this.#time(), statusCode })
  }

  redirect(request: Details, redirectUrl: string): void {
    this.webRequest.onBeforeRedirect.emit({ ...request, ...this.#time(), statusCode: 302, redirectUrl })
  }

  fail(request: Details): void {
    this.webRequest.onErrorOccurred.emit({ ...request, ...this.#time(), error: 'net::ERR_ABORTED' })
  }

  /** A whole exchange, in Chromium's order: the jar changes after the headers. */
  exchange(request: Details, lines: readonly string[], stored: readonly JarCookie[] = []): void {
    this.send(request)
    this.respond(request, lines)
    for (const cookie of stored) this.#world.cookies.store(cookie)
    this.complete(request)
  }

  /** What surfaces and test tools see when the log has caught up. */
  async exchanges(): Promise<Exchange[]> {
    const caughtUp = this.capture.queue.caughtUp()
    await this.#world.clock.advance(0)
    await caughtUp
    return this.log.queries.exchanges({})
  }

  #time(): { readonly timeStamp: number } {
    return { timeStamp: this.#world.clock.now() }
  }

  async #set(cookie: JarCookie, ownWrites: OwnWrites): Promise<string | null> {
    const isErasing = cookie.expirationDate === 1
    const takeBack = ownWrites.expect(cookie, isErasing ? null : cookie, this.#world.clock.now())
    const { hostOnly, domain, storeId, ...details } = cookie
    const store = storeId === '' ? {} : { storeId }
    try {
      await this.#world.cookies.set({ ...details, ...store, ...(hostOnly ? {} : { domain }), url: urlOfCookie(cookie) })
      return null
    } catch (error) {
      takeBack()
      return String(error)
    }
  }
}
