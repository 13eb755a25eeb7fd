import type { WalkArgs } from './args.ts'
import type { Ending } from './ending.ts'
import { HOSTS, startPlayground } from './server.ts'
import { sideBySide } from './side-by-side.ts'
import { addRule, openStage, picture, type Stage, settledExchanges } from './stage.ts'
import { hopLines } from './transcript.ts'

/** The playground with Crumbline beside it; headless, the same by itself, told as a transcript. */
export async function walk(args: WalkArgs, ending: Ending, headless: boolean): Promise<void> {
  const playground = await startPlayground()
  ending.add(() => playground.stop())
  const stage = await openStage(args, ending, { headless, hosts: HOSTS })
  if (headless) return tell(stage, playground.url)
  await sideBySide(stage)
  await stage.page.goto(playground.url)
  console.log(`The playground is at ${playground.url} in the browser that just opened, Crumbline beside it.`)
  console.log(
    'Sign in there, or add role=admin for shop.test in Crumbline. Close the browser, or press Ctrl-C here, to end.',
  )
  await stage.browser.gone
}

async function tell(stage: Stage, url: string): Promise<void> {
  const { browser, page, popup } = stage
  let told = 0
  const hops = async () => {
    const all = await settledExchanges(stage)
    for (const one of all.slice(told)) {
      told += 1
      console.log(hopLines(one, told).join('\n'))
    }
  }
  const step = (text: string) => console.log(`\n== ${text}`)
  console.log('No display here: this is what a walk through the playground looks like.')

  step('A rule is added: send role=admin to shop.test and the hosts below it')
  const rule = await addRule(browser, { cookies: { role: 'admin' }, scope: { urls: ['*://*.shop.test/*'] } })
  console.log(`     ${rule.state}${rule.problems.map(({ field, code }) => ` ${field}: ${code}`).join('')}`)

  step('The front page is opened')
  await page.goto(url)
  await hops()

  step('Signing in: a form, and a chain of redirects over two hosts')
  await page.click('#login')
  await page.waitFor(() => location.pathname === '/home')
  const role = await page.text('#role')
  await hops()
  console.log(`     The page now says: ${role}`)

  step('The broken login: its session cookie is refused')
  await page.goto(url)
  await page.click('#broken-login')
  await page.waitFor(() => location.pathname === '/home')
  await hops()

  step('A page with cookies that are kept, and many that are refused')
  await page.goto(new URL('/cookies', url).href)
  await hops()

  step('A pixel and a frame of another site')
  await page.goto(new URL('/third-party', url).href)
  await hops()

  await popup.reload()
  await popup.focus()
  await popup.waitFor(() => document.querySelector('[data-testid^="exchange"]') !== null)
  console.log(`\nA picture of Crumbline after all that: ${await picture(popup, `popup-${browser.name}`)}`)
}
