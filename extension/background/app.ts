import type { Draft } from '../../src/exchange/draft.ts'
import type { ExchangeQuery } from '../../src/exchange/query.ts'
import type { JarChange } from '../../src/jar/jar-change.ts'
import { JarMirror } from '../../src/jar/mirror.ts'
import { toFault } from '../../src/message/fault.ts'
import type { Watching } from '../../src/message/message.ts'
import { Queue } from '../../src/queue.ts'
import { browser } from '../browser.ts'
import type { Details, Header } from '../platform/details.ts'
import { cookieHeader, platform } from '../platform/platform.ts'
import { showInjecting } from './badge.ts'
import { Capture } from './capture/capture.ts'
import { type Answer, Listeners } from './capture/listeners.ts'
import { Rules } from './inject/rules.ts'
import { wholeJar } from './jar.ts'
import { tell } from './live.ts'
import { readPaused, writePaused } from './settings.ts'
import { Log } from './store/log.ts'

/** The background's rooms, joined. Nothing here decides anything: it says who hears what from whom. */
export class App {
  readonly log = new Log()
  readonly rules: Rules
  /** Settings read, log loaded, rules in force. Every handler of an event waits for it. */
  readonly ready: Promise<void>
  readonly #mirror = new JarMirror()
  readonly #tops = new Map<number, string>()
  readonly #capture: Capture
  readonly #listeners: Listeners
  readonly #queue = new Queue()
  #origins: readonly string[] = []
  #paused = false
  #isReady = false

  constructor() {
    this.rules = new Rules({
      mirror: this.#mirror,
      origins: () => this.#origins,
      changed: () => this.#rulesChanged(),
    })
    this.#listeners = new Listeners({
      push: (event) => this.#capture.push(event),
      tops: this.#tops,
      inject: (details) => this.#inject(details),
    })
    let start: () => void = () => undefined
    const started = new Promise<void>((resolve) => {
      start = resolve
    })
    this.ready = started.then(() => this.#load())
    this.#capture = new Capture({
      log: this.log,
      mirror: this.#mirror,
      ready: this.ready,
      isOn: () => this.#isOn(),
      reaching: (url) => this.rules.reaching(url),
      moved: (name) => {
        if (this.rules.concerns(name)) this.rules.reapply().catch((error: unknown) => this.#trouble(error))
      },
      count: async (proofs) => {
        await this.rules.count(proofs)
        tell({ kind: 'rules', rules: this.rules.list() })
      },
      tell,
      trouble: (error) => this.#trouble(error),
    })
    // Before anything is known every listener stands, as the event that woke us may be for any of them.
    this.#listeners.set({ observe: true, before: true })
    this.ready.catch((error: unknown) => this.#trouble(error))
    start()
  }

  jarChanged(change: JarChange): void {
    this.#capture.push({ kind: 'jar', change })
  }

  /** A permission came or went: listeners that stood before hear nothing of the new hosts. */
  permissionsChanged(): Promise<void> {
    return this.#queue.run(async () => {
      await this.ready
      await this.#readOrigins()
      this.#mirror.seed(await wholeJar(), Date.now())
      this.#setListeners(true)
      await this.rules.reapply()
      tell({ kind: 'watching', watching: this.watching() })
    })
  }

  navigated(tabId: number, url: string | undefined): void {
    if (url !== undefined) this.#tops.set(tabId, url)
  }

  tabClosed(tabId: number): void {
    this.#tops.delete(tabId)
  }

  watching(): Watching {
    return { origins: this.#origins, paused: this.#paused }
  }

  pause(paused: boolean): Promise<void> {
    return this.#queue.run(async () => {
      await writePaused(paused)
      this.#paused = paused
      this.#setListeners()
      if (paused) await this.#capture.abandon()
      tell({ kind: 'watching', watching: this.watching() })
    })
  }

  async clear(): Promise<void> {
    await this.log.clear()
    tell({ kind: 'cleared' })
  }

  exchanges(query: ExchangeQuery) {
    return this.log.select(query)
  }

  async #load(): Promise<void> {
    const [paused, recent] = await Promise.all([readPaused(), this.#readLog(), this.#readOrigins(), this.#readTabs()])
    this.#paused = paused
    this.#mirror.seed(await wholeJar(), Date.now())
    await this.rules.load().catch((error: unknown) => {
      this.#trouble(error)
      return this.rules.clear()
    })
    this.#capture.resume(this.log.seq, recent)
    this.#isReady = true
    this.#setListeners()
  }

  /** A log that can't be read (any more) costs what was in it, and not what is to come. */
  async #readLog(): Promise<Draft[]> {
    try {
      return await this.log.load()
    } catch (error) {
      this.#trouble(error)
      await this.log.reset()
      return []
    }
  }

  async #readOrigins(): Promise<void> {
    const { origins = [] } = await browser.permissions.getAll()
    // Chromium hands `<all_urls>` back as the pattern of every http and https host, which for cookies is the same.
    // The WebSocket twins (see `socketsOf`) say nothing that the user did not say with the pattern itself.
    const asked = origins.filter((origin) => !/^wss?:/.test(origin))
    this.#origins = asked.map((origin) => (origin === '*://*/*' ? '<all_urls>' : origin))
  }

  /** The page of every tab that we may see: the URL of others is left out by the browser. */
  async #readTabs(): Promise<void> {
    for (const { id, url } of await browser.tabs.query({})) if (id !== undefined) this.navigated(id, url)
  }

  #isOn(): boolean {
    return !this.#paused && this.#origins.length > 0
  }

  #setListeners(again = false): void {
    const observe = this.#isOn()
    const injecting = this.rules.active.length > 0
    // Where rules work on the wire they go on working while the log is paused; the proof is part of the log.
    const before = injecting && (observe || platform.wire === 'blocking')
    this.#listeners.set({ observe, before, again })
  }

  #rulesChanged(): void {
    this.#setListeners()
    tell({ kind: 'rules', rules: this.rules.list() })
    showInjecting(this.rules.active.length).catch((error: unknown) => this.#trouble(error))
  }

  #inject(details: Details): Answer | Promise<Answer> {
    return this.#isReady ? this.#injectNow(details) : this.ready.then(() => this.#injectNow(details))
  }

  #injectNow(details: Details): Answer {
    const header = cookieHeader(details.requestHeaders)
    const wanted = this.rules.header(details.url, header)
    if (wanted === header) return undefined
    const others = (details.requestHeaders ?? []).filter(({ name }) => name.toLowerCase() !== 'cookie')
    // One entry only: Firefox joins two with a comma, which no server reads.
    const cookie: Header[] = wanted === null ? [] : [{ name: 'Cookie', value: platform.encode(wanted) }]
    return { requestHeaders: [...others, ...cookie] }
  }

  #trouble(error: unknown): void {
    const problem = toFault(error)
    console.error('crumbline', problem, error)
    tell({ kind: 'trouble', problem })
  }
}
