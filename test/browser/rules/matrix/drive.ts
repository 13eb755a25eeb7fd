import { until } from '../../../../tools/browsers/until.ts'
import type { World } from '../../../../tools/browsers/world.ts'
import {
  html,
  type RawRequest,
  type RawResponse,
  type RawServer,
  webSocketAccept,
} from '../../../../tools/servers/raw-server.ts'
import { BYSTANDER, KINDS, LOGIN, STATES } from './states.ts'

const FROM_OWN = ['fetch', 'socket', 'worker', 'beacon']
const FROM_OTHER = ['fetch-across', 'frame', 'image']

/** What the site answers: pages that ask for everything, and nothing that is cached. */
export function answer(server: RawServer, state: string): (request: RawRequest) => RawResponse {
  const own = server.url('a.test', '/m/')
  const lines = [...(STATES[state] ?? []), BYSTANDER].map((line) => ['Set-Cookie', line] as const)
  const isPartitioned = state === 'partitioned'
  return (request) => {
    switch (request.path) {
      case '/set':
        return html('', isPartitioned ? [['Set-Cookie', BYSTANDER]] : lines)
      case '/set-framed':
        return html('', isPartitioned ? lines : [])
      case '/frames':
        return html(`<iframe src="${server.url('a.test', '/set-framed')}"></iframe>`)
      case '/m/worker.js':
        return { headers: [['Content-Type', 'text/javascript']], body: "onmessage = () => fetch('/m/worker')" }
      case '/m/navigation':
        return html(OWN_PAGE)
      case '/m/socket':
        return webSocketAccept(request)
      case '/across':
        return html(`<iframe src="${own}frame"></iframe><img src="${own}image">
          <a id="link" href="${own}link">link</a><form id="post" method="post" action="${own}post"></form>
          <script>fetch('${own}fetch-across', { mode: 'no-cors', credentials: 'include' })</script>`)
      case '/m/login':
        return {
          status: 302,
          headers: [['Location', '/m/next'], ...LOGIN.map((line) => ['Set-Cookie', line] as const)],
        }
      default:
        return html('')
    }
  }
}

const OWN_PAGE = `<script>
  fetch('/m/fetch')
  navigator.sendBeacon('/m/beacon')
  new WebSocket('wss://' + location.host + '/m/socket')
  navigator.serviceWorker.register('/m/worker.js').then(() => navigator.serviceWorker.ready).then(({ active }) => active.postMessage(0))
</script>`

/** Brings the jar into the state. */
export async function prepare(world: World, server: RawServer): Promise<void> {
  await world.page.goto(server.url('a.test', '/set'))
  await world.page.goto(server.url('b.test', '/frames'))
  await until('the frame', () => server.got('/set-framed').length > 0)
}

/** Makes one request of every kind. @returns the Cookie headers by kind, as the server got them */
export async function driveAll(world: World, server: RawServer): Promise<Record<string, string | null>> {
  server.requests.length = 0
  const arrived = (kinds: readonly string[]) =>
    until(`the requests of ${kinds}`, () => kinds.every((kind) => server.got(`/m/${kind}`).length > 0))
  await world.page.goto(server.url('a.test', '/m/navigation'))
  await arrived(FROM_OWN)
  await world.page.goto(server.url('b.test', '/across'))
  await arrived(FROM_OTHER)
  await world.page.evaluate(() => document.querySelector<HTMLAnchorElement>('#link')?.click())
  await shows(world, '/m/link')
  await world.page.goto(server.url('b.test', '/across'))
  await world.page.evaluate(() => document.querySelector<HTMLFormElement>('#post')?.submit())
  await shows(world, '/m/post')
  await world.page.goto(server.url('a.test', '/m/login'))
  await arrived(['next'])
  return Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, server.got(`/m/${kind}`)[0]?.cookie ?? null]))
}

/** A navigation that the page itself began is over. Nothing can be asked of a page while it goes. */
async function shows(world: World, path: string): Promise<void> {
  await until(`the page ${path}`, async () => {
    const at = () => world.page.evaluate(() => (document.readyState === 'complete' ? location.pathname : ''))
    return (await at().catch(() => '')) === path
  })
}
