// Builds the background and registers its listeners. Both must happen synchronously, at the top level of this script: the
// event that has woken the background is delivered as soon as the script has run, to the listeners that are registered
// then.

import { CLEAR_PORT, LIVE_PORT } from '../../src/contract/messages.ts'
import { OwnWrites } from '../../src/jar/own-writes.ts'
import { Queue } from '../../src/queue.ts'
import { browser } from '../browser.ts'
import { platform } from '../platform/platform.ts'
import { loadPublicSuffixes, publicSuffix } from '../platform/public-suffix.ts'
import { sites } from '../platform/sites.ts'
import { createAutomation } from './api/automation.ts'
import { CallRunner } from './api/call-runner.ts'
import { createHandlers } from './api/handlers.ts'
import { JudgeCalls } from './api/judge-calls.ts'
import { KeyboardCommands } from './api/keyboard-commands.ts'
import { LogPreservation } from './api/log-preservation.ts'
import { OpenTabs } from './api/open-tabs.ts'
import { Preload } from './api/preload.ts'
import { Router } from './api/router.ts'
import { Badge } from './badge.ts'
import { Broadcaster } from './broadcaster.ts'
import { EventSource } from './browser-events/event-source.ts'
import { GrantedOrigins } from './browser-events/granted-origins.ts'
import type { WebRequestApi } from './browser-events/registration.ts'
import { TabEvents } from './browser-events/tab-events.ts'
import { WatchChanges } from './browser-events/watch-changes.ts'
import { WatchPolicy } from './browser-events/watch-policy.ts'
import { buildCapture } from './capture/build-capture.ts'
import { ErrorReporter } from './error-reporter.ts'
import { JarEditor } from './jar/jar-editor.ts'
import { JarReader } from './jar/jar-reader.ts'
import { JarWriter } from './jar/jar-writer.ts'
import { PageJar } from './jar/page-jar.ts'
import { LogService } from './log/log-service.ts'
import { serveClearPort } from './log/serve-clear-port.ts'
import { ActiveRules } from './rules/active-rules.ts'
import { DisplacedCookieStore } from './rules/displaced-cookie-store.ts'
import { JarOverrides } from './rules/jar-overrides.ts'
import { OnceClaims } from './rules/once-claims.ts'
import { RequestRewriter } from './rules/request-rewriter.ts'
import { RuleBook } from './rules/rule-book.ts'
import { RuleEnforcer } from './rules/rule-enforcer.ts'
import { RuleExpiryAlarm } from './rules/rule-expiry-alarm.ts'
import { RuleStatuses } from './rules/rule-statuses.ts'
import { RuleStorage } from './rules/rule-storage.ts'
import { type DeclarativeNetRequest, SessionRules } from './rules/session-rules.ts'
import { type SessionArea, SessionStorage } from './session-storage.ts'
import { SettingsStore } from './settings.ts'
import { start } from './start.ts'
import { StartGate } from './start-gate.ts'
import { SystemClock } from './system-clock.ts'

const { alarms, cookies, permissions, runtime, tabs } = browser
const { local, session } = browser.storage
// The background of private windows stores nothing on disk.
const isPrivate = browser.extension.inIncognitoContext
const rulesAreInBrowser = platform.wire === 'declarativeNetRequest'
const newId = () => crypto.randomUUID()

const clock = new SystemClock()
const gate = new StartGate()
const surfaces = new Broadcaster()
const errors = new ErrorReporter(surfaces)
// The polyfill's types lack some of its methods.
const storage = new SessionStorage(session as unknown as SessionArea, platform.narrow)
const settings = new SettingsStore({ local, session, errors })
const origins = new GrantedOrigins(permissions)
const badge = new Badge({
  action: browser.action,
  tabs,
  session: storage,
  getMessage: (key, substitution) => browser.i18n.getMessage(key, substitution),
  errors,
})

// The parts that read and write the jar.
const ownWrites = new OwnWrites()
const jar = new JarReader({ cookies, platform, clock })
const jarWriter = new JarWriter({ cookies, platform, ownWrites, clock })
const jarEditor = new JarEditor({ jar, writer: jarWriter, cookies, permissions, platform, publicSuffix, clock })

// The parts of the log.
const log = new LogService({ storage, tabs, siteOf: sites.siteOf, surfaces, errors, clock })
const preservation = new LogPreservation({ settings, stats: log.stats })
const pageJar = new PageJar({ cookies, tabs, log: log.queries, platform, siteOf: sites.siteOf })

// The parts that apply rules.
const ruleQueue = new Queue()
const active = new ActiveRules(clock)
const claims = new OnceClaims(platform)
const ruleStorage = new RuleStorage({ local: isPrivate ? null : local, session, errors })
const statuses = new RuleStatuses({ storage: ruleStorage, surfaces, clock, errors })
const expiryAlarm = new RuleExpiryAlarm(alarms, clock)
const displacedCookies = new DisplacedCookieStore({ area: isPrivate ? session : local, session, tabs })
const overrides = rulesAreInBrowser
  ? new JarOverrides({ jar, writer: jarWriter, store: displacedCookies, clock, access: origins })
  : null
const sessionRules = rulesAreInBrowser
  ? new SessionRules(browser.declarativeNetRequest as unknown as DeclarativeNetRequest)
  : null
const policy = new WatchPolicy({
  origins,
  settings,
  active,
  statuses,
  overrides,
  platform,
  getBrowserInfo: rulesAreInBrowser ? null : () => runtime.getBrowserInfo(),
})
const enforcer = new RuleEnforcer({
  active,
  policy,
  inBrowser: overrides && sessionRules ? { overrides, sessionRules } : null,
  claims,
  statuses,
  badge,
  expiryAlarm,
  queue: ruleQueue,
  platform,
  siteOf: (host) => (publicSuffix(host) === null ? null : sites.siteOf(`https://${host}`)),
  clock,
  errors,
})
const rules = new RuleBook({
  storage: ruleStorage,
  enforcer,
  statuses,
  templates: { overrides, jar, clock, newId },
  regexes: sessionRules,
  queue: ruleQueue,
  clock,
  newId,
})
const rewriter = new RequestRewriter({ active, claims, book: rules, badge, gate, platform, errors })

// The parts that record browser events.
const capture = buildCapture({
  storage,
  log,
  tabs,
  cookies,
  jarReader: jar,
  jarWriter,
  ownWrites,
  rules: rewriter,
  deletions: enforcer,
  proofs: statuses,
  surfaces,
  watch: policy,
  ready: gate.opened,
  platform,
  publicSuffix,
  clock,
  errors,
})
const events = new EventSource({
  webRequest: browser.webRequest as unknown as WebRequestApi,
  cookieChanged: cookies.onChanged,
  platform,
  queue: capture.queue,
  tabs: capture.tabPages,
  rules: rewriter,
  overrides: enforcer,
  clock,
})
const tabEvents = new TabEvents({
  pages: capture.tabPages,
  badge,
  enforcer,
  privateWindows: log.privateWindows,
  gate,
  errors,
})
const watch = new WatchChanges({
  policy,
  origins,
  settings,
  mirror: capture.mirrorReader,
  recorder: capture.recorder,
  enforcer,
  surfaces,
  gate,
  errors,
})

// The parts that answer calls of surfaces and test tools.
const handlers = createHandlers({
  log,
  preservation,
  watch,
  rules,
  pageJar,
  jarEditor,
  verdicts: new JudgeCalls({ platform, publicSuffix, clock }),
  preload: new Preload({ session: storage, local, log: log.queries, pageJar, watch, rules }),
  tabs: new OpenTabs(tabs, runtime),
})
const calls = new CallRunner({ handlers, gate, queue: capture.queue })
const router = new Router({ calls, runtime })
const commands = new KeyboardCommands({ gate, rules, watch, session, platform })

policy.listenToEverything(events)
expiryAlarm.onDue(() => gate.whenOpen(() => void enforcer.reapply().catch(errors.report)))
runtime.onMessage.addListener((message: unknown, sender, sendResponse) => router.receive(message, sender, sendResponse))
runtime.onConnect.addListener((port) => {
  if (port.name === LIVE_PORT) surfaces.addPort(port)
  if (port.name === CLEAR_PORT) {
    // Wait for events that have arrived already, so that they are cleared too.
    const caughtUp = () => gate.opened.then(() => capture.queue.caughtUp())
    serveClearPort(port, { clear: log.clear, caughtUp, errors })
  }
})
permissions.onAdded.addListener(() => void watch.permissionsChanged())
permissions.onRemoved.addListener(() => void watch.permissionsChanged())
tabs.onUpdated.addListener((tabId, change, tab) => tabEvents.updated(tabId, change, tab.url))
tabs.onRemoved.addListener((tabId) => tabEvents.closed(tabId))
// Firefox for Android has no keyboard shortcuts.
browser.commands?.onCommand.addListener(
  (command, tab) => void commands.run(command, tab?.windowId).catch(errors.report),
)
alarms.onAlarm.addListener(({ name }) => expiryAlarm.fired(name))
// Wakes the background when the browser starts, so that rules are active before the first page loads.
runtime.onStartup.addListener(() => undefined)

Object.assign(globalThis, {
  crumbline: createAutomation({ calls, ready: gate.opened, version: runtime.getManifest().version }),
})

void start({
  gate,
  settings,
  origins,
  loadPublicSuffixes,
  log,
  preservation,
  capture,
  rules,
  badge,
  policy,
  errors,
})
