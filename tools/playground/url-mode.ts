import type { Exchange } from '../../src/exchange/exchange.ts'
import { NavigationError } from '../browsers/driver.ts'
import { BadArguments, explainProblem, ruleFor, type UrlArgs } from './args.ts'
import type { Ending } from './ending.ts'
import { sideBySide } from './side-by-side.ts'
import { addRule, exchangesSoFar, openStage, type Stage, settledExchanges } from './stage.ts'
import { hopLines } from './transcript.ts'

const isDocument = (one: Exchange) => one.type === 'main_frame'

/** Opens one page in a real browser with these cookies, and prints what every hop sent and returned. */
export async function visitUrl(args: UrlArgs, ending: Ending): Promise<void> {
  const stage = await openStage(args, ending, { headless: !args.headed })
  if (args.headed) await sideBySide(stage)
  if (Object.keys(args.cookies).length > 0) await addCookies(stage, args)
  const failure = await go(stage, args.url)
  const all = await settledExchanges(stage, isDocument)
  if (args.json) for (const one of all.filter(isDocument)) console.log(JSON.stringify(one))
  else print(all)
  if (failure) throw failure
  if (!args.headed) return
  console.error('Close the browser, or press Ctrl-C here, to end.')
  await stage.browser.gone
}

async function addCookies({ browser }: Stage, { url, cookies }: UrlArgs): Promise<void> {
  const { state, problems } = await addRule(browser, ruleFor(url, cookies))
  const [problem] = problems
  if (state === 'refused' && problem) throw new BadArguments(explainProblem(problem))
  if (state !== 'applied') throw new Error(`the rule for ${new URL(url).hostname} is not in force: ${state}`)
}

/** An error when there was no answer. An answer without a page (a download, a 204) is one all the same. */
async function go(stage: Stage, url: string): Promise<NavigationError | null> {
  try {
    await stage.page.goto(url)
    return null
  } catch (error) {
    const last = (await exchangesSoFar(stage)).findLast(isDocument)
    if (last && last.status !== null && last.error === null && last.redirectedTo === null) return null
    const said =
      error instanceof NavigationError ? error.reason : String(error instanceof Error ? error.message : error)
    // A redirect may have led elsewhere: the last hop is what failed.
    return new NavigationError(last?.url ?? url, said)
  }
}

function print(all: readonly Exchange[]): void {
  const shown = all.filter((one) => isDocument(one) || one.received.length > 0)
  for (const [at, one] of shown.entries()) console.log(hopLines(one, at + 1).join('\n'))
  const rest = all.length - shown.length
  if (rest > 0)
    console.log(`     and ${rest} more ${rest === 1 ? 'request' : 'requests'} of the page that returned no cookie`)
}
