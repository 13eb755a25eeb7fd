import { toApiErrorData } from '../../src/contract/api-error.ts'
import type { JarQuery, LogStats, Watching } from '../../src/contract/call-types.ts'
import type { WebRequestEvent } from '../../src/exchange/event.ts'
import type { JarChange } from '../../src/jar/jar-change.ts'
import type { JarCookie } from '../../src/jar/jar-cookie.ts'
import { JarMirror } from '../../src/jar/mirror.ts'
import { Queue } from '../../src/queue.ts'
import type { ActiveRule } from '../../src/rules/plan/plan.ts'
import { applyResponse, effectiveLines } from '../../src/rules/response/response.ts'
import { browser } from '../browser.ts'
import type { Details, Header } from '../platform/details.ts'
import { cookieHeader, platform, readResponse } from '../platform/platform.ts'
import { loadPublicSuffixes } from '../platform/public-suffix.ts'
import { Badge } from './badge.ts'
import { Capture, type Left } from './capture/capture.ts'
import { type Answer, Listeners } from './capture/listeners.ts'
import { Tabs } from './capture/tabs.ts'
import { whenRulesEnd } from './inject/end-at.ts'
import { Rules } from './inject/rules.ts'
import { toJarChange, wholeJar } from './jar.ts'
import { JarEditor } from './jar-editor.ts'
import { readJarOf } from './jar-of-page.ts'
import { isHeard, tell } from './live.ts'
import { LogRoom } from './log-room.ts'
import { DEFAULTS, readSettings, type Settings, writeSettings } from './settings.ts'

/** The background's rooms, joined. Nothing here decides anything: it says who hears what from whom. */
export class App {
  readonly room = new LogRoom((error) => this.trouble(error))
  readonly jar = new JarEditor()
  readonly rules: Rules
  /** Settings read, log loaded, rules in force. Every handler of an event waits for it. */
  readonly ready: Promise<void>
  readonly #mirror = new JarMirror()
  #jarRead: Promise<void> | null = null
  readonly #tabs = new Tabs()
  readonly #badge = new Badge((error) => this.trouble(error))
  readonly #capture: Capture
  readonly #listeners: Listeners
  readonly #queue = new Queue()
  #origins: readonly string[] = []
  #settings: Settings = DEFAULTS
  #isReady = false
  /** Whether a rule in force is about responses. */
  #responding = false

  constructor() {
    this.rules = new Rules({
      origins: () => this.#origins,
      seesRequests: () => this.#isOn(),
      listen: () => this.#setListeners(),
      changed: () => this.#rulesChanged(),
      trouble: (error) => this.trouble(error),
    })
    this.#listeners = new Listeners({
      push: (kind, details) => this.#push(kind, details),
      jar: (change) => this.#jarChanged(toJarChange(change, Date.now())),
      concerns: (details) => !this.#isReady || this.rules.reaching(scopedRequest(details)).length > 0,
      inject: (details) => this.#inject(details),
      respond: (details) => this.#respond(details),
    })
    let start: () => void = () => undefined
    const started = new Promise<void>((resolve) => {
      start = resolve
    })
    this.ready = started.then(() => this.#load())
    this.#capture = new Capture({
      log: this.room.log,
      early: this.room.early,
      tabs: this.#tabs,
      mirror: this.#mirror,
      ready: this.ready,
      isOn: () => this.#isOn(),
      isAwaited: () => isHeard() || this.#responding,
      left: (request) => this.rules.left(request),
      reaching: (request) => this.rules.reaching(request),
      jarInDoubt: () => this.#readJar(),
      lineDeletes: (cookie) => this.rules.lineDeletes(cookie),
      count: (proofs) => this.rules.count(proofs),
      stored: (drafts) => this.room.stored(drafts),
      changedByOthers: (changes) => this.room.changedByOthers(changes),
      trouble: (error) => this.trouble(error),
    })
    whenRulesEnd(() => void this.rulesEnd())
    // Before anything is known every listener stands, as the event that woke us may be for any of them.
    this.#listeners.set({ observe: true, before: null, respond: platform.wire === 'blocking', jar: true })
    this.ready.catch((error: unknown) => this.trouble(error))
    start()
  }

  /** The time of a rule is over, or of none: what is in force is looked at anew. */
  async rulesEnd(): Promise<void> {
    await this.ready
    await this.rules.reapply().catch((error: unknown) => this.trouble(error))
  }

  /** A permission came or went: listeners that stood before hear nothing of the new hosts. */
  permissionsChanged(): Promise<void> {
    return this.#queue
      .run(async () => {
        await this.ready
        await this.#readOrigins()
        await this.#mirror.read(wholeJar, Date.now)
        this.#setListeners(true)
        await this.rules.reapply()
        tell({ kind: 'watching', watching: this.watching() })
      })
      .catch((error: unknown) => this.trouble(error))
  }

  /** @param shown the page, where we may know it; `url`: when it has changed */
  navigated(tabId: number, { url, status }: { url?: string; status?: string }, shown: string | undefined): void {
    this.#tabs.navigated(tabId, url)
    if (url === undefined && status === undefined) return
    this.#badge.navigated(tabId, shown)
    // Whoever began to get ready tells when it fails.
    this.ready.then(
      () => this.rules.tabOpen(tabId),
      () => undefined,
    )
  }

  tabClosed(tabId: number): void {
    this.#tabs.closed(tabId)
    this.#badge.closed(tabId)
    // With its last tab a private window goes; Firefox for Android has no windows to hear of.
    this.ready.then(() => this.room.windowClosed()).catch((error: unknown) => this.trouble(error))
  }

  /** Resolves when the log holds what has been heard so far. */
  caughtUp(): Promise<void> {
    return this.#capture.catchUp()
  }

  watching(): Watching {
    return { origins: this.#origins, paused: this.#settings.paused }
  }

  pause(paused: boolean): Promise<void> {
    return this.#queue.run(async () => {
      await this.#set({ ...this.#settings, paused })
      // What the jar did meanwhile was not heard.
      if (!paused) await this.#mirror.read(wholeJar, Date.now)
      this.#setListeners()
      if (paused) this.#capture.abandon()
      // A rule for one request needs to see it leave.
      await this.rules.reapply()
      tell({ kind: 'watching', watching: this.watching() })
    })
  }

  /** Whether the log is kept over navigations. */
  preserve(preserved: boolean): Promise<LogStats> {
    return this.#queue.run(async () => {
      await this.#set({ ...this.#settings, preserved })
      const stats = this.room.stats()
      tell({ kind: 'stats', stats })
      return stats
    })
  }

  /** The cookies of a page, and of what its tab was seen to ask. */
  jarOf(query: JarQuery): Promise<JarCookie[]> {
    const { tabId } = query
    return readJarOf(query, tabId === undefined ? Promise.resolve([]) : this.room.calls.urlsOf(tabId))
  }

  async #load(): Promise<void> {
    const [settings, left] = await Promise.all([
      readSettings(),
      this.#readLog(),
      this.#readOrigins(),
      this.#tabs.load(),
      loadPublicSuffixes(),
    ])
    this.#use(settings)
    await this.#mirror.read(wholeJar, Date.now)
    await this.rules.load().catch((error: unknown) => this.trouble(error))
    await this.#badge.load().catch((error: unknown) => this.trouble(error))
    this.#capture.resume(left)
    this.#isReady = true
    this.#setListeners()
  }

  /** A log that can't be read (any more) costs what was in it, and not what is to come. */
  async #readLog(): Promise<Left> {
    try {
      return await this.room.load()
    } catch (error) {
      this.trouble(error)
      await this.room.reset()
      return { seq: 0, drafts: [], early: [] }
    }
  }

  async #readOrigins(): Promise<void> {
    const { origins = [] } = await browser.permissions.getAll()
    // Chromium hands `<all_urls>` back as the pattern of every http and https host, which for cookies is the same.
    // The WebSocket twins (see `socketsOf`) say nothing that the user did not say with the pattern itself.
    const asked = origins.filter((origin) => !/^wss?:/.test(origin))
    this.#origins = asked.map((origin) => (origin === '*://*/*' ? '<all_urls>' : origin))
  }

  async #set(settings: Settings): Promise<void> {
    await writeSettings(settings)
    this.#use(settings)
  }

  #use(settings: Settings): void {
    this.#settings = settings
    this.room.preserved = settings.preserved
  }

  #isOn(): boolean {
    return !this.#settings.paused && this.#origins.length > 0
  }

  #setListeners(again = false): void {
    const observe = this.#isOn()
    const injecting = this.rules.active.some(({ replace, cookies }) => replace || cookies.length > 0)
    this.#responding = this.rules.active.some(({ response }) => response !== null)
    // Where rules work on the wire they go on working while the log is paused; the proof is part of the log.
    const before = injecting && (observe || platform.wire === 'blocking') ? this.rules.urls : []
    // Rules in the jar are held by what the jar says.
    const jar = observe || this.rules.list().length > 0 || this.rules.isSettling
    const respond = this.#responding && platform.wire === 'blocking'
    this.#listeners.set({ observe, before, respond, jar, again })
  }

  #rulesChanged(): void {
    // Told with every batch of proofs: a thousand rules are not gone through for nobody.
    if (isHeard()) tell({ kind: 'rules', rules: this.rules.list() })
    this.#badge.use(this.rules.active)
  }

  /** Which rules a request left by is asked when it leaves, not when its turn in the log has come. */
  #push(kind: WebRequestEvent['kind'], details: Details): void {
    if (kind === 'failed') this.rules.ended(details.requestId)
    this.#capture.push(kind, details, this.#rulesFor(kind, details))
  }

  #rulesFor(kind: WebRequestEvent['kind'], details: Details): ActiveRule[] | undefined {
    const isPage = details.type === 'main_frame'
    if (!this.#isReady) {
      const badge = () => this.#badge.sent(details.tabId, this.rules.reaching(scopedRequest(details)), isPage)
      // Whoever began to get ready tells when it fails.
      if (kind === 'send') this.ready.then(badge, () => undefined)
      return undefined
    }
    if (kind === 'send' && this.rules.active.length > 0) {
      const rules = this.rules.left(scopedRequest(details))
      this.#badge.sent(details.tabId, rules, isPage)
      return rules
    }
    return kind === 'headers' && this.#responding ? this.rules.reaching(scopedRequest(details)) : undefined
  }

  /** One reading at a time: each takes away the doubt. */
  #readJar(): void {
    this.#jarRead ??= this.#mirror
      .read(wholeJar, Date.now)
      .catch((error: unknown) => this.trouble(error))
      .finally(() => {
        this.#jarRead = null
      })
  }

  #jarChanged(change: JarChange): void {
    this.rules.jarChanged(change)
    this.#capture.pushChange(change)
  }

  #inject(details: Details): Answer | Promise<Answer> {
    return this.#isReady ? this.#injectNow(details) : this.ready.then(() => this.#injectNow(details))
  }

  #injectNow(details: Details): Answer {
    const header = cookieHeader(details.requestHeaders)
    const wanted = this.rules.header(scopedRequest(details), header)
    if (wanted === header) return undefined
    const others = (details.requestHeaders ?? []).filter(({ name }) => name.toLowerCase() !== 'cookie')
    // One entry only: Firefox joins two with a comma, which no server reads.
    const cookie: Header[] = wanted === null ? [] : [{ name: 'Cookie', value: platform.encode(wanted) }]
    return { requestHeaders: [...others, ...cookie] }
  }

  #respond(details: Details): Answer | Promise<Answer> {
    return this.#isReady ? this.#respondNow(details) : this.ready.then(() => this.#respondNow(details))
  }

  #respondNow(details: Details): Answer {
    const rules = this.rules.reaching(scopedRequest(details)).filter(({ response }) => response !== null)
    if (rules.length === 0) return undefined
    const changed = applyResponse(readResponse(details.responseHeaders).lines, rules, true)
    if (changed.every(({ byRule }) => byRule === undefined)) return undefined
    const others = (details.responseHeaders ?? []).filter(({ name }) => name.toLowerCase() !== 'set-cookie')
    const lines = effectiveLines(changed).map((line): Header => ({ name: 'Set-Cookie', value: platform.encode(line) }))
    return { responseHeaders: [...others, ...lines] }
  }

  /** Tells who looks of something that went wrong where nobody waits for an answer. */
  trouble(error: unknown): void {
    const problem = toApiErrorData(error)
    console.error('crumbline', problem, error)
    tell({ kind: 'trouble', problem })
  }
}

function scopedRequest(details: Details) {
  const { requestId, url, type, method, tabId } = details
  return {
    requestId,
    url,
    type,
    method,
    tabId,
    // Worked out when a rule asks for it: to read a URL takes longer than all the rest.
    get initiator() {
      return platform.initiator(details)
    },
  }
}
