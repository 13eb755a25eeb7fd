/** One interface for both browsers: what a test, the launcher or a script may ask of a real browser that holds the extension. */

export type BrowserName = 'chromium' | 'firefox'

export interface LaunchOptions {
  readonly binary: string
  /** An unpacked extension. */
  readonly extensionDir: string
  /** Default true. */
  readonly headless?: boolean
  /** Names that resolve to loopback: exact ones, or `*.test` for a whole suffix. */
  readonly hosts?: readonly string[]
  /** A profile to use and to keep. Without it a fresh one is made, and removed when the browser ends, however it ends. */
  readonly profile?: string
  /** Firefox: the extension outlives the browser in its profile. (In Chromium it does so anyway.) */
  readonly lasting?: boolean
  /** The extension may run in private windows. */
  readonly incognito?: boolean
  /** Accept any certificate. */
  readonly insecure?: boolean
  /** Chromium: the developer tools open with every tab, as `openPanel` needs them. */
  readonly devTools?: boolean
  /** Chromium flags beside ours. */
  readonly args?: readonly string[]
  /** Firefox preferences beside ours. */
  readonly prefs?: Readonly<Record<string, string | number | boolean>>
}

export interface WindowRect {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface TabOptions {
  /** A window of its own. */
  readonly window?: boolean
  /** A private window; needs `incognito` at launch for the extension to see it. */
  readonly private?: boolean
}

export interface WaitOptions<A extends readonly unknown[]> {
  readonly timeout?: number
  readonly args?: A
}

export interface ShotOptions {
  /** The whole page instead of the viewport. */
  readonly full?: boolean
  /** One element. */
  readonly css?: string
}

export interface Page {
  /** Resolves when the page has loaded; rejects with a NavigationError when it could not be reached. */
  goto(url: string): Promise<void>
  reload(): Promise<void>
  url(): Promise<string>
  /** Runs `fn` in the page; it sees the page's globals only, and takes and gives JSON. It may be async. */
  evaluate<A extends readonly unknown[], T>(fn: (...args: A) => T | Promise<T>, ...args: A): Promise<T>
  /** A trusted click on the first match, once it is there. */
  click(css: string): Promise<void>
  /** A trusted touch of a finger on the first match, once it is there. */
  tap(css: string): Promise<void>
  /** Keys, one by one, after what is already there. */
  type(css: string, text: string): Promise<void>
  /** Replaces what is there. */
  fill(css: string, text: string): Promise<void>
  /** A key by its name, with modifiers: `Enter`, `Shift+Tab`. */
  press(key: string): Promise<void>
  /** The rendered text of the first match, once it is there. */
  text(css: string): Promise<string>
  /** Polls until `fn` gives something truthy, and gives that. */
  waitFor<A extends readonly unknown[], T>(fn: (...args: A) => T | Promise<T>, options?: WaitOptions<A>): Promise<T>
  /** A PNG, also written to `path` when that is given. */
  screenshot(path?: string, options?: ShotOptions): Promise<Buffer>
  /** The size of the viewport. */
  setSize(width: number, height: number): Promise<void>
  /** The place and outer size of the page's window; of use when headed. */
  setWindow(rect: WindowRect): Promise<void>
  colorScheme(scheme: 'dark' | 'light'): Promise<void>
  /** As in high contrast: the system's colours instead of the page's. */
  forcedColors(forced: boolean): Promise<void>
  focus(): Promise<void>
  close(): Promise<void>
}

/** A cookie as the browser itself holds it, without the extension's help. */
export interface TrueCookie {
  readonly name: string
  readonly value: string
  /** Without a leading dot. */
  readonly domain: string
  readonly hostOnly: boolean
  readonly path: string
  readonly secure: boolean
  readonly httpOnly: boolean
  readonly sameSite: 'strict' | 'lax' | 'none' | 'unspecified'
  /** ms since the epoch; null for a session cookie. */
  readonly expires: number | null
  /** The top-level site of a partitioned cookie. */
  readonly partition: string | null
}

export interface NewCookie {
  readonly name: string
  readonly value: string
  /** Host-only for this host unless `domain` is given. */
  readonly host: string
  readonly domain?: string
  readonly path?: string
  readonly secure?: boolean
  readonly httpOnly?: boolean
  readonly sameSite?: 'strict' | 'lax' | 'none'
  readonly expires?: number
}

export interface Panel {
  evaluate<A extends readonly unknown[], T>(fn: (...args: A) => T | Promise<T>, ...args: A): Promise<T>
}

export type BackgroundState = 'running' | 'stopped'

export interface Browser {
  readonly name: BrowserName
  readonly version: string
  /** `chrome-extension://…` or `moz-extension://…`, no slash at the end. */
  readonly extensionOrigin: string
  readonly extensionId: string
  readonly profile: string
  /** The browser process, leader of a process group of its own. */
  readonly pid: number
  /** Runs `fn` in the background context, waking it first. */
  background<A extends readonly unknown[], T>(fn: (...args: A) => T | Promise<T>, ...args: A): Promise<T>
  /** Does not wake it. */
  backgroundState(): Promise<BackgroundState>
  /** As the browser does when it is idle for long; resolves when it is down. */
  stopBackground(): Promise<void>
  /** A following `permissions.request` for exactly one of these patterns, from a click, is granted without a dialog. */
  allowPrompts(patterns: readonly string[]): Promise<void>
  /** As the user does on the browser's own page for the extension. */
  revoke(patterns: readonly string[]): Promise<void>
  /** The extension is switched off and on again, as the user does on the browser's own page. `between` runs while it is off. */
  switchOffAndOn(between?: () => Promise<void>): Promise<void>
  /** The extension is updated to what its folder holds now, while the browser runs. */
  update(): Promise<void>
  openTab(url?: string, options?: TabOptions): Promise<Page>
  /** A page of the extension in a tab: `page.html?tab=1`. */
  openExtensionPage(path: string, options?: TabOptions): Promise<Page>
  /** The popup of the button on the toolbar, over the page. */
  openPopup(page: Page): Promise<Panel>
  /** The extension's panel in the developer tools of a page, brought to the front; what is run there sees its globals. */
  openPanel(page: Page): Promise<Panel>
  /** The extension's sidebar, beside the pages of a window. (Chromium: its page in a tab of that window, which hears the same.) */
  openSidebar(): Promise<Panel>
  /** A shortcut of the manifest, pressed on a page. (Chromium, whose own keys no protocol can press: told to the background as the browser tells it.) */
  pressShortcut(page: Page, command: string, keys: string): Promise<void>
  /** The extension API's number for the page's tab. Brings the page to the front. */
  tabId(page: Page): Promise<number>
  /** The browser's own jar, all of it. */
  cookies(): Promise<TrueCookie[]>
  setCookie(cookie: NewCookie): Promise<void>
  clearCookies(): Promise<void>
  /** Uncaught errors and `console.error` lines of the extension's contexts so far. */
  errors(): readonly string[]
  /** The end without a goodbye. With `saved`, what the browser keeps of granted hosts is on disk before; Firefox writes it at a goodbye only. */
  kill(options?: { readonly saved?: boolean }): Promise<void>
  close(): Promise<void>
  /** Resolves when the browser is gone, whoever ended it. */
  readonly gone: Promise<void>
}

/** A page that could not be reached, with the browser's own word for why. */
export class NavigationError extends Error {
  override readonly name = 'NavigationError'
  readonly url: string
  /** `net::ERR_CONNECTION_REFUSED`, `connectionFailure`, … */
  readonly said: string

  constructor(url: string, said: string) {
    super(`${url} could not be reached: ${said}`)
    this.url = url
    this.said = said
  }
}
