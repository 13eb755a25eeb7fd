/** `{h}` and `{s}` stand for the ports of http and https. */
type Url = string

/** Cookies to set before the requests: the page that is visited, its frame that sets them (else the page does), and their attributes. */
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

/** Set-Cookie lines of some responses. */
export const BROUGHT: readonly string[] = [
  ...SITES.flatMap((site, index) => [
    `w${index}=1; Path=/${site}`,
    `w${index}=2; Path=/; Partitioned; Secure${site}`,
    `w${index}=3; Domain=a.test${site}`,
  ]),
  'wg=1; Path=/; Secure',
  'wg=1; Path=/; Secure; Max-Age=0',
  '__Host-w=1; Path=/; Secure',
]

/** One request, the page that makes it, and the facts about it that the engine gets. */
export interface Sending {
  readonly category: string
  /** Nested pages, the top-level one first; the last one makes the request. */
  readonly pages: readonly Url[]
  /** The origin that started the request, when it is not the last page's; 'null' is an opaque origin. */
  readonly initiator?: string
  /** The page whose frame is loaded, when it is not the last page. */
  readonly parent?: Url
  /** HTML attributes of the frame that contains the last page. */
  readonly frame?: string
  /** URLs that redirect, in order. */
  readonly hops: readonly Url[]
  /** The status of each redirect; default 302. */
  readonly redirect?: number
  readonly url: Url
  readonly type: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'HEAD'
  /** The HTML of the requesting page; null when the URL is typed into the address bar. */
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

/** A GET form drops the query of its action, by which the server recognizes requests, so the key becomes a field. */
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
/** Requests that cookies treat like an image or a fetch. */
const ALIKE: Readonly<Record<string, Way>> = {
  xhr: {
    type: 'xmlhttprequest',
    body: (url) => script(`const x=new XMLHttpRequest();x.open('GET','${url}');x.withCredentials=true;x.send()`),
  },
  'fetch head': {
    type: 'xmlhttprequest',
    method: 'HEAD',
    body: (url) => script(`fetch('${url}',{mode:'no-cors',credentials:'include',method:'HEAD'})`),
  },
  event: { type: 'xmlhttprequest', body: (url) => script(`new EventSource('${url}',{withCredentials:true})`) },
  object: { type: 'object', body: (url) => `<!doctype html><object data="${url}"></object>` },
  embed: { type: 'object', body: (url) => `<!doctype html><embed src="${url}">` },
  media: { type: 'media', body: (url) => `<!doctype html><video src="${url}" preload="auto"></video>` },
  track: { type: 'image', body: (url) => `<!doctype html><style>body{background:url('${url}')}</style>x` },
  ping: { type: 'other', body: (url) => `<!doctype html><link rel="prefetch" href="${url}">` },
  preload: { type: 'image', body: (url) => `<!doctype html><link rel="preload" as="image" href="${url}">` },
}
/** A WebSocket handshake. The server answers it like any request, and the browser then closes it. */
const SOCKET: Readonly<Record<string, Way>> = {
  websocket: { type: 'websocket', body: (url) => script(`new WebSocket('${url}')`) },
}
/** Documents inside the page that come from no server. */
const inner = (url: string) => `<script>fetch('${url}',{mode:'no-cors',credentials:'include'})</script>`
const OPAQUE: readonly Pick<Sending, 'category' | 'type' | 'body' | 'initiator' | 'frame'>[] = [
  {
    category: 'srcdoc',
    type: 'xmlhttprequest',
    body: (url) => `<!doctype html><iframe srcdoc="${inner(url)}"></iframe>`,
  },
  {
    ...{ category: 'data', type: 'xmlhttprequest', initiator: 'null' },
    body: (url) => `<!doctype html><iframe src="data:text/html,${encodeURIComponent(inner(url))}"></iframe>`,
  },
  {
    ...{ category: 'sandbox srcdoc', type: 'xmlhttprequest', initiator: 'null' },
    body: (url) => `<!doctype html><iframe sandbox="allow-scripts" srcdoc="${inner(url)}"></iframe>`,
  },
  {
    ...{ category: 'blank', type: 'xmlhttprequest' },
    body: (url) =>
      `<!doctype html><iframe></iframe>${script(`frames[0].fetch('${url}',{mode:'no-cors',credentials:'include'})`)}`,
  },
  {
    ...{ category: 'data frame', type: 'sub_frame', initiator: 'null' },
    body: (url) =>
      `<!doctype html><iframe src="data:text/html,${encodeURIComponent(`<iframe src='${url}'></iframe>`)}"></iframe>`,
  },
]
const ABOVE: Readonly<Record<string, Way>> = {
  link: { type: 'main_frame', body: (url) => script(`location.href='${url}'`) },
  'form get': { type: 'main_frame', body: getForm },
  'form post': { type: 'main_frame', method: 'POST', body: (url) => form(url, 'post') },
}

/** Navigations that cookies treat like a link. */
const ALSO_ABOVE: Readonly<Record<string, Way>> = {
  refresh: { type: 'main_frame', body: (url) => `<!doctype html><meta http-equiv="refresh" content="0;url=${url}">` },
  replace: { type: 'main_frame', body: (url) => script(`location.replace('${url}')`) },
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

/** Every way, page and target, without mixed content: browsers block it, and warn about a form that goes from https to http. */
function ways(ways: Readonly<Record<string, Way>>, targets = TARGETS, pages = PAGES): Sending[] {
  return Object.entries(ways).flatMap(([category, { type, method, body }]) =>
    pages.flatMap((page) =>
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

/** Chains of redirects: to other sites and back, and with 307. */
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
      // A POST becomes a GET after 302, and stays a POST after 307.
      if (method === undefined) return [{ ...one, method: 'GET' }]
      return [
        { ...one, method: 'GET' },
        { ...one, method, redirect: 307 },
      ]
    }),
  )
}

/** Requests from nested pages. */
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

/** Frames that navigate themselves: the initiator is then not the page that contains the frame. */
function wandering(): Sending[] {
  const trees: readonly (readonly Url[])[] = [
    [A, B],
    [B, A],
    [A, 'https://a.test:{s}/'],
    [B, B, A],
    [A, A, B],
  ]
  return trees.flatMap((pages) =>
    ['link', 'form post', 'form get'].map((category): Sending => {
      const { body, method } = ABOVE[category] as Way
      const parent = pages.at(-2) as Url
      return {
        ...{ category: `wandering ${category}`, pages, parent, hops: [], url: TARGET, type: 'sub_frame' },
        ...{ method: method ?? 'GET', body },
      }
    }),
  )
}

/** Requests from documents with an opaque or inherited origin. */
function opaque(): Sending[] {
  const { fetch, frame, image } = WITHIN as Record<'fetch' | 'frame' | 'image', Way>
  const own = [[A], [B], ['http://a.test:{h}/'], [B, A]].flatMap((pages) =>
    OPAQUE.map((one): Sending => {
      return {
        ...one,
        pages,
        hops: [],
        url: pages[0]?.startsWith('http:') ? (TARGETS[1] as Url) : TARGET,
        method: 'GET',
      }
    }),
  )
  const sandboxed = [
    [A, A],
    [B, A],
  ].flatMap((pages) =>
    [fetch, frame, image].flatMap(({ type, body }): Sending[] => {
      const one = { category: 'sandbox', pages, hops: [], url: TARGET, type, method: 'GET' as const, body }
      return [
        { ...one, frame: 'sandbox="allow-scripts"', initiator: 'null' },
        { ...one, frame: 'sandbox="allow-scripts allow-same-origin"' },
      ]
    }),
  )
  return [...own, ...sandboxed]
}

function typed(): Sending[] {
  return [...TARGETS, 'https://www.a.test:{s}/one', 'https://www.a.test:{s}/other/x', 'https://deep.a.test:{s}/'].map(
    (url) => {
      return { category: 'typed', pages: [], hops: [], url, type: 'main_frame', method: 'GET' as const, body: null }
    },
  )
}

/** Every request of the test. */
export function sendings(): Sending[] {
  const sockets = TARGETS.map((url) => url.replace(/^http/, 'ws'))
  return [
    ...typed(),
    ...ways(WITHIN),
    ...ways(ALIKE, [TARGET], [B]),
    ...ways(SOCKET, sockets),
    ...ways(ABOVE),
    ...ways(ALSO_ABOVE, [TARGET], [A, B]),
    ...redirects(),
    ...nested(),
    ...wandering(),
    ...opaque(),
  ]
}
