import { mkdirSync } from 'node:fs'
import { buildAll } from '../../scripts/build.ts'
import type { Exchange } from '../../src/exchange/exchange.ts'
import type { RuleInput, RuleStatus } from '../../src/rules/model/rule.ts'
import type { Browser, BrowserName, LaunchOptions, Page } from '../browser/drivers/driver.ts'
import { ensureBrowser } from '../browser/drivers/ensure-browser.ts'
import { findBrowser } from '../browser/drivers/find-browser.ts'
import { launch, PACKAGE } from '../browser/drivers/launch.ts'
import { until, within } from '../browser/drivers/until.ts'
import type { Ending } from './ending.ts'

/** In functions that run in the background of the extension: as much of the contract as is used here. */
declare const crumbline: {
  readonly ready: Promise<void>
  watching(): Promise<{ readonly origins: readonly string[] }>
  exchanges(query: { readonly tabId: number }): Promise<Exchange[]>
  readonly rules: { add(rule: RuleInput): Promise<RuleStatus> }
}

const SETTLE = 15_000

/** A browser with Crumbline in it, allowed to watch, and one tab to go places with. */
export interface Stage {
  readonly browser: Browser
  readonly page: Page
  readonly tabId: number
  /** Crumbline's own page, about that tab. */
  readonly popup: Page
}

interface Choice {
  readonly browser: BrowserName | null
  readonly browserPath: string | null
}

/** Builds, launches on a fresh profile, and allows all sites by the popup's own button, as a user would. */
export async function openStage(choice: Choice, ending: Ending, options: Partial<LaunchOptions>): Promise<Stage> {
  const name =
    choice.browser ?? (findBrowser('chromium') === null && findBrowser('firefox') !== null ? 'firefox' : 'chromium')
  const binary = choice.browserPath ?? ensureBrowser(name)
  if (process.env['CRUMBLINE_BUILT'] !== '1') await buildAll()
  const launching = launch(name, { binary, extensionDir: PACKAGE[name], ...options })
  // While it is still starting, the end waits for it: nothing is left half open.
  ending.add(async () => {
    const browser = await launching.catch(() => null)
    if (browser) await within('the goodbye', 4000, browser.close()).catch(() => browser.kill())
  })
  const browser = await launching
  console.error(`${name} ${browser.version}, on a fresh profile`)
  const page = await browser.openTab()
  const tabId = await browser.tabId(page)
  const popup = await openPopup(browser, tabId, options.headless === false)
  await browser.allowPrompts(['<all_urls>'])
  await popup.click('[data-testid="allow-all"]')
  await until('the permission', async () => {
    const { origins } = await browser.background(async () => {
      await crumbline.ready
      return crumbline.watching()
    })
    return origins.some((one) => one === '<all_urls>' || one === '*://*/*')
  })
  await page.focus()
  return { browser, page, tabId, popup }
}

function openPopup(browser: Browser, tabId: number, window = false): Promise<Page> {
  return browser.openExtensionPage(`page.html?tab=${tabId}`, { window })
}

export function addRule(browser: Browser, rule: RuleInput): Promise<RuleStatus> {
  return browser.background((input) => crumbline.rules.add(input), rule)
}

/** The exchanges of the tab so far, oldest first. */
export async function exchangesSoFar({ browser, tabId }: Stage): Promise<Exchange[]> {
  const all = await browser.background((id) => crumbline.exchanges({ tabId: id }), tabId)
  return all.sort((a, b) => a.seq - b.seq)
}

/** Waits until the jar has spoken about all that matters. What is still open then is given as it is: a stream may never end. */
export async function settledExchanges(
  stage: Stage,
  matters: (one: Exchange) => boolean = () => true,
): Promise<Exchange[]> {
  const done = async () => {
    const all = await exchangesSoFar(stage)
    return all.some(matters) && all.filter(matters).every((one) => one.settled)
  }
  await until('the end of the exchanges', done, SETTLE).catch(() => console.error('Some requests have no answer yet.'))
  return exchangesSoFar(stage)
}

/** A picture of the popup at the size it has at its largest; where it is. */
export async function picture(page: Page, name: string): Promise<string> {
  mkdirSync('artifacts', { recursive: true })
  const path = `artifacts/${name}.png`
  await page.setSize(800, 600)
  await page.screenshot(path)
  return path
}
