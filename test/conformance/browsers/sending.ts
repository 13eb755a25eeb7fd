/** `{h}` and `{s}` stand for the server's ports. */
type Url = string

/** What is in the jar: on which page, from where (the page itself when left out: top level), and the attributes of the cookies. */
export interface Sowing {
  readonly page: Url
  readonly frame?: Url
  readonly attributes: readonly string[]
}

const SITES = ['', '; SameSite=Strict', '; SameSite=Lax', '; SameSite=None; Secure', '; SameSite=None']
const PLACES = ['; Path=/', '', '; Path=/one/two/three', '; Path=/other', '; Path=/; Domain=a.test']
const KINDS = ['', '; Secure', '; HttpOnly; Max-Age=6000']

const EVERY = SITES.flatMap((site) => PLACES.flatMap((place) => KINDS.map((kind) => site + place + kind)))
const PARTITIONED = SITES.map((site) => `; Partitioned; Secure; Path=/${site}`)
const third = (list: readonly string[], at: number) => list.filter((_, index) => index % 3 === at)

export const SOWINGS: readonly Sowing[] = [
  { page: 'https://www.a.test:{s}/one/two', attributes: [...third(EVERY, 0), ...PARTITIONED] },
  { page: 'http://www.a.test:{h}/one/two', attributes: third(EVERY, 1) },
  { page: 'https://a.test:{s}/one/', attributes: third(EVERY, 2) },
  { page: 'http://localhost:{h}/one/two', attributes: third(EVERY, 0) },
  { page: 'https://b.test:{s}/', frame: 'https://www.a.test:{s}/one/two', attributes: [...SITES, ...PARTITIONED] },
  { page: 'https://a.test:{s}/', frame: 'https://www.a.test:{s}/one/two', attributes: PARTITIONED },
]

/** One request, the page that makes it, and the facts about it that the engine is told. */
export interface Sending {
  readonly category: string
  /** Pages around the requesting one, the top-level one first; the last one makes the request. */
  readonly pages: readonly Url[]
  /** Hops that redirect, the first one first. */
  readonly hops: readonly Url[]
  readonly redirect?: string
  readonly url: Url
  readonly type: string
  readonly method: 'GET' | 'POST'
  /** The body of the requesting page; null: the address is typed. */
  readonly body: ((url: string) => string) | null
}

interface Way {
  readonly type: string
  readonly method?: Sending['method']
  readonly body: (url: string) => string
}

const script = (code: string) => `<!doctype html><script>${code}</script>`
const form = (url: string, method: string, more = '') =>
  `<!doctype html><form action="${url}" method="${method}" ${more}><input name="x"></form><script>document.forms[0].submit()</script>`

/** A form by GET loses the query that the server tells requests by: it has the key as a field. */
const getForm = (url: string) => {
  const [action = '', key = ''] = url.split('?')
  return `<!doctype html><form action="${action}"><input name="${key}"></form><script>document.forms[0].submit()</script>`
}

const WITHIN: Readonly<Record<string, Way>> = {
  fetch: { type: 'xmlhttprequest', body: (url) => script(`fetch('${url}',{mode:'no-cors',credentials:'include'})`) },
  'fetch post': {
    type: 'xmlhttprequest',
    method: 'POST',
    body: (url) => script(`fetch('${url}',{mode:'no-cors',credentials:'include',method:'POST',body:'x'})`),
  },
  image: { type: 'image', body: (url) => `<!doctype html><img src="${url}">` },
  script: { type: 'script', body: (url) => `<!doctype html><script src="${url}"></script>` },
  style: { type: 'stylesheet', body: (url) => `<!doctype html><link rel="stylesheet" href="${url}">` },
  beacon: { type: 'ping', method: 'POST', body: (url) => script(`navigator.sendBeacon('${url}','x')`) },
  frame: { type: 'sub_frame', body: (url) => `<!doctype html><iframe src="${url}"></iframe>` },
  'frame post': {
    type: 'sub_frame',
    method: 'POST',
    body: (url) => `<!doctype html><iframe name="f"></iframe>${form(url, 'post', 'target="f"').slice(15)}`,
  },
}
/** The handshake, which an http server takes for a request like any other, and turns down. */
const SOCKET: Readonly<Record<string, Way>> = {
  websocket: { type: 'websocket', body: (url) => script(`new WebSocket('${url}')`) },
}
const ABOVE: Readonly<Record<string, Way>> = {
  link: { type: 'main_frame', body: (url) => script(`location.href='${url}'`) },
  'form get': { type: 'main_frame', body: getForm },
  'form post': { type: 'main_frame', method: 'POST', body: (url) => form(url, 'post') },
}

const PAGES: readonly Url[] = [
  'https://www.a.test:{s}/',
  'https://b.test:{s}/',
  'http://a.test:{h}/',
  'http://b.test:{h}/',
]
const TARGETS: readonly Url[] = [
  'https://www.a.test:{s}/one/two/x',
  'http://www.a.test:{h}/one/two/x',
  'https://a.test:{s}/one/twofold',
  'http://localhost:{h}/one/two',
]

const isMixed = (page: Url, url: Url) => page.startsWith('https:') && /^(http|ws):/.test(url)

/** Browsers warn of a form that leaves https, and load nothing from http into a page of https. */
function ways(ways: Readonly<Record<string, Way>>, targets = TARGETS): Sending[] {
  return Object.entries(ways).flatMap(([category, { type, method, body }]) =>
    PAGES.flatMap((page) =>
      targets
        .filter((url) => category === 'link' || !isMixed(page, url))
        .map((url): Sending => {
          return { category, pages: [page], hops: [], url, type, method: method ?? 'GET', body }
        }),
    ),
  )
}

const [A, B] = ['https://www.a.test:{s}/', 'https://b.test:{s}/'] as const
const [TARGET] = TARGETS as [Url]

/** Chains of redirects: away and back, home by way of others, and by other codes. */
function redirects(): Sending[] {
  const chains: readonly (readonly [string, readonly Url[]])[] = [
    [A, ['https://b.test:{s}/hop']],
    [B, ['https://b.test:{s}/hop']],
    [B, ['https://a.test:{s}/hop']],
    [A, ['https://a.test:{s}/hop', 'https://b.test:{s}/hop2']],
    [A, ['https://deep.a.test:{s}/hop']],
    ['http://a.test:{h}/', ['http://www.a.test:{h}/hop']],
    ['http://a.test:{h}/', ['http://b.test:{h}/hop']],
  ]
  const { fetch, frame, image } = WITHIN as Record<'fetch' | 'frame' | 'image', Way>
  const used = { ...ABOVE, fetch, frame, image }
  return chains.flatMap(([page, hops]) =>
    Object.values(used).flatMap(({ type, method, body }): Sending[] => {
      const one = { category: 'redirects', pages: [page], hops, url: TARGET, type, body }
      // A POST goes on as GET after 302, as POST after 307.
      if (method === undefined) return [{ ...one, method: 'GET' }]
      return [
        { ...one, method: 'GET' },
        { ...one, method, redirect: '307 Temporary Redirect' },
      ]
    }),
  )
}

/** Pages within pages. */
function nested(): Sending[] {
  const trees: readonly (readonly Url[])[] = [
    [A, A],
    [A, B],
    [B, A],
    [A, B, A],
    [B, B, A],
    ['https://a.test:{s}/', A],
    ['http://a.test:{h}/', A],
  ]
  const { fetch, frame, image } = WITHIN as Record<'fetch' | 'frame' | 'image', Way>
  return trees.flatMap((pages) =>
    [fetch, frame, image].map(({ type, body }) => {
      return { category: 'nested', pages, hops: [], url: TARGET, type, method: 'GET' as const, body }
    }),
  )
}

function typed(): Sending[] {
  return [...TARGETS, 'https://www.a.test:{s}/one', 'https://www.a.test:{s}/other/x', 'https://deep.a.test:{s}/'].map(
    (url) => {
      return { category: 'typed', pages: [], hops: [], url, type: 'main_frame', method: 'GET' as const, body: null }
    },
  )
}

/** Every request that is tried. */
export function sendings(): Sending[] {
  const sockets = TARGETS.map((url) => url.replace(/^http/, 'ws'))
  return [...typed(), ...ways(WITHIN), ...ways(SOCKET, sockets), ...ways(ABOVE), ...redirects(), ...nested()]
}
