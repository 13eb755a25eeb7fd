import { join } from 'node:path'
import type { BrowserName, Page } from '../browsers/driver.ts'
import { BROWSERS, World } from '../browsers/world.ts'
import { buildAll } from '../build/build.ts'
import { html } from '../servers/raw-server.ts'
import { keepShot, reportShots, type Shot, STILL_FLAGS } from './keep-shot.ts'
import { shootScenes } from './scene-shots.ts'

const WIDTHS = { popup: 800, middle: 420, narrow: 320 } as const
const HEIGHT = 600
type Size = keyof typeof WIDTHS

/** Three cookies that are refused, each for another reason, and one that is kept. */
const LOGIN = [
  'session=eyJhbGciOiJIUzI1NiJ9.eyJ1aWQiOjQyfQ.sig; Path=/; HttpOnly; SameSite=None',
  'tracking=7f3a; Domain=b.test',
  '__Host-csrf=4cb1e0; Path=/account',
  'theme=dark; Path=/; Max-Age=31536000',
]
const HOPS: Readonly<Record<string, string>> = {
  '/start': 'www.a.test/sso',
  '/sso': 'b.test/check',
  '/check': 'a.test/home',
}

/** `npm run shots`: takes pictures of the gallery and of the built package, and compares them with the previous ones. */
await buildAll()
const shots: Shot[] = []
for (const name of BROWSERS) shots.push(...(await shootScenes(name)))
for (const name of BROWSERS) await shoot(name)
console.log(reportShots(shots))

async function shoot(name: BrowserName): Promise<void> {
  const folder = join('artifacts', 'shots', name)
  const world = await World.open(name, { args: STILL_FLAGS })
  try {
    await shootAll(world, folder)
  } finally {
    await world.close()
  }
}

async function shootAll(world: World, folder: string): Promise<void> {
  const shot = async (page: Page, name: string, size: Size = 'popup'): Promise<void> => {
    const file = join(folder, `${name}.png`)
    await page.setSize(WIDTHS[size], HEIGHT)
    // A picture of another width than its name says would mislead.
    if ((await page.evaluate(() => innerWidth)) !== WIDTHS[size]) return
    await replaceVaryingText(page)
    shots.push(await keepShot(page, file))
  }
  const shown = (page: Page, id: string) => page.text(`[data-testid="${id}"]`)

  const first = await world.popup()
  await shown(first, 'first-run')
  await shot(first, 'first-run')
  await shot(first, 'first-run-narrow', 'narrow')
  await first.close()

  await world.allow('allow-all', '<all_urls>')
  const empty = await world.popup()
  await shown(empty, 'empty')
  await shot(empty, 'empty')
  await empty.close()

  await browse(world)
  const popup = await world.popup()
  await shown(popup, 'exchange-row')
  await open(popup, '/login')
  await shown(popup, 'received-cookie')
  // Changes of the jar are loaded after the first screen.
  await shown(popup, 'change-row')
  await shot(popup, 'refused')
  await shot(popup, 'refused-middle', 'middle')
  await shot(popup, 'refused-narrow', 'narrow')
  await popup.colorScheme('dark')
  await shot(popup, 'refused-dark')
  await popup.colorScheme('light')

  await back(popup, 'narrow')
  await shot(popup, 'list-narrow', 'narrow')
  await popup.setSize(WIDTHS.popup, HEIGHT)
  await open(popup, '/start')
  await shown(popup, 'exchange-detail')
  await shot(popup, 'chain')
  await shot(popup, 'chain-narrow', 'narrow')

  await popup.setSize(WIDTHS.popup, HEIGHT)
  await popup.click('[data-testid="tab-inject"]')
  await popup.click('[data-testid="rule-new"]')
  await popup.fill('[data-testid="rule-cookies"]', 'role=admin\nbad name=1\nsid=a b;c')
  await popup.click('[data-testid="rule-save"]')
  await shown(popup, 'field-error')
  await shot(popup, 'rule-error')
  await shot(popup, 'rule-error-narrow', 'narrow')
  await popup.colorScheme('dark')
  await shot(popup, 'rule-error-dark')
}

/** Replaces text that differs from run to run: times of day and the server's port. */
function replaceVaryingText(page: Page): Promise<void> {
  return page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const { data } = node as Text
      const fixed = data.replace(/\b\d\d:\d\d:\d\d\.\d\b/g, '12:30:00.0').replace(/(?<=\.test:)\d+/g, '8080')
      if (fixed !== data) (node as Text).data = fixed
    }
  })
}

/** Makes a log to photograph: a rule, a login with refused cookies, and a redirect chain over three hosts. */
async function browse(world: World): Promise<void> {
  await world.addRule({
    name: 'Be an admin',
    cookies: { role: 'admin', preferred_language_of_the_shop: 'fr' },
    scope: { urls: ['*://a.test/*'] },
  })
  for (const [name, value] of [
    ['first_visit_of_the_customer', 'yes'],
    ['cart', '9d1c5a4e-3f0b-4a55-8a0e-2a6f7c3b1d20'],
  ] as const) {
    await world.browser.setCookie({ name, value, host: 'a.test' })
  }
  world.server.respond = ({ path }) => {
    const to = HOPS[path]
    if (path === '/login')
      return html(
        '',
        LOGIN.map((line) => ['Set-Cookie', line] as const),
      )
    if (to === undefined) return html('<p>a page</p>')
    const [host = '', rest = ''] = to.split('/')
    const location = world.server.url(host, `/${rest}`)
    const cookie = `hop_${path.slice(1)}=1; Path=/${path === '/check' ? '; SameSite=None' : ''}`
    return {
      status: 302,
      headers: [
        ['Location', location],
        ['Set-Cookie', cookie],
      ],
    }
  }
  await world.page.goto(world.server.url('a.test', '/start'))
  await world.page.goto(world.server.url('a.test', '/login'))
  await world.settled({ url: '/login' }, 1)
  await world.settled({}, 5)
}

async function open(popup: Page, path: string): Promise<void> {
  await popup.waitFor(
    (path: string) => {
      const rows = [...document.querySelectorAll<HTMLElement>('[data-testid="exchange-row"]')]
      const row = rows.find((one) => one.title.endsWith(path))
      row?.click()
      return row !== undefined
    },
    { args: [path] },
  )
}

async function back(popup: Page, size: Size): Promise<void> {
  await popup.setSize(WIDTHS[size], HEIGHT)
  await popup.click('[data-testid="back"]')
}
