import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { CDPSession, Page as PlaywrightPage, Worker } from 'playwright-core'
import type { Browser as ExtensionApi } from 'webextension-polyfill'
import type {
  BackgroundState,
  Browser,
  BrowserCookie,
  LaunchOptions,
  NewCookie,
  Page,
  Panel,
  TabOptions,
} from '../driver.ts'
import { type RemoteFunction, remoteCall, remoteValue } from '../remote-call.ts'
import { LIMIT_MS, until, within } from '../until.ts'
import { readCookies, writeCookie } from './cookies.ts'
import { extensionFlags } from './flags.ts'
import { ChromiumPage } from './page.ts'
import { openPanel } from './panel.ts'
import { findPopup } from './popup.ts'
import { addHostPermissions, reloadExtension, removeHostPermissions, setEnabled } from './settings-page.ts'
import { type RunningChromium, startChromium } from './start.ts'
import { WorkerWatch } from './worker-watch.ts'

/** In functions that run on a page of the extension or in its background. */
declare const chrome: Pick<ExtensionApi, 'permissions' | 'tabs' | 'windows'> & {
  /** Called from the background, without a window, it opens the popup in the focused window. */
  readonly action: { openPopup(): Promise<void> }
  /** Events of Chromium's extension API can be dispatched by hand, which its type definitions omit. */
  readonly commands: { readonly onCommand: { dispatch(command: string): void } }
}

/** Without developer mode Chromium disables an unpacked extension at its next reload or restart. */
const PREFERENCES = { extensions: { ui: { developer_mode: true } } }

/** Starts any browser of Chromium's family with the extension in it. */
export async function launchChromium(options: LaunchOptions): Promise<Browser> {
  const extensionDir = resolve(options.extensionDir)
  const args = [...extensionFlags({ ...options, extensionDir }), ...(options.args ?? [])]
  const running = await startChromium({ ...options, args }, PREFERENCES)
  try {
    const id = await loadExtension(running.session, extensionDir, options.incognito ?? false)
    const watch = await WorkerWatch.open(running.session, `chrome-extension://${id}`)
    return new ChromiumBrowser(running, id, watch)
  } catch (error) {
    await running.close()
    throw error
  }
}

/** Loads the extension unless the flags have loaded it. @returns its id */
async function loadExtension(session: CDPSession, path: string, enableInIncognito: boolean): Promise<string> {
  const { extensions } = await session.send('Extensions.getExtensions')
  const loaded = extensions.find((one) => resolve(one.path) === path && one.enabled)
  return loaded?.id ?? (await session.send('Extensions.loadUnpacked', { path, enableInIncognito })).id
}

class ChromiumBrowser implements Browser {
  readonly name = 'chromium'
  readonly version: string
  readonly extensionId: string
  readonly extensionOrigin: string
  readonly profile: string
  readonly pid: number
  readonly gone: Promise<void>
  readonly #running: RunningChromium
  readonly #errors: string[] = []
  #watch: WorkerWatch

  constructor(running: RunningChromium, id: string, watch: WorkerWatch) {
    this.#running = running
    this.#watch = watch
    this.version = running.context.browser()?.version() ?? 'unknown'
    this.extensionId = id
    this.extensionOrigin = `chrome-extension://${id}`
    this.profile = running.profile
    this.pid = running.pid
    this.gone = running.gone
    running.context.setDefaultTimeout(LIMIT_MS)
    this.#collectErrors()
  }

  async background<A extends readonly unknown[], T>(fn: RemoteFunction<A, T>, ...args: A): Promise<T> {
    await this.#watch.wake()
    const worker = await until('the service worker', () => this.#worker())
    await until('the background script', () => worker.evaluate("'crumbline' in globalThis"))
    return remoteValue<T>(await within('background()', LIMIT_MS, worker.evaluate(remoteCall(fn, args))))
  }

  async backgroundState(): Promise<BackgroundState> {
    return this.#watch.running ? 'running' : 'stopped'
  }

  stopBackground(): Promise<void> {
    return this.#watch.stop()
  }

  allowPrompts(patterns: readonly string[]): Promise<void> {
    return addHostPermissions(this.#running.session, this.extensionId, patterns)
  }

  revoke(patterns: readonly string[]): Promise<void> {
    return removeHostPermissions(this.#running.session, this.extensionId, patterns)
  }

  async switchOffAndOn(between: () => Promise<void> = async () => undefined): Promise<void> {
    await setEnabled(this.#running.session, this.extensionId, false)
    await between()
    await setEnabled(this.#running.session, this.extensionId, true)
    await this.#reopenWatch()
  }

  async update(): Promise<void> {
    await reloadExtension(this.#running.session, this.extensionId)
    await this.#reopenWatch()
  }

  /** The watch lives on a page of the extension, which closes when the extension is disabled or reloaded. */
  async #reopenWatch(): Promise<void> {
    const { errors } = this.#watch
    this.#watch = await WorkerWatch.open(this.#running.session, this.extensionOrigin)
    this.#errors.push(...errors)
  }

  async openTab(url?: string, options: TabOptions = {}): Promise<Page> {
    const page = new ChromiumPage(await this.#newTab(options))
    if (url !== undefined) await page.goto(url)
    return page
  }

  openExtensionPage(path: string, options?: TabOptions): Promise<Page> {
    return this.openTab(`${this.extensionOrigin}/${path}`, options)
  }

  async openPopup(page: Page): Promise<Panel> {
    // Chromium rejects with "Failed to open popup." while none of its windows has the focus: on a display without a window manager,
    // while another program has it, or shortly after the tab came to the front.
    await until('a focused browser window, without which Chromium opens no popup', async () => {
      await page.focus()
      if (!(await this.background(async () => (await chrome.windows.getLastFocused()).focused))) return false
      await this.background(() => chrome.action.openPopup())
      return true
    })
    return findPopup(this.#running.session, this.extensionOrigin)
  }

  async openPanel(page: Page): Promise<Panel> {
    return openPanel(this.#running.session, this.extensionOrigin, await page.url())
  }

  openSidebar(): Promise<Panel> {
    return this.openExtensionPage('sidebar.html')
  }

  async pressShortcut(_page: Page, command: string): Promise<void> {
    await this.background((command: string) => chrome.commands.onCommand.dispatch(command), command)
  }

  async tabId(page: Page): Promise<number> {
    await page.focus()
    const findTabId = async () => {
      const isFocused = await page.evaluate(() => document.visibilityState === 'visible')
      if (!isFocused) return undefined
      // The active tab of the last focused window is the page that was just focused. Reading a tab's id takes no permission.
      return this.#watch.helper.evaluate(async () => {
        const tabs = await chrome.tabs.query({ active: true, lastFocusedWindow: true })
        return tabs[0]?.id
      })
    }
    return until('the id of the tab', findTabId)
  }

  cookies(): Promise<BrowserCookie[]> {
    return readCookies(this.#running.session)
  }

  setCookie(cookie: NewCookie): Promise<void> {
    return writeCookie(this.#running.session, cookie)
  }

  async clearCookies(): Promise<void> {
    await this.#running.session.send('Storage.clearCookies')
  }

  errors(): readonly string[] {
    return [...this.#watch.errors, ...this.#errors]
  }

  async kill({ saved = false } = {}): Promise<void> {
    if (saved) await this.#grantsOnDisk()
    await this.#running.kill()
  }

  close(): Promise<void> {
    return this.#running.close()
  }

  #worker(): Worker | undefined {
    return this.#running.context.serviceWorkers().findLast((one) => one.url().startsWith(this.extensionOrigin))
  }

  async #newTab({ window = false, private: isPrivate = false }: TabOptions): Promise<PlaywrightPage> {
    if (isPrivate) return this.#newPrivateWindow()
    if (!window) return this.#running.context.newPage()
    const opened = this.#running.context.waitForEvent('page')
    await this.#running.session.send('Target.createTarget', { url: 'about:blank', newWindow: true })
    return opened
  }

  async #newPrivateWindow(): Promise<PlaywrightPage> {
    const opened = this.#running.context.waitForEvent('page')
    await this.#watch.helper.evaluate(async () => {
      await chrome.windows.create({ incognito: true, url: 'about:blank' })
    })
    return opened
  }

  #collectErrors(): void {
    const isOurs = (url: string | undefined) => url?.startsWith(this.extensionOrigin) ?? false
    this.#running.context.on('console', (line) => {
      if (line.type() === 'error' && isOurs(line.page()?.url())) this.#errors.push(`console.error: ${line.text()}`)
    })
    this.#running.context.on('weberror', (event) => {
      if (isOurs(event.page()?.url())) this.#errors.push(String(event.error().stack ?? event.error()))
    })
  }

  /** Waits until the granted hosts are on disk: Chromium writes its settings about ten seconds after a change. */
  async #grantsOnDisk(): Promise<void> {
    const granted = await this.#watch.helper.evaluate(async () => {
      const all = await chrome.permissions.getAll()
      return all.origins ?? []
    })
    const files = ['Preferences', 'Secure Preferences'].map((name) => join(this.profile, 'Default', name))
    await until('the settings on disk', async () => {
      const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')))
      // Chromium escapes `<` in its JSON files.
      return granted.every((origin) => texts.some((text) => text.replaceAll('\\u003C', '<').includes(origin)))
    })
  }
}
