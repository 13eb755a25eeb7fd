import { mkdirSync } from 'node:fs'
import type { Exchange } from '../../src/exchange/model/exchange.ts'
import type { RuleInput, RuleStatus } from '../../src/rules/model/rule.ts'
import type { Browser, BrowserName, LaunchOptions, Page } from '../browsers/driver.ts'
import { ensureBrowser } from '../browsers/ensure-browser.ts'
import { findBrowser } from '../browsers/find-browser.ts'
import { launch, PACKAGE } from '../browsers/launch.ts'
import { until, within } from '../browsers/until.ts'
import { buildAll } from '../build/build.ts'
import type { Cleanup } from './cleanup.ts'

/** In functions that run in the background: the part of the automation contract that is used here. */
declare const crumbline: {
  readonly ready: Promise<void>
  watching(): Promise<{ readonly origins: readonly string[] }>
  exchanges(query: { readonly tabId: number }): Promise<Exchange[]>
  readonly rules: { add(rule: RuleInput): Promise<RuleStatus> }
}

const SETTLED_WITHIN_MS = 15_000
const CLOSE_WITHIN_MS = 4_000

/** A browser in which Crumbline may watch every site, with one tab to visit pages. */
export interface BrowserSetup {
  readonly browser: Browser
  readonly page: Page
  readonly tabId: number
  /** Crumbline's own page, for that tab. */
  readonly popup: Page
}

interface Choice {
  readonly browser: BrowserName | null
  readonly browserPath: string | null
}

/** Builds the extension, starts a browser on a new profile, and allows all sites with the popup's own button, as a user would. */
export async function setUpBrowser(
  choice: Choice,
  cleanup: Cleanup,
  options: Partial<LaunchOptions>,
): Promise<BrowserSetup> {
  const name =
    choice.browser ?? (findBrowser('chromium') === null && findBrowser('firefox') !== null ? 'firefox' : 'chromium')
  const binary = choice.browserPath ?? ensureBrowser(name)
  if (process.env['CRUMBLINE_BUILT'] !== '1') await buildAll()
  const launching = launch(name, { binary, extensionDir: PACKAGE[name], ...options })
  // Registered before the browser has started, so that an interruption meanwhile closes it too.
  cleanup.add(async () => {
    const browser = await launching.catch(() => null)
    if (browser) await within('the end of the browser', CLOSE_WITHIN_MS, browser.close()).catch(() => browser.kill())
  })
  const browser = await launching
  console.error(`${name} ${browser.version}, on a new profile`)
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

/** Adds a rule through the automation contract. */
export function addRule(browser: Browser, rule: RuleInput): Promise<RuleStatus> {
  return browser.background((input) => crumbline.rules.add(input), rule)
}

/** The tab's exchanges so far, oldest first. */
export async function exchangesSoFar({ browser, tabId }: BrowserSetup): Promise<Exchange[]> {
  const all = await browser.background((id) => crumbline.exchanges({ tabId: id }), tabId)
  return all.sort((a, b) => a.seq - b.seq)
}

/**
 * Waits until every exchange that matters is settled, and returns all exchanges. One that is not settled in time is returned as it is,
 * because a streaming response may never end.
 */
export async function settledExchanges(
  setup: BrowserSetup,
  matters: (one: Exchange) => boolean = () => true,
): Promise<Exchange[]> {
  const done = async () => {
    const all = await exchangesSoFar(setup)
    return all.some(matters) && all.filter(matters).every((one) => one.settled)
  }
  await until('settled exchanges', done, SETTLED_WITHIN_MS).catch(() =>
    console.error('Some requests have no answer yet.'),
  )
  return exchangesSoFar(setup)
}

/** Takes a picture at the largest size that a popup can have. @returns the file's path */
export async function takePicture(page: Page, name: string): Promise<string> {
  mkdirSync('artifacts', { recursive: true })
  const path = `artifacts/${name}.png`
  await page.setSize(800, 600)
  await page.screenshot(path)
  return path
}
