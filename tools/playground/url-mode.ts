import type { Exchange } from '../../src/exchange/model/exchange.ts'
import { NavigationError } from '../browsers/driver.ts'
import { BadArguments, explainProblem, ruleFor, type UrlArgs } from './args.ts'
import { addRule, type BrowserSetup, exchangesSoFar, settledExchanges, setUpBrowser } from './browser-setup.ts'
import type { Cleanup } from './cleanup.ts'
import { sideBySide } from './side-by-side.ts'
import { hopLines } from './transcript.ts'

const isDocument = (one: Exchange) => one.type === 'main_frame'

/** Opens one page in a real browser, sends the cookies with it, and prints what every hop sent and returned. */
export async function visitUrl(args: UrlArgs, cleanup: Cleanup): Promise<void> {
  const setup = await setUpBrowser(args, cleanup, { headless: !args.headed })
  if (args.headed) await sideBySide(setup)
  if (Object.keys(args.cookies).length > 0) await addCookies(setup, args)
  const failure = await navigate(setup, args.url)
  const all = await settledExchanges(setup, isDocument)
  if (args.json) for (const one of all.filter(isDocument)) console.log(JSON.stringify(one))
  else print(all)
  if (failure) throw failure
  if (!args.headed) return
  console.error('Close the browser, or press Ctrl-C here, to end.')
  await setup.browser.gone
}

async function addCookies({ browser }: BrowserSetup, { url, cookies }: UrlArgs): Promise<void> {
  const { state, problems } = await addRule(browser, ruleFor(url, cookies))
  const [problem] = problems
  if (state === 'refused' && problem) throw new BadArguments(explainProblem(problem))
  if (state !== 'applied') throw new Error(`the rule for ${new URL(url).hostname} is not in force: ${state}`)
}

/** @returns an error when nothing answered; a response without a page (a download, a 204) is an answer */
async function navigate(setup: BrowserSetup, url: string): Promise<NavigationError | null> {
  try {
    await setup.page.goto(url)
    return null
  } catch (error) {
    const last = (await exchangesSoFar(setup)).findLast(isDocument)
    if (last && last.status !== null && last.error === null && last.redirectedTo === null) return null
    const reason =
      error instanceof NavigationError ? error.reason : String(error instanceof Error ? error.message : error)
    // After a redirect the last hop is the one that failed.
    return new NavigationError(last?.url ?? url, reason)
  }
}

function print(all: readonly Exchange[]): void {
  const shown = all.filter((one) => isDocument(one) || one.received.length > 0)
  for (const [at, one] of shown.entries()) console.log(hopLines(one, at + 1).join('\n'))
  const rest = all.length - shown.length
  if (rest > 0)
    console.log(`     and ${rest} more ${rest === 1 ? 'request' : 'requests'} of the page that returned no cookie`)
}
