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
import { POLLS, until } from '../until.ts'
import { readCookies, writeCookie } from './cookies.ts'
import { installForGood, installTemporarily } from './install.ts'
import { FirefoxPage, pressed } from './page.ts'
import type { Session } from './session.ts'
import { type RunningFirefox, startFirefox } from './start.ts'
import { clickToolbarButton, evaluateInView, showDevToolsPanel, showSidebar } from './views.ts'

/**
 * Error lines that Firefox prints by itself: `Actor … destroyed` when a page or background that it queried goes away meanwhile, and
 * `NetworkError …` when a navigation cancels a page's own fetch. The extension fetches nothing.
 */
const BROWSER_NOISE =
  /RSLoader|BackupService|resource:\/\/|chrome:\/\/|Actor '\w+' destroyed|NetworkError when attempting to fetch/

/** Firefox ESR and Developer Edition then accept unsigned extensions; the release build ignores it. */
const UNSIGNED = { 'xpinstall.signatures.required': false }

/** Starts Firefox with the extension in it. */
export async function launchFirefox(options: LaunchOptions): Promise<Browser> {
  const { lasting = false, extensionDir } = options
  const running = await startFirefox({ ...options, prefs: { ...(lasting ? UNSIGNED : {}), ...options.prefs } })
  try {
    const id = await running.session.run((send) =>
      lasting ? installForGood(send, extensionDir, running.profile) : installTemporarily(send, options),
    )
    const host = await running.session.chrome<string>(
      'return WebExtensionPolicy.getByID(args[0]).mozExtensionHostname',
      id,
    )
    return new FirefoxBrowser(running, options, id, `moz-extension://${host}`)
  } catch (error) {
    await running.kill()
    throw error
  }
}

class FirefoxBrowser implements Browser {
  readonly name = 'firefox'
  readonly version: string
  readonly extensionId: string
  readonly extensionOrigin: string
  readonly profile: string
  readonly pid: number
  readonly gone: Promise<void>
  readonly #running: RunningFirefox
  readonly #session: Session
  readonly #options: LaunchOptions

  constructor(running: RunningFirefox, options: LaunchOptions, id: string, origin: string) {
    this.#running = running
    this.#session = running.session
    this.#options = options
    this.version = running.version
    this.extensionId = id
    this.extensionOrigin = origin
    this.profile = running.profile
    this.pid = running.pid
    this.gone = running.gone
  }

  async background<A extends readonly unknown[], T>(fn: RemoteFunction<A, T>, ...args: A): Promise<T> {
    // An event page that has just been woken may not have run its script yet.
    const whenLoaded = `(async () => {
      for (let i = 0; i < ${POLLS} && typeof crumbline === 'undefined'; i += 1) await new Promise((go) => setTimeout(go, 20));
      return ${remoteCall(fn, args)};
    })()`
    return remoteValue<T>(await evaluateInView(this.#session, this.extensionId, 'background', whenLoaded))
  }

  backgroundState(): Promise<BackgroundState> {
    return this.#session.chrome(
      `return WebExtensionPolicy.getByID(args[0]).extension.backgroundState === 'stopped' ? 'stopped' : 'running'`,
      this.extensionId,
    )
  }

  /** Firefox refuses to stop the event page while it delivers an event to a listener, so this asks until it has stopped. */
  async stopBackground(): Promise<void> {
    await until('the end of the event page', async () => {
      const state = await this.#session.chrome(
        `const { extension } = WebExtensionPolicy.getByID(args[0])
         if (extension.backgroundState === 'stopped') return 'stopped'
         await extension.terminateBackground()
         return extension.backgroundState`,
        this.extensionId,
      )
      return state === 'stopped'
    })
  }

  async allowPrompts(): Promise<void> {
    await this.#session.chrome(`Services.prefs.setBoolPref('extensions.webextOptionalPermissionPrompts', false)`)
  }

  async revoke(patterns: readonly string[]): Promise<void> {
    await this.#session.chrome(
      `const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
       const { extension } = WebExtensionPolicy.getByID(args[0]);
       await ExtensionPermissions.remove(args[0], { origins: args[1], permissions: [], data_collection: [] }, extension)`,
      this.extensionId,
      patterns,
    )
  }

  async switchOffAndOn(between: () => Promise<void> = async () => undefined): Promise<void> {
    const call = (method: 'disable' | 'enable') =>
      this.#session.chrome(
        `const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
         await (await AddonManager.getAddonByID(args[0]))[args[1]]()`,
        this.extensionId,
        method,
      )
    await call('disable')
    await between()
    await call('enable')
  }

  async update(): Promise<void> {
    await this.#session.run((send) => installTemporarily(send, this.#options))
  }

  async openTab(url?: string, { window = false, private: isPrivate = false }: TabOptions = {}): Promise<Page> {
    const handle = await this.#session.run(async (send) => {
      // The window of the last command may have been closed, and then no command works.
      const all = (await send('WebDriver:GetWindowHandles')) as string[]
      await send('WebDriver:SwitchToWindow', { handle: all[0], focus: false })
      const type = window || isPrivate ? 'window' : 'tab'
      const opened = await send('WebDriver:NewWindow', { type, focus: true, private: isPrivate })
      // WebDriver defines the form of the answer.
      return (opened as { handle: string }).handle
    })
    const page = new FirefoxPage(this.#session, handle)
    if (url !== undefined) await page.goto(url)
    return page
  }

  openExtensionPage(path: string, options?: TabOptions): Promise<Page> {
    return this.openTab(`${this.extensionOrigin}/${path}`, options)
  }

  async openPopup(page: Page): Promise<Panel> {
    await page.focus()
    await clickToolbarButton(this.#session, this.extensionId)
    return this.#panel('popup')
  }

  async openPanel(page: Page): Promise<Panel> {
    await page.focus()
    await showDevToolsPanel(this.#session, this.extensionId)
    return this.#panel('devtools_panel')
  }

  async openSidebar(): Promise<Panel> {
    await showSidebar(this.#session, this.extensionId)
    return this.#panel('sidebar')
  }

  #panel(view: 'popup' | 'sidebar' | 'devtools_panel'): Panel {
    return {
      evaluate: async (fn, ...args) =>
        remoteValue(await evaluateInView(this.#session, this.extensionId, view, remoteCall(fn, args))),
    }
  }

  async pressShortcut(page: Page, _command: string, keys: string): Promise<void> {
    await page.focus()
    await this.#session.run(async (send) => {
      // Only in the chrome context do keys reach the browser's own window.
      await send('Marionette:SetContext', { value: 'chrome' })
      try {
        await send('WebDriver:PerformActions', pressed(keys))
      } finally {
        await send('Marionette:SetContext', { value: 'content' })
      }
    })
  }

  async tabId(page: Page): Promise<number> {
    await page.focus()
    return this.#session.chrome<number>(
      `const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
       const front = Services.wm.getMostRecentBrowserWindow();
       return ExtensionParent.apiManager.global.tabTracker.getId(front.gBrowser.selectedTab)`,
    )
  }

  cookies(): Promise<BrowserCookie[]> {
    return readCookies(this.#session)
  }

  setCookie(cookie: NewCookie): Promise<void> {
    return writeCookie(this.#session, cookie)
  }

  async clearCookies(): Promise<void> {
    await this.#session.chrome('Services.cookies.removeAll()')
  }

  errors(): readonly string[] {
    return this.#running.output.filter(
      (line) =>
        /^(console\.error|JavaScript error):/.test(line) &&
        (!BROWSER_NOISE.test(line) || line.includes('moz-extension://')),
    )
  }

  kill({ saved = false }: { readonly saved?: boolean } = {}): Promise<void> {
    return saved ? this.close() : this.#running.kill()
  }

  close(): Promise<void> {
    return this.#running.close()
  }
}
