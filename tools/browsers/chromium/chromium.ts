import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import {
  type BrowserContext,
  type CDPSession,
  chromium,
  type Page as PlaywrightPage,
  type Worker,
} from 'playwright-core'
import type { Browser as ExtensionApi } from 'webextension-polyfill'
import type {
  BackgroundState,
  Browser,
  LaunchOptions,
  NewCookie,
  Page,
  Panel,
  TabOptions,
  TrueCookie,
} from '../driver.ts'
import { Lease } from '../lease.ts'
import { type RemoteFunction, remoteCall, remoteValue } from '../remote-call.ts'
import { until, within } from '../until.ts'
import { readCookies, writeCookie } from './cookies.ts'
import { findPopup } from './find-popup.ts'
import { flags } from './flags.ts'
import { openPanel } from './open-panel.ts'
import { ChromiumPage } from './page.ts'
import { allowHosts, loadAnew, setEnabled, withdrawHosts } from './settings-page.ts'
import { WorkerWatch } from './worker-watch.ts'

/** In functions that run on a page of the extension. */
declare const chrome: Pick<ExtensionApi, 'permissions' | 'tabs' | 'windows'> & {
  /** Without a window of its choice, from the background. */
  readonly action: { openPopup(): Promise<void> }
  /** Chromium's events can be told by hand; no type says so. */
  readonly commands: { readonly onCommand: { dispatch(command: string): void } }
}

/** Starts any browser of Chromium's family with the extension in it. */
export async function launchChromium(options: LaunchOptions): Promise<Browser> {
  const lease = new Lease(options.profile)
  try {
    const extensionDir = resolve(options.extensionDir)
    await turnOnDeveloperMode(lease.profile)
    const context = await openContext(lease.profile, { ...options, extensionDir })
    const session = await context.browser()?.newBrowserCDPSession()
    if (!session) throw new Error('Chromium gave no browser session')
    const pid = await browserPid(session)
    lease.holds(pid)
    const id = await loadExtension(session, extensionDir, options.incognito ?? false)
    const watch = await WorkerWatch.open(session, `chrome-extension://${id}`)
    return new ChromiumBrowser({ context, session, lease, pid, id, watch })
  } catch (error) {
    await lease.end()
    throw error
  }
}

function openContext(profile: string, options: LaunchOptions): Promise<BrowserContext> {
  const headless = options.headless ?? true
  return chromium.launchPersistentContext(profile, {
    executablePath: options.binary,
    headless,
    args: flags(options),
    ignoreDefaultArgs: ['--disable-extensions'],
    ignoreHTTPSErrors: options.insecure ?? false,
    viewport: headless ? { width: 1000, height: 800 } : null,
    handleSIGHUP: false,
    handleSIGINT: false,
    handleSIGTERM: false,
  })
}

async function browserPid(session: CDPSession): Promise<number> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const main = processInfo.find((one) => one.type === 'browser')
  if (!main) throw new Error('Chromium did not name its own process')
  return main.id
}

/** Without it Chromium turns an unpacked extension off at its next reload or restart. */
async function turnOnDeveloperMode(profile: string): Promise<void> {
  const file = join(profile, 'Default', 'Preferences')
  if (existsSync(file)) return
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, JSON.stringify({ extensions: { ui: { developer_mode: true } } }))
}

/** What the flags did not load (see there) is loaded by the protocol. */
async function loadExtension(session: CDPSession, path: string, enableInIncognito: boolean): Promise<string> {
  const { extensions } = await session.send('Extensions.getExtensions')
  const there = extensions.find((one) => resolve(one.path) === path && one.enabled)
  return there?.id ?? (await session.send('Extensions.loadUnpacked', { path, enableInIncognito })).id
}

interface Parts {
  readonly context: BrowserContext
  readonly session: CDPSession
  readonly lease: Lease
  readonly pid: number
  readonly id: string
  readonly watch: WorkerWatch
}

class ChromiumBrowser implements Browser {
  readonly name = 'chromium'
  readonly version: string
  readonly extensionId: string
  readonly extensionOrigin: string
  readonly profile: string
  readonly pid: number
  readonly gone: Promise<void>
  private readonly context: BrowserContext
  private readonly session: CDPSession
  private readonly lease: Lease
  private watch: WorkerWatch
  private readonly heard: string[] = []

  constructor({ context, session, lease, pid, id, watch }: Parts) {
    this.context = context
    this.session = session
    this.lease = lease
    this.pid = pid
    this.watch = watch
    this.version = context.browser()?.version() ?? 'unknown'
    this.extensionId = id
    this.extensionOrigin = `chrome-extension://${id}`
    this.profile = lease.profile
    context.setDefaultTimeout(15_000)
    this.gone = new Promise<void>((resolve) => context.once('close', () => resolve())).then(() => lease.end())
    this.listen()
  }

  async background<A extends readonly unknown[], T>(fn: RemoteFunction<A, T>, ...args: A): Promise<T> {
    await this.watch.wake()
    const worker = await until('the service worker', () => this.worker())
    await until('the background script', () => worker.evaluate("'crumbline' in globalThis"))
    return remoteValue<T>(await within('background()', 60_000, worker.evaluate(remoteCall(fn, args))))
  }

  async backgroundState(): Promise<BackgroundState> {
    return this.watch.running ? 'running' : 'stopped'
  }

  stopBackground(): Promise<void> {
    return this.watch.stop()
  }

  allowPrompts(patterns: readonly string[]): Promise<void> {
    return allowHosts(this.session, this.extensionId, patterns)
  }

  revoke(patterns: readonly string[]): Promise<void> {
    return withdrawHosts(this.session, this.extensionId, patterns)
  }

  async switchOffAndOn(between: () => Promise<void> = async () => undefined): Promise<void> {
    await setEnabled(this.session, this.extensionId, false)
    await between()
    await setEnabled(this.session, this.extensionId, true)
    await this.watchAnew()
  }

  async update(): Promise<void> {
    await loadAnew(this.session, this.extensionId)
    await this.watchAnew()
  }

  /** The hidden page went down with the extension. */
  private async watchAnew(): Promise<void> {
    const { errors } = this.watch
    this.watch = await WorkerWatch.open(this.session, this.extensionOrigin)
    this.heard.push(...errors)
  }

  async openTab(url?: string, options: TabOptions = {}): Promise<Page> {
    const page = new ChromiumPage(await this.newTab(options))
    if (url !== undefined) await page.goto(url)
    return page
  }

  openExtensionPage(path: string, options?: TabOptions): Promise<Page> {
    return this.openTab(`${this.extensionOrigin}/${path}`, options)
  }

  async openPopup(page: Page): Promise<Panel> {
    await page.focus()
    await this.background(() => chrome.action.openPopup())
    return findPopup(this.session, this.extensionOrigin)
  }

  async openPanel(page: Page): Promise<Panel> {
    return openPanel(this.session, this.extensionOrigin, await page.url())
  }

  openSidebar(): Promise<Panel> {
    return this.openExtensionPage('sidebar.html')
  }

  async pressShortcut(_page: Page, command: string): Promise<void> {
    await this.background((command: string) => chrome.commands.onCommand.dispatch(command), command)
  }

  async tabId(page: Page): Promise<number> {
    await page.focus()
    const front = async () => {
      const focused = await page.evaluate(() => document.visibilityState === 'visible')
      if (!focused) return undefined
      // The active tab of the window in front is the one just focused; no permission is needed to ask for its number.
      return this.watch.helper.evaluate(async () => {
        const tabs = await chrome.tabs.query({ active: true, lastFocusedWindow: true })
        return tabs[0]?.id
      })
    }
    return until('the number of the tab', front)
  }

  cookies(): Promise<TrueCookie[]> {
    return readCookies(this.session)
  }

  setCookie(cookie: NewCookie): Promise<void> {
    return writeCookie(this.session, cookie)
  }

  async clearCookies(): Promise<void> {
    await this.session.send('Storage.clearCookies')
  }

  errors(): readonly string[] {
    return [...this.watch.errors, ...this.heard]
  }

  async kill({ saved = false } = {}): Promise<void> {
    if (saved) await this.grantsOnDisk()
    this.lease.killNow()
    await this.gone
  }

  async close(): Promise<void> {
    await within('the goodbye of Chromium', 10_000, this.context.close()).catch(() => this.lease.killNow())
    await this.gone
  }

  private worker(): Worker | undefined {
    return this.context.serviceWorkers().findLast((one) => one.url().startsWith(this.extensionOrigin))
  }

  private async newTab({ window = false, private: isPrivate = false }: TabOptions): Promise<PlaywrightPage> {
    if (isPrivate) return this.newPrivateWindow()
    if (!window) return this.context.newPage()
    const opened = this.context.waitForEvent('page')
    await this.session.send('Target.createTarget', { url: 'about:blank', newWindow: true })
    return opened
  }

  private async newPrivateWindow(): Promise<PlaywrightPage> {
    const opened = this.context.waitForEvent('page')
    await this.watch.helper.evaluate(async () => {
      await chrome.windows.create({ incognito: true, url: 'about:blank' })
    })
    return opened
  }

  private listen(): void {
    const ours = (url: string | undefined) => url?.startsWith(this.extensionOrigin) ?? false
    this.context.on('console', (line) => {
      if (line.type() === 'error' && ours(line.page()?.url())) this.heard.push(`console.error: ${line.text()}`)
    })
    this.context.on('weberror', (event) => {
      if (ours(event.page()?.url())) this.heard.push(String(event.error().stack ?? event.error()))
    })
  }

  /** Chromium writes its settings ten seconds late. */
  private async grantsOnDisk(): Promise<void> {
    const granted = await this.watch.helper.evaluate(async () => {
      const all = await chrome.permissions.getAll()
      return all.origins ?? []
    })
    const files = ['Preferences', 'Secure Preferences'].map((name) => join(this.profile, 'Default', name))
    await until(
      'the settings on disk',
      async () => {
        const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')))
        // Chromium's JSON has < as an escape.
        return granted.every((origin) => texts.some((text) => text.replaceAll('\\u003C', '<').includes(origin)))
      },
      20_000,
    )
  }
}
