/** One interface for both browsers: what tests, the playground and the benchmarks may ask of a real browser that runs the extension. */

export type BrowserName = 'chromium' | 'firefox'

/** How to start a browser, with or without the extension. */
export interface StartOptions {
  readonly binary: string
  /** Default true. */
  readonly headless?: boolean
  /** Host names that resolve to loopback: exact names, `*` for every name, and in Chromium also `*.test` for a whole suffix. */
  readonly hosts?: readonly string[]
  /** A profile folder to use and keep. Without it a temporary one is created, and deleted when the browser ends, however it ends. */
  readonly profile?: string
  /** Accept any TLS certificate. */
  readonly insecure?: boolean
  /** Chromium: extra command-line flags. */
  readonly args?: readonly string[]
  /** Firefox: extra preferences. */
  readonly prefs?: Readonly<Record<string, string | number | boolean>>
}

export interface LaunchOptions extends StartOptions {
  /** The folder of the unpacked extension. */
  readonly extensionDir: string
  /** Firefox: install the extension for good, so that it survives a restart with the same profile. (In Chromium it always does.) */
  readonly lasting?: boolean
  /** Let the extension run in private windows. */
  readonly incognito?: boolean
  /** Chromium: open the developer tools with every tab, as `openPanel` needs them. */
  readonly devTools?: boolean
}

export interface WindowRect {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface TabOptions {
  /** Open the tab in a window of its own. */
  readonly window?: boolean
  /** Open the tab in a private window. The extension sees it only when `incognito` was set at launch. */
  readonly private?: boolean
}

export interface WaitOptions<A extends readonly unknown[]> {
  /** Milliseconds. */
  readonly timeout?: number
  readonly args?: A
}

export interface ShotOptions {
  /** The whole page instead of the viewport. */
  readonly full?: boolean
  /** Only the first element that matches. */
  readonly css?: string
}

export interface Page {
  /** Resolves when the page has loaded; rejects with a NavigationError when it could not be reached. */
  goto(url: string): Promise<void>
  reload(): Promise<void>
  url(): Promise<string>
  /** Runs `fn` in the page. Arguments and result pass through JSON; `fn` can use the page's globals and nothing from here. */
  evaluate<A extends readonly unknown[], T>(fn: (...args: A) => T | Promise<T>, ...args: A): Promise<T>
  /** Waits for the first match, then clicks it with a trusted event. */
  click(css: string): Promise<void>
  /** Waits for the first match, then touches it with a trusted event. */
  tap(css: string): Promise<void>
  /** Types the keys of `text` one by one, after the text that is already in the field. */
  type(css: string, text: string): Promise<void>
  /** Replaces the text of a field. */
  fill(css: string, text: string): Promise<void>
  /** Presses a key by its name, with modifiers: `Enter`, `Shift+Tab`. */
  press(key: string): Promise<void>
  /** Waits for the first match, then returns its rendered text. */
  text(css: string): Promise<string>
  /** Polls until `fn` returns something truthy, and returns that. */
  waitFor<A extends readonly unknown[], T>(fn: (...args: A) => T | Promise<T>, options?: WaitOptions<A>): Promise<T>
  /** Returns a PNG, and writes it to `path` when that is given. */
  screenshot(path?: string, options?: ShotOptions): Promise<Buffer>
  /** Sets the size of the viewport. */
  setSize(width: number, height: number): Promise<void>
  /** Sets the position and outer size of the page's window. Useful when the browser is not headless. */
  setWindow(rect: WindowRect): Promise<void>
  colorScheme(scheme: 'dark' | 'light'): Promise<void>
  /** Turns high contrast on or off: the system's colours instead of the page's. */
  forcedColors(forced: boolean): Promise<void>
  focus(): Promise<void>
  close(): Promise<void>
}

/** A cookie as the browser itself stores it, read without the extension's help. */
export interface BrowserCookie {
  readonly name: string
  readonly value: string
  /** Without a leading dot. */
  readonly domain: string
  readonly hostOnly: boolean
  readonly path: string
  readonly secure: boolean
  readonly httpOnly: boolean
  readonly sameSite: 'strict' | 'lax' | 'none' | 'unspecified'
  /** Milliseconds since the epoch; null for a session cookie. */
  readonly expires: number | null
  /** The top-level site of a partitioned cookie. */
  readonly partition: string | null
}

export interface NewCookie {
  readonly name: string
  readonly value: string
  /** The cookie is host-only for this host unless `domain` is given. */
  readonly host: string
  readonly domain?: string
  readonly path?: string
  readonly secure?: boolean
  readonly httpOnly?: boolean
  readonly sameSite?: 'strict' | 'lax' | 'none'
  /** Milliseconds since the epoch; a session cookie without it. */
  readonly expires?: number
}

/** A view of the extension that is not a tab: its popup, its sidebar, its panel in the developer tools. */
export interface Panel {
  evaluate<A extends readonly unknown[], T>(fn: (...args: A) => T | Promise<T>, ...args: A): Promise<T>
}

export type BackgroundState = 'running' | 'stopped'

export interface Browser {
  readonly name: BrowserName
  readonly version: string
  /** `chrome-extension://…` or `moz-extension://…`, without a slash at the end. */
  readonly extensionOrigin: string
  readonly extensionId: string
  readonly profile: string
  /** The browser's main process, which leads a process group of its own. */
  readonly pid: number
  /** Wakes the background if it is stopped, then runs `fn` in it. */
  background<A extends readonly unknown[], T>(fn: (...args: A) => T | Promise<T>, ...args: A): Promise<T>
  /** Does not wake the background. */
  backgroundState(): Promise<BackgroundState>
  /** Stops the background as the browser does after it has been idle. Resolves when it has stopped. */
  stopBackground(): Promise<void>
  /** Lets a later `permissions.request` for exactly one of these patterns, made from a click, succeed without a dialog. */
  allowPrompts(patterns: readonly string[]): Promise<void>
  /** Withdraws host permissions as a user does on the browser's own page for the extension. */
  revoke(patterns: readonly string[]): Promise<void>
  /** Disables the extension, runs `between`, and enables it again, as a user does on the browser's own page. */
  switchOffAndOn(between?: () => Promise<void>): Promise<void>
  /** Updates the extension to what its folder contains now, while the browser runs. */
  update(): Promise<void>
  openTab(url?: string, options?: TabOptions): Promise<Page>
  /** Opens a page of the extension in a tab: `page.html?tab=1`. */
  openExtensionPage(path: string, options?: TabOptions): Promise<Page>
  /** Opens the toolbar button's popup over the page. */
  openPopup(page: Page): Promise<Panel>
  /** Opens the extension's panel in the developer tools of a page. */
  openPanel(page: Page): Promise<Panel>
  /** Opens the extension's sidebar. (Chromium: its page in a tab, because no protocol opens a side panel.) */
  openSidebar(): Promise<Panel>
  /**
   * Presses a keyboard shortcut of the manifest on a page. (Chromium: dispatches `commands.onCommand` in the background, because no
   * protocol can press the browser's own keys.)
   */
  pressShortcut(page: Page, command: string, keys: string): Promise<void>
  /** Brings the page to the front and returns the number that the extension API gives its tab. */
  tabId(page: Page): Promise<number>
  /** Every cookie in the browser's own jar. */
  cookies(): Promise<BrowserCookie[]>
  setCookie(cookie: NewCookie): Promise<void>
  clearCookies(): Promise<void>
  /** Uncaught errors and `console.error` lines of the extension's contexts so far. */
  errors(): readonly string[]
  /**
   * Kills the browser without letting it quit. With `saved`, waits first until the granted hosts are on disk; Firefox writes them only
   * when it quits, so there `saved` means `close`.
   */
  kill(options?: { readonly saved?: boolean }): Promise<void>
  close(): Promise<void>
  /** Resolves when the browser has ended, whoever ended it. */
  readonly gone: Promise<void>
}

/** A page could not be reached. Carries the browser's own error code. */
export class NavigationError extends Error {
  override readonly name = 'NavigationError'
  readonly url: string
  /** `net::ERR_CONNECTION_REFUSED`, `connectionFailure`, … */
  readonly reason: string

  constructor(url: string, reason: string) {
    super(`${url} could not be reached: ${reason}`)
    this.url = url
    this.reason = reason
  }
}
