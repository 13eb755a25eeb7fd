import { GrantedOrigins } from '../../../../extension/background/browser-events/granted-origins.ts'
import { JarReader } from '../../../../extension/background/jar/jar-reader.ts'
import { JarWriter } from '../../../../extension/background/jar/jar-writer.ts'
import { ActiveRules } from '../../../../extension/background/rules/active-rules.ts'
import { DisplacedCookieStore } from '../../../../extension/background/rules/displaced-cookie-store.ts'
import { JarOverrides } from '../../../../extension/background/rules/jar-overrides.ts'
import { OnceClaims } from '../../../../extension/background/rules/once-claims.ts'
import { RuleBook } from '../../../../extension/background/rules/rule-book.ts'
import { RuleEnforcer } from '../../../../extension/background/rules/rule-enforcer.ts'
import { RuleExpiryAlarm } from '../../../../extension/background/rules/rule-expiry-alarm.ts'
import { RuleStatuses } from '../../../../extension/background/rules/rule-statuses.ts'
import { RuleStorage } from '../../../../extension/background/rules/rule-storage.ts'
import { SessionRules } from '../../../../extension/background/rules/session-rules.ts'
import { CHROMIUM } from '../../../../extension/platform/chromium.ts'
import type { JarCookie } from '../../../../src/jar/jar-cookie.ts'
import { OwnWrites } from '../../../../src/jar/own-writes.ts'
import { Queue } from '../../../../src/queue.ts'
import { FakeAlarms } from '../../fakes/fake-alarms.ts'
import { FakeClock, settled } from '../../fakes/fake-clock.ts'
import { FakeCookies } from '../../fakes/fake-cookies.ts'
import { FakeDnr } from '../../fakes/fake-dnr.ts'
import { FakeErrors } from '../../fakes/fake-errors.ts'
import { FakePermissions } from '../../fakes/fake-permissions.ts'
import { FakeStorage } from '../../fakes/fake-storage.ts'
import { FakeSurfaces } from '../../fakes/fake-surfaces.ts'
import { MortalRun } from '../../fakes/mortal-run.ts'

/** A Chromium browser whose parts outlive the background: `start` is one run of it. */
export class ChromiumWorld {
  readonly clock = new FakeClock()
  readonly dnr = new FakeDnr()
  readonly alarms = new FakeAlarms()
  readonly permissions = new FakePermissions(['<all_urls>'])
  readonly surfaces = new FakeSurfaces()
  readonly errors = new FakeErrors()
  readonly disk = new FakeStorage()
  readonly memory = new FakeStorage()
  readonly cookies: FakeCookies
  openTabs: number[] = [1]
  /** The next `tabs.query` rejects with it. */
  tabsError: Error | null = null
  #ids = 0
  #run: MortalRun | null = null

  constructor(jar: readonly JarCookie[] = []) {
    this.cookies = new FakeCookies(() => this.clock.now(), jar)
  }

  /** The values of the jar's cookies of a name. */
  valuesOf(name: string): string[] {
    return this.cookies.jar.filter((cookie) => cookie.name === name).map(({ value }) => value)
  }

  /** The browser closes and opens again: what lives for its session is gone. */
  restartBrowser(): void {
    this.dnr.endSession()
    for (const key of this.memory.keys) this.memory.delete(key)
    this.cookies.replaceSilently(this.cookies.jar.filter(({ session }) => !session))
    this.openTabs = [100]
  }

  /** Constructs the parts of one run as main.ts does, without loading anything. */
  build(run = new MortalRun()) {
    const { clock, surfaces, errors } = this
    const queue = new Queue()
    const cookies = run.connect(this.cookies)
    const session = run.connect(this.memory.connect())
    const local = run.connect(this.disk.connect())
    const tabs = run.connect({ query: () => this.#queryTabs() })
    const newId = () => {
      this.#ids += 1
      return `id-${this.#ids}`
    }
    const origins = new GrantedOrigins(run.connect(this.permissions))
    const jar = new JarReader({ cookies, platform: CHROMIUM, clock })
    const writer = new JarWriter({ cookies, platform: CHROMIUM, ownWrites: new OwnWrites(), clock })
    const store = new DisplacedCookieStore({ area: local, session, tabs })
    const overrides = new JarOverrides({ jar, writer, store, clock, access: origins })
    const sessionRules = new SessionRules(run.connect(this.dnr))
    const storage = new RuleStorage({ local, session, errors })
    const statuses = new RuleStatuses({ storage, surfaces, clock, errors })
    const active = new ActiveRules(clock)
    const claims = new OnceClaims(CHROMIUM)
    const expiryAlarm = new RuleExpiryAlarm(run.connect(this.alarms), clock)
    const policy = {
      get origins() {
        return origins.all
      },
      isOn: true,
      refreshes: 0,
      refreshListeners(): void {
        this.refreshes += 1
      },
      listenersRegistered: async () => undefined,
    }
    const badge = { use: () => undefined }
    const enforcer = new RuleEnforcer({
      ...{ active, policy, claims, statuses, badge, expiryAlarm, queue, clock, errors },
      inBrowser: { overrides, sessionRules },
      platform: CHROMIUM,
      siteOf: (host) => host.split('.').slice(-2).join('.'),
    })
    const templates = { overrides, jar, clock, newId }
    const book = new RuleBook({
      ...{ storage, enforcer, statuses, templates, queue, clock, newId },
      regexes: sessionRules,
    })
    this.cookies.onChanged.addListener((change) => {
      if (!run.isDead) enforcer.jarChanged({ ...change, at: clock.now() })
    })
    return { run, book, enforcer, overrides, statuses, active, claims, policy, origins, expiryAlarm, storage }
  }

  async #queryTabs(): Promise<{ id: number }[]> {
    const error = this.tabsError
    this.tabsError = null
    if (error) throw error
    return this.openTabs.map((id) => ({ id }))
  }

  /** One run of the background, with its stored state read. The run before it is killed. */
  async start(run = new MortalRun()) {
    this.#run?.kill()
    this.#run = run
    const parts = this.build(run)
    await parts.origins.read()
    await parts.book.load()
    await settled()
    return parts
  }
}
