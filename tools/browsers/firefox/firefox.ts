import { type ChildProcess, spawn } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
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
import { install, installForGood } from './install.ts'
import { Marionette } from './marionette.ts'
import { FirefoxPage, pressed } from './page.ts'
import { preferences } from './prefs.ts'
import { Session } from './session.ts'

/**
 * Firefox's own noise, which no extension makes. An actor is what it asks a page or a background by that goes meanwhile; a page's
 * fetch is cut off when the next page comes, and we fetch nothing.
 */
const NOISE =
  /RSLoader|BackupService|resource:\/\/|chrome:\/\/|Actor '\w+' destroyed|NetworkError when attempting to fetch/

/** Starts Firefox with the extension in it, driven by Marionette: no geckodriver. */
export async function launchFirefox(options: LaunchOptions): Promise<Browser> {
  const lease = new Lease(options.profile)
  try {
    const portFile = join(lease.profile, 'MarionetteActivePort')
    await rm(portFile, { force: true })
    await writeFile(join(lease.profile, 'user.js'), preferences(options))
    const { child, lines } = start(options, lease.profile)
    if (child.pid === undefined) throw new Error(`${options.binary} did not start`)
    lease.holds(child.pid)
    const port = await until(
      'the port of Firefox',
      async () => {
        if (child.exitCode !== null || child.signalCode !== null) return -1
        return Number(await readFile(portFile, 'utf8').catch(() => '0'))
      },
      60_000,
    )
    if (port < 0) throw new Error(`Firefox ended at once:\n${lines.slice(-20).join('\n')}`)
    const marionette = await Marionette.connect(port)
    const session = new Session(marionette)
    const extension = await session.run(async (send) => {
      const opened = await send('WebDriver:NewSession', {
        pageLoadStrategy: 'normal',
        acceptInsecureCerts: options.insecure ?? false,
      })
      await send('WebDriver:SetTimeouts', { script: 60_000, pageLoad: 30_000, implicit: 0 })
      const id = await (options.lasting === true
        ? installForGood(send, options.extensionDir, lease.profile)
        : install(send, options))
      return { id, version: versionOf(opened) }
    })
    const uuid = await session.chrome<string>(
      'return WebExtensionPolicy.getByID(args[0]).mozExtensionHostname',
      extension.id,
    )
    return new FirefoxBrowser({ lease, child, marionette, session, lines, options, ...extension, uuid })
  } catch (error) {
    lease.killNow()
    await lease.end()
    throw error
  }
}

function start({ binary, headless = true }: LaunchOptions, profile: string): { child: ChildProcess; lines: string[] } {
  const child = spawn(
    binary,
    [
      ...(headless ? ['--headless'] : []),
      '--marionette',
      '--remote-allow-system-access',
      '--no-remote',
      '--new-instance',
      '--profile',
      profile,
      'about:blank',
    ],
    {
      detached: true,
      env: environment(profile),
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  // A program that can't be started has no pid, which the caller looks at.
  child.on('error', () => undefined)
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    let rest = ''
    stream?.setEncoding('utf8').on('data', (data: string) => {
      const parts = (rest + data).split('\n')
      rest = parts.pop() ?? ''
      lines.push(...parts)
    })
  }
  return { child, lines }
}

/** A home of its own, so that the user's Firefox is not touched; the key to the display lies in the old one. */
function environment(profile: string): NodeJS.ProcessEnv {
  const env = { ...process.env, MOZ_CRASHREPORTER_DISABLE: '1' }
  return process.platform === 'linux' ? { XAUTHORITY: join(homedir(), '.Xauthority'), ...env, HOME: profile } : env
}

function versionOf(opened: unknown): string {
  // WebDriver's answer to a new session.
  const { capabilities } = opened as { capabilities?: { browserVersion?: string } }
  return capabilities?.browserVersion ?? 'unknown'
}

interface Parts {
  readonly lease: Lease
  readonly child: ChildProcess
  readonly marionette: Marionette
  readonly session: Session
  readonly lines: readonly string[]
  readonly options: LaunchOptions
  readonly id: string
  readonly uuid: string
  readonly version: string
}

class FirefoxBrowser implements Browser {
  readonly name = 'firefox'
  readonly version: string
  readonly extensionId: string
  readonly extensionOrigin: string
  readonly profile: string
  readonly pid: number
  readonly gone: Promise<void>
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
    this.version = parts.version
    this.extensionId = parts.id
    this.extensionOrigin = `moz-extension://${parts.uuid}`
    this.profile = parts.lease.profile
    this.pid = parts.child.pid ?? 0
    const exited = new Promise<void>((resolve) => {
      if (parts.child.exitCode !== null) resolve()
      else parts.child.once('exit', () => resolve())
    })
    this.gone = exited.then(() => {
      parts.marionette.end()
      return parts.lease.end()
    })
  }

  /** In a sandbox on top of the event page, woken first: it reads every global of the page. */
  async background<A extends readonly unknown[], T>(fn: RemoteFunction<A, T>, ...args: A): Promise<T> {
    const waited = `(async () => {
      for (let i = 0; i < 200 && typeof crumbline === 'undefined'; i += 1) await new Promise((go) => setTimeout(go, 20));
      return ${remoteCall(fn, args)};
    })()`
    return remoteValue<T>(await this.#inView('background', waited))
  }

  backgroundState(): Promise<BackgroundState> {
    return this.#parts.session.chrome(
      `return WebExtensionPolicy.getByID(args[0]).extension.backgroundState === 'stopped' ? 'stopped' : 'running'`,
      this.extensionId,
    )
  }

  /** Firefox refuses while a listener is still being told of something: what it sends a page that it ends then is lost. */
  async stopBackground(): Promise<void> {
    await until('the end of the event page', async () => {
      const state = await this.#parts.session.chrome(
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
    await this.#parts.session.chrome(`Services.prefs.setBoolPref('extensions.webextOptionalPermissionPrompts', false)`)
  }

  async switchOffAndOn(between: () => Promise<void> = async () => undefined): Promise<void> {
    const turn = (way: 'disable' | 'enable') =>
      this.#parts.session.chrome(
        `const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
         await (await AddonManager.getAddonByID(args[0]))[args[1]]()`,
        this.extensionId,
        way,
      )
    await turn('disable')
    await between()
    await turn('enable')
  }

  async update(): Promise<void> {
    await this.#parts.session.run((send) => install(send, this.#parts.options))
  }

  async revoke(patterns: readonly string[]): Promise<void> {
    await this.#parts.session.chrome(
      `const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
       const { extension } = WebExtensionPolicy.getByID(args[0]);
       await ExtensionPermissions.remove(args[0], { origins: args[1], permissions: [], data_collection: [] }, extension)`,
      this.extensionId,
      patterns,
    )
  }

  async openTab(url?: string, { window = false, private: isPrivate = false }: TabOptions = {}): Promise<Page> {
    const handle = await this.#parts.session.run(async (send) => {
      // The window of the last command may be closed by now.
      const all = (await send('WebDriver:GetWindowHandles')) as string[]
      await send('WebDriver:SwitchToWindow', { handle: all[0], focus: false })
      const type = window || isPrivate ? 'window' : 'tab'
      const made = await send('WebDriver:NewWindow', { type, focus: true, private: isPrivate })
      // WebDriver's answer to a new window.
      return (made as { handle: string }).handle
    })
    const page = new FirefoxPage(this.#parts.session, handle)
    if (url !== undefined) await page.goto(url)
    return page
  }

  openExtensionPage(path: string, options?: TabOptions): Promise<Page> {
    return this.openTab(`${this.extensionOrigin}/${path}`, options)
  }

  /** The permission is given as the button in the settings asks for it. */
  async openPopup(page: Page): Promise<Panel> {
    await page.focus()
    // A click on the button, which a new extension has in the menu of extensions first.
    await this.#parts.session.chrome(
      `const { CustomizableUI } = ChromeUtils.importESModule('moz-src:///browser/components/customizableui/CustomizableUI.sys.mjs');
       const front = Services.wm.getMostRecentBrowserWindow();
       const id = args[0].toLowerCase().replace(/[^a-z0-9_-]/g, '_') + '-browser-action';
       CustomizableUI.addWidgetToArea(id, CustomizableUI.AREA_NAVBAR);
       CustomizableUI.getWidget(id).forWindow(front).node.querySelector('.unified-extensions-item-action-button').click();
       const isOpen = () => front.document.querySelector('.webextension-popup-browser')?.closest('panel').state === 'open';
       for (let i = 0; i < 200 && !isOpen(); i += 1) await new Promise((go) => front.setTimeout(go, 20));
       if (!isOpen()) throw new Error('no popup')`,
      this.extensionId,
    )
    return this.#panel('popup')
  }

  async openPanel(page: Page): Promise<Panel> {
    await page.focus()
    await this.#parts.session.chrome(
      `const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
       const { extension } = WebExtensionPolicy.getByID(args[0]);
       await ExtensionPermissions.add(args[0], { origins: [], permissions: ['devtools'], data_collection: [] }, extension);
       const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
       const { gDevTools } = require('devtools/client/framework/devtools');
       const front = Services.wm.getMostRecentBrowserWindow();
       const toolbox = await gDevTools.showToolboxForTab(front.gBrowser.selectedTab, { toolId: 'inspector' });
       const ours = () => toolbox.getAdditionalTools().find(({ id }) => id.startsWith('webext-devtools-panel'));
       for (let i = 0; i < 200 && !ours(); i += 1) await new Promise((go) => front.setTimeout(go, 20));
       await toolbox.selectTool(ours().id)`,
      this.extensionId,
    )
    return this.#panel('devtools_panel')
  }

  async openSidebar(): Promise<Panel> {
    await this.#parts.session.chrome(
      `await Services.wm.getMostRecentBrowserWindow().SidebarController.show(
         args[0].toLowerCase().replace(/[^a-z0-9_-]/g, '_') + '-sidebar-action')`,
      this.extensionId,
    )
    return this.#panel('sidebar')
  }

  #panel(view: string): Panel {
    return { evaluate: async (fn, ...args) => remoteValue(await this.#inView(view, remoteCall(fn, args))) }
  }

  async pressShortcut(page: Page, _command: string, keys: string): Promise<void> {
    await page.focus()
    await this.#parts.session.run(async (send) => {
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
    return this.#parts.session.chrome<number>(
      `const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
       const front = Services.wm.getMostRecentBrowserWindow();
       return ExtensionParent.apiManager.global.tabTracker.getId(front.gBrowser.selectedTab)`,
    )
  }

  cookies(): Promise<TrueCookie[]> {
    return this.#parts.session.chrome(
      `const names = { 0: 'none', 1: 'lax', 2: 'strict', 256: 'unspecified' };
       const utf8 = (text) => { try { return decodeURIComponent(escape(text)) } catch { return text } };
       return Services.cookies.cookies.map((one) => ({
         name: utf8(one.name), value: utf8(one.value), domain: one.rawHost, hostOnly: !one.isDomain, path: one.path,
         secure: one.isSecure, httpOnly: one.isHttpOnly, sameSite: names[one.sameSite] ?? 'unspecified',
         expires: one.isSession ? null : (one.expiry > 1e11 ? one.expiry : one.expiry * 1000),
         partition: one.originAttributes.partitionKey?.replace(/^\\(([^,]+),([^,)]+).*$/, '$1://$2') || null }))`,
    )
  }

  async setCookie(cookie: NewCookie): Promise<void> {
    const { name, value: text, host, domain, path = '/', secure = false, httpOnly = false, sameSite, expires } = cookie
    const levels = { none: 0, lax: 1, strict: 2 } as const
    await this.#parts.session.chrome(
      `const { Ci } = globalThis.Ci ? globalThis : { Ci: Components.interfaces };
       const [host, path, name, value, secure, httpOnly, session, expiry, sameSite, https] = args;
       Services.cookies.add(host, path, name, value, secure, httpOnly, session, expiry, {}, sameSite,
         https ? Ci.nsICookie.SCHEME_HTTPS : Ci.nsICookie.SCHEME_HTTP)`,
      domain === undefined ? host : `.${domain}`,
      path,
      name,
      text,
      secure,
      httpOnly,
      expires === undefined,
      expires ?? Date.now() + 86_400_000,
      sameSite === undefined ? 256 : levels[sameSite],
      secure,
    )
  }

  async clearCookies(): Promise<void> {
    await this.#parts.session.chrome('Services.cookies.removeAll()')
  }

  errors(): readonly string[] {
    return this.#parts.lines.filter(
      (line) =>
        /^(console\.error|JavaScript error):/.test(line) && (!NOISE.test(line) || line.includes('moz-extension://')),
    )
  }

  async kill({ saved = false }: { readonly saved?: boolean } = {}): Promise<void> {
    if (saved) return this.close()
    this.#parts.lease.killNow()
    await this.gone
  }

  async close(): Promise<void> {
    const goodbye = this.#parts.marionette.send('Marionette:Quit', { flags: ['eForceQuit'] })
    await within('the goodbye of Firefox', 8_000, Promise.race([goodbye, this.gone])).catch(() => undefined)
    await within('the end of Firefox', 8_000, this.gone).catch(() => this.#parts.lease.killNow())
    await this.gone
  }

  #inView(type: string, expression: string): Promise<unknown> {
    return this.#parts.session.chrome(
      `const [id, type, expression] = args;
       const { extension } = WebExtensionPolicy.getByID(id);
       if (type === 'background') await extension.wakeupBackground?.();
       const view = [...extension.views].filter((one) => one.viewType === type && one.active !== false).pop();
       if (!view) throw new Error('no ' + type + ' view');
       const manager = view.xulBrowser.messageManager;
       const name = 'crumbline-test:' + Services.uuid.generateUUID();
       return new Promise((resolve, reject) => {
         manager.addMessageListener(name, function once({ data }) {
           manager.removeMessageListener(name, once);
           const answer = JSON.parse(data);
           answer.ok ? resolve(answer.value) : reject(new Error(answer.error));
         });
         const inner = '(async()=>{let r;try{const sb=Cu.Sandbox(content,{sandboxPrototype:content,wantXrays:false,sameZoneAs:content});' +
           'r={ok:true,value:await Cu.evalInSandbox(' + JSON.stringify(expression) + ',sb)}}catch(e){r={ok:false,error:String(e)}}' +
           'sendAsyncMessage(' + JSON.stringify(name) + ',JSON.stringify(r))})()';
         manager.loadFrameScript('data:text/javascript;charset=utf-8,' + encodeURIComponent(inner), false);
       })`,
      this.extensionId,
      type,
      expression,
    )
  }
}
