import { type RawRequest, type RawResponse, webSocketAccept } from '../servers/raw-server.ts'
import { KEPT, type Lesson, REFUSED, THIRD_PARTY } from './lessons.ts'

export const SHOP = 'shop.test'
export const SSO = 'sso.shop.test'
export const ADS = 'ads.test'

type Lines = readonly string[]

/** Facts about the server that an answer may need besides the request. */
export interface ServerFacts {
  readonly port: number
  /** The Cookie header of the last request for a path. */
  readonly lastCookie: (path: string) => string | null
}

/** The answer of the playground's sites to a request. */
export function answer(request: RawRequest, server: ServerFacts): RawResponse {
  const [path = '/'] = request.path.split('?')
  const at = (host: string, where: string) => `http://${host}:${server.port}${where}`
  if (request.host === ADS) return ads(path, request)
  if (request.host === SSO) {
    if (path !== '/callback') return page('Sign-in', '<p>Nothing to see here. The login passes through this host.</p>')
    return redirect(at(SHOP, '/home'), [
      'sso=signed-in; Path=/; HttpOnly; SameSite=Lax',
      `session=s-4711; Domain=${SHOP}; Path=/; HttpOnly; SameSite=Lax`,
    ])
  }
  switch (path) {
    case '/login':
      return redirect(at(SSO, '/callback?code=42'), ['login=started; Path=/; HttpOnly; SameSite=Lax'])
    case '/broken-login':
      return redirect(at(SHOP, '/home?after=broken'), ['broken_session=s-4712; Path=/; HttpOnly; SameSite=None'])
    case '/logout':
      return redirect(at(SHOP, '/'), [`session=; Domain=${SHOP}; Path=/; Max-Age=0`, 'login=; Path=/; Max-Age=0'])
    case '/home':
      return home(request)
    case '/cookies':
      return lessons()
    case '/third-party':
      return page(
        'A page with third parties',
        `<p>This page of ${SHOP} embeds a pixel and a frame of ${ADS}. Both try to set cookies, and over plain http most browsers
         refuse them. Crumbline shows why.</p>
         <img id="pixel" alt="the pixel of ads.test" width="8" height="8" src="${at(ADS, '/pixel.svg')}">
         <iframe title="the frame of ads.test" src="${at(ADS, '/frame')}"></iframe>`,
      )
    case '/fetch':
      return fetches(at(ADS, '/api'))
    case '/echo':
      return echo(request)
    case '/api':
      return { ...echo(request), headers: [['Content-Type', 'application/json'], ...cookies(['from_fetch=1; Path=/'])] }
    case '/seen': {
      const other = new URLSearchParams(request.path.split('?')[1]).get('path') ?? ''
      return { headers: [['Cache-Control', 'no-store']], body: server.lastCookie(other) ?? 'no cookie' }
    }
    case '/socket':
      return webSocketAccept(request, cookies(['from_socket=1; Path=/']))
    case '/socket-page':
      return socketPage()
    case '/worker':
      return workerPage(server.port, request.host)
    case '/worker.js':
      return {
        headers: [['Content-Type', 'text/javascript'], ...cookies(['from_worker_script=1; Path=/'])],
        body: WORKER,
      }
    case '/favicon.ico':
      return { status: 404 }
    default:
      return front(server.port)
  }
}

function front(port: number): RawResponse {
  return page(
    'A small shop',
    `<p>Everything here sets cookies. Click something, then look at Crumbline beside it.</p>
     <section><h2>Sign in</h2>
       <p>Any name will do. The login goes ${SHOP} → ${SSO} → ${SHOP}, and each hop sets a cookie.</p>
       <form method="post" action="/login"><input name="user" aria-label="Name" value="ada"> <button id="login">Sign in</button></form>
     </section>
     <section><h2>Sign in, broken</h2>
       <p>The same, but its session cookie has <code>SameSite=None</code> without <code>Secure</code>, so you come back signed out.</p>
       <form method="post" action="/broken-login"><button id="broken-login">Sign in, broken</button></form>
     </section>
     <section><h2>Become admin</h2>
       <p>In Crumbline, add the cookie <code>role=admin</code> for ${SHOP}. Then see <a href="/home">who you are</a>.</p>
     </section>
     <section><h2>More</h2><ul>
       <li><a href="/cookies">Cookies that are kept, and ${REFUSED.length} that are refused</a></li>
       <li><a href="/third-party">A frame and a pixel of another site</a></li>
       <li><a href="/fetch">Fetches, to this site and to another</a></li>
       <li><a href="/socket-page">A WebSocket</a></li>
       <li><a href="http://localhost:${port}/worker">A service worker</a> (on localhost: elsewhere it would need https)</li>
       <li><a href="/echo">The Cookie header that the server received</a></li>
     </ul></section>`,
  )
}

function home(request: RawRequest): RawResponse {
  const jar = new URLSearchParams((request.cookie ?? '').replaceAll('; ', '&'))
  const role = jar.get('role') === 'admin' ? 'admin' : 'guest'
  const broken = request.path.includes('after=broken')
  const signedIn = jar.has(broken ? 'broken_session' : 'session')
  const not = broken
    ? 'Not signed in: the server never received the session cookie. Crumbline shows why it was refused.'
    : 'Not signed in.'
  return page(
    'Home',
    `<p class="big" id="role">You are ${role}</p>
     <p id="signed-in">${signedIn ? 'Signed in.' : not}</p>
     <p>The server received: <code>${escapeHtml(request.cookie ?? 'no cookie')}</code></p>
     <p><a href="/logout">Sign out</a></p>`,
  )
}

function lessons(): RawResponse {
  const table = (title: string, all: readonly Lesson[]) =>
    `<h2>${title}</h2><table><tr><th>Set-Cookie</th><th>Why</th></tr>${all
      .map(
        ({ line, about }) =>
          `<tr><td><code>${escapeHtml(line.length > 90 ? `${line.slice(0, 40)}…` : line)}</code><td>${about}`,
      )
      .join('')}</table>`
  return page(
    'Kept and refused',
    `<p>The response of this page contained all of these lines.</p>${table('Kept', KEPT)}${table('Refused', REFUSED)}`,
    [...KEPT, ...REFUSED].map(({ line }) => line),
  )
}

function ads(path: string, request: RawRequest): RawResponse {
  const set = cookies(THIRD_PARTY.map(({ line }) => line))
  if (path === '/pixel.svg') {
    const body =
      '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8" fill="#b5532a"/></svg>'
    return { headers: [['Content-Type', 'image/svg+xml'], ['Cache-Control', 'no-store'], ...set], body }
  }
  if (path === '/api') {
    const origin = request.headers.find(([name]) => name === 'origin')?.[1] ?? '*'
    const cors: readonly (readonly [string, string])[] = [
      ['Access-Control-Allow-Origin', origin],
      ['Access-Control-Allow-Credentials', 'true'],
    ]
    return { ...echo(request), headers: [['Content-Type', 'application/json'], ...cors, ...set] }
  }
  return page(
    'An advertisement',
    `<p>A frame of ${ADS}. It received: <code>${escapeHtml(request.cookie ?? 'no cookie')}</code></p>`,
    ['ads_frame=1; Path=/; SameSite=Lax'],
  )
}

function fetches(other: string): RawResponse {
  return page(
    'Fetches',
    `<p><button id="same">Fetch from this site</button> <button id="cross">Fetch from ${ADS}, with credentials</button></p>
     <pre id="out">…</pre>
     <script>
       const ask = (id, url, options) => document.getElementById(id).addEventListener('click', async () => {
         const out = document.getElementById('out')
         try { out.textContent = await (await fetch(url, options)).text() } catch (error) { out.textContent = String(error) }
       })
       ask('same', '/api')
       ask('cross', '${other}', { credentials: 'include' })
     </script>`,
  )
}

function socketPage(): RawResponse {
  return page(
    'A WebSocket',
    `<p>Its handshake is a request like any other: it sends cookies, and its response may set some.</p><pre id="out">opening…</pre>
     <script>
       const out = document.getElementById('out')
       const socket = new WebSocket('ws://' + location.host + '/socket')
       socket.onopen = async () => { out.textContent = 'open; the server received: ' + await (await fetch('/seen?path=/socket')).text() }
       socket.onerror = () => { out.textContent = 'it did not open' }
     </script>`,
  )
}

function workerPage(port: number, host: string): RawResponse {
  if (host !== 'localhost') return redirect(`http://localhost:${port}/worker`, [])
  return page(
    'A service worker',
    `<p>The page asks for <code>/api</code>; its service worker answers by fetching it.</p>
     <p><button id="ask">Fetch through the worker</button></p><pre id="out">starting…</pre>
     <script>
       const out = document.getElementById('out')
       navigator.serviceWorker.register('/worker.js').then(() => navigator.serviceWorker.ready).then(
         () => { out.textContent = 'ready' }, (error) => { out.textContent = String(error) })
       document.getElementById('ask').addEventListener('click', async () => { out.textContent = await (await fetch('/api')).text() })
     </script>`,
  )
}

const WORKER = `addEventListener('activate', (event) => event.waitUntil(clients.claim()))
addEventListener('fetch', (event) => {
  if (new URL(event.request.url).pathname === '/api') event.respondWith(fetch(event.request))
})`

function echo(request: RawRequest): RawResponse {
  const { method, host, path, cookie } = request
  return {
    headers: [
      ['Content-Type', 'application/json'],
      ['Cache-Control', 'no-store'],
    ],
    body: JSON.stringify({ method, host, path, cookie }, null, 2),
  }
}

function redirect(location: string, lines: Lines): RawResponse {
  return { status: 302, headers: [['Location', location], ['Cache-Control', 'no-store'], ...cookies(lines)] }
}

function cookies(lines: Lines): (readonly [string, string])[] {
  return lines.map((line) => ['Set-Cookie', line] as const)
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`).replaceAll('\x07', '\\x07')
}

const STYLE = `:root{color-scheme:light dark;--line:#8884;--warm:#b5532a}body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;
padding:0 1.25rem}h1{font-size:1.5rem;border-bottom:3px solid var(--warm);padding-bottom:.4rem}
h2{font-size:1.05rem;margin:1.4rem 0 .2rem}p{margin:.3rem 0}code,pre{font:14px/1.4 ui-monospace,monospace;overflow-wrap:anywhere}
pre{border:1px solid var(--line);border-radius:6px;padding:.7rem;white-space:pre-wrap}table{border-collapse:collapse;width:100%}
td,th{text-align:left;vertical-align:top;border-bottom:1px solid var(--line);padding:.35rem .5rem .35rem 0}iframe{border:1px solid var(--line);
border-radius:6px;width:100%;height:12rem;margin-top:.6rem}button,input{font:inherit;padding:.25rem .7rem}.big{font-size:1.6rem;font-weight:600}`

function page(title: string, body: string, lines: Lines = []): RawResponse {
  return {
    headers: [['Content-Type', 'text/html; charset=utf-8'], ['Cache-Control', 'no-store'], ...cookies(lines)],
    body: `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<title>${title}</title><style>${STYLE}</style><p><a href="/">${SHOP}</a></p><h1>${title}</h1>${body}</html>`,
  }
}
