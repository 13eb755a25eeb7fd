import type { Watching } from '../../src/contract/call-types.ts'
import type { Exchange } from '../../src/exchange/model/exchange.ts'
import type { ExchangeQuery } from '../../src/exchange/query/query.ts'
import type { RulePatch } from '../../src/rules/model/patch-rule.ts'
import type { RuleInput, RuleStatus, ValidationProblem } from '../../src/rules/model/rule.ts'
import { html, RawServer } from '../servers/raw-server.ts'
import type { Crumbline } from './contract.ts'
import type { Browser, BrowserName, LaunchOptions, Page } from './driver.ts'
import { ensureBrowser } from './ensure-browser.ts'
import { launch, PACKAGE } from './launch.ts'
import { until } from './until.ts'

/** In functions that run in the background context. */
declare const crumbline: Crumbline

const HOSTS: Readonly<Record<BrowserName, readonly string[]>> = {
  chromium: ['*.test'],
  firefox: ['a.test', 'www.a.test', 'sso.a.test', 'b.test', 'c.test'],
}

/** The browsers to test: both, or the one that `npm test -- --browser NAME` chose. */
export const BROWSERS = (['chromium', 'firefox'] as const).filter(
  (name) => process.env['CRUMBLINE_ONLY'] === undefined || process.env['CRUMBLINE_ONLY'] === name,
)

/** One real browser with the built package in it, one tab, and one server that the test hosts resolve to. */
export class World {
  readonly browser: Browser
  readonly server: RawServer
  readonly page: Page
  readonly tabId: number

  private constructor(browser: Browser, server: RawServer, page: Page, tabId: number) {
    this.browser = browser
    this.server = server
    this.page = page
    this.tabId = tabId
  }

  /** Starts the browser and the server. */
  static async open(name: BrowserName, options: Partial<LaunchOptions> = {}): Promise<World> {
    const server = await RawServer.start(() => html('<p>a page</p>'))
    const browser = await launch(name, {
      binary: ensureBrowser(name),
      extensionDir: PACKAGE[name],
      hosts: HOSTS[name],
      ...options,
    })
    const page = await browser.openTab()
    return new World(browser, server, page, await browser.tabId(page))
  }

  async close(): Promise<void> {
    await this.browser.close()
    await this.server.stop()
  }

  /** Opens the popup's interface as a page in a tab, for the world's tab. */
  popup(host = 'a.test'): Promise<Page> {
    const query = new URLSearchParams({ tab: String(this.tabId), url: this.server.url(host) })
    return this.browser.openExtensionPage(`page.html?${query}`)
  }

  /** Grants a permission as a user does: with a button on the popup's first screen, or later in its menu. */
  async allow(
    button: 'allow-site' | 'allow-all' | 'menu-allow-site' | 'menu-allow-all',
    pattern: string,
  ): Promise<void> {
    const popup = await this.popup()
    await this.browser.allowPrompts([pattern])
    if (button.startsWith('menu-')) await popup.click('[data-testid="access-menu"]')
    await popup.click(`[data-testid="${button}"]`)
    await until(`the permission for ${pattern}`, async () => (await this.watching()).origins.includes(pattern))
    await popup.close()
    await this.page.focus()
  }

  /** Clears the log, the rules, the jar and the server's records. */
  async reset(): Promise<void> {
    await this.browser.background(() => crumbline.rules.clear())
    await this.page.goto('about:blank')
    await this.browser.clearCookies()
    await this.settled({})
    await this.browser.background(() => crumbline.clear())
    this.server.requests.length = 0
    this.server.respond = () => html('<p>a page</p>')
  }

  watching(): Promise<Watching> {
    return this.browser.background(() => crumbline.watching())
  }

  pause(paused: boolean): Promise<void> {
    return this.browser.background((paused: boolean) => crumbline.pause(paused), paused)
  }

  exchanges(query: ExchangeQuery = {}): Promise<Exchange[]> {
    return this.browser.background((query: ExchangeQuery) => crumbline.exchanges(query), query)
  }

  /** Waits until at least `count` exchanges match and all of them are settled, and returns them. */
  settled(query: ExchangeQuery, count = 0): Promise<Exchange[]> {
    const check = async () => {
      const found = await this.exchanges(query)
      return found.length >= count && found.every((one) => one.settled) ? found : undefined
    }
    return until(`${count} settled exchanges of ${JSON.stringify(query)}`, check)
  }

  /** Waits for the one exchange whose URL contains the text. @throws Error when more than one does */
  async exchange(url: string): Promise<Exchange> {
    const [one, ...others] = await this.settled({ url }, 1)
    if (!one || others.length > 0) throw new Error(`${others.length + 1} exchanges for ${url}, not one`)
    return one
  }

  addRule(rule: RuleInput): Promise<RuleStatus> {
    return this.browser.background((rule: RuleInput) => crumbline.rules.add(rule), rule)
  }

  /** The problems for which a rule is rejected. */
  rejectedRule(rule: RuleInput): Promise<readonly ValidationProblem[]> {
    return this.browser.background(
      (rule: RuleInput) =>
        crumbline.rules.add(rule).then(
          ({ id }) => {
            throw new Error(`the rule was kept as ${id}`)
          },
          ({ code, problems = [] }: { code: string; problems?: readonly ValidationProblem[] }) => {
            if (code !== 'bad-rule') throw new Error(code)
            return problems
          },
        ),
      rule,
    )
  }

  updateRule(id: string, patch: RulePatch): Promise<RuleStatus> {
    return this.browser.background((id: string, patch: RulePatch) => crumbline.rules.update(id, patch), id, patch)
  }

  rules(): Promise<RuleStatus[]> {
    return this.browser.background(() => crumbline.rules.list())
  }

  /** Waits until the server has received `count` requests for a path, and returns their Cookie headers. */
  cookiesAt(path: string, count = 1): Promise<(string | null)[]> {
    return until(`${count} requests for ${path}`, () => {
      const got = this.server.got(path)
      return got.length >= count ? got.map(({ cookie }) => cookie) : undefined
    })
  }
}
