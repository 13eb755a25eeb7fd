import type { WalkArgs } from './args.ts'
import { addRule, type BrowserSetup, settledExchanges, setUpBrowser, takePicture } from './browser-setup.ts'
import type { Cleanup } from './cleanup.ts'
import { HOSTS, startPlayground } from './server.ts'
import { sideBySide } from './side-by-side.ts'
import { hopLines } from './transcript.ts'

/** Opens the playground with Crumbline beside it. Headless, it clicks through the playground itself and prints a transcript. */
export async function walk(args: WalkArgs, cleanup: Cleanup, headless: boolean): Promise<void> {
  const playground = await startPlayground()
  cleanup.add(() => playground.stop())
  const setup = await setUpBrowser(args, cleanup, { headless, hosts: HOSTS })
  if (headless) return printTranscript(setup, playground.url)
  await sideBySide(setup)
  await setup.page.goto(playground.url)
  console.log(`The playground is at ${playground.url} in the browser that just opened, Crumbline beside it.`)
  console.log(
    'Sign in there, or add role=admin for shop.test in Crumbline. Close the browser, or press Ctrl-C here, to end.',
  )
  await setup.browser.gone
}

async function printTranscript(setup: BrowserSetup, url: string): Promise<void> {
  const { browser, page, popup } = setup
  let printed = 0
  const printHops = async () => {
    const all = await settledExchanges(setup)
    for (const one of all.slice(printed)) {
      printed += 1
      console.log(hopLines(one, printed).join('\n'))
    }
  }
  const step = (text: string) => console.log(`\n== ${text}`)
  console.log('There is no display, so this walks through the playground by itself and prints what happens.')

  step('A rule is added: send role=admin to shop.test and the hosts below it')
  const rule = await addRule(browser, { cookies: { role: 'admin' }, scope: { urls: ['*://*.shop.test/*'] } })
  console.log(`     ${rule.state}${rule.problems.map(({ field, code }) => ` ${field}: ${code}`).join('')}`)

  step('The front page is opened')
  await page.goto(url)
  await printHops()

  step('Signing in: a form, and redirects over two hosts')
  await page.click('#login')
  await page.waitFor(() => location.pathname === '/home')
  const role = await page.text('#role')
  await printHops()
  console.log(`     The page now says: ${role}`)

  step('The broken login: its session cookie is refused')
  await page.goto(url)
  await page.click('#broken-login')
  await page.waitFor(() => location.pathname === '/home')
  await printHops()

  step('A page with cookies that are kept and many that are refused')
  await page.goto(new URL('/cookies', url).href)
  await printHops()

  step('A pixel and a frame of another site')
  await page.goto(new URL('/third-party', url).href)
  await printHops()

  await popup.reload()
  await popup.focus()
  await popup.waitFor(() => document.querySelector('[data-testid^="exchange"]') !== null)
  console.log(`\nA picture of Crumbline after all that: ${await takePicture(popup, `popup-${browser.name}`)}`)
}
