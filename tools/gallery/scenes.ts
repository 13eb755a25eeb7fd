import type { Exchange } from '../../src/exchange/model/exchange.ts'
import type { JarCookie } from '../../src/jar/jar-cookie.ts'
import type { LoggedChange } from '../../src/jar/logged-change.ts'
import { WATCHED } from './base-scene.ts'
import type { Scene } from './fake-shell.ts'
import { injectScenes, rules } from './inject-scenes.ts'
import { jarScenes } from './jar-scenes.ts'
import { exchange, received } from './samples.ts'

const session = received('session=eyJhbGciOiJIUzI1NiJ9.eyJ1aWQiOjQyfQ.sig; Path=/; HttpOnly; SameSite=None', {
  outcome: 'blocked',
  reasons: ['SameSiteNoneInsecure'],
  certainty: 'observed',
})

function shop(): Exchange[] {
  return [
    exchange({ requestId: '1', type: 'main_frame', url: 'https://shop.test/old', received: [] }),
    exchange({
      requestId: '2',
      type: 'main_frame',
      url: 'https://shop.test/',
      received: [received('theme=dark; Path=app; Expires=soon; Domain=.shop.test; Priority=High')],
    }),
    exchange({ requestId: '3', type: 'script', url: 'https://shop.test/assets/app.js', fromCache: true }),
    exchange({
      requestId: '4',
      type: 'image',
      url: 'https://ads.example/pixel?u=42',
      received: [
        received('uid=42; Path=/', {
          outcome: 'blocked',
          reasons: ['SameSiteUnspecifiedTreatedAsLax', 'ThirdPartyPhaseout'],
          certainty: 'predicted',
        }),
        received('ab=1; Domain=example', { outcome: 'blocked', reasons: ['InvalidDomain'], certainty: 'observed' }),
      ],
    }),
    exchange({
      requestId: '5',
      type: 'main_frame',
      method: 'POST',
      url: 'https://shop.test/login',
      status: 302,
      redirectedTo: 'https://sso.shop.test/callback?code=8f3e',
      sent: {
        header: 'lang=de; role=admin; sid=4f9a0c77d1b2',
        cookies: [
          { name: 'lang', value: 'de' },
          { name: 'role', value: 'admin' },
          { name: 'sid', value: '4f9a0c77d1b2' },
        ],
        injected: [
          { ruleId: 'admin', name: 'role', effect: 'added' },
          { ruleId: 'admin', name: 'consent', effect: 'removed' },
        ],
      },
      received: [
        session,
        received('csrf=f3a98b1c; Path=/; SameSite=Strict; Secure'),
        received('remember=1; Path=/; Secure; Max-Age=63072000', {
          warnings: ['lifetime-clamped', 'readable-by-scripts'],
        }),
        received('__Host-cart=; Path=/; Secure; Max-Age=0', { outcome: 'deleted' }),
        received('bio=<img src=x onerror="document.body.remove()">; Path=/', {
          outcome: 'stored',
          certainty: 'contradicted',
          predicted: 'blocked',
        }),
      ],
    }),
    exchange({
      requestId: '5',
      hop: 1,
      type: 'main_frame',
      url: 'https://sso.shop.test/callback?code=8f3e',
      status: 302,
      redirectedTo: 'https://shop.test/home',
    }),
    exchange({
      requestId: '5',
      hop: 2,
      type: 'main_frame',
      url: 'https://shop.test/home',
      received: [received('seen=1; Max-Age=60', { certainty: 'predicted' })],
    }),
    exchange({
      requestId: '6',
      url: 'https://stats.example/collect',
      type: 'ping',
      status: 204,
      received: [received('v=9; Secure; SameSite=None; Partitioned; Path=/')],
    }),
    exchange({
      requestId: '7',
      url: 'https://shop.test/api/cart?include=items,prices,shipping&currency=EUR',
      sent: {
        header: 'role=admin',
        cookies: [{ name: 'role', value: 'admin' }],
        injected: [{ ruleId: 'admin', name: 'role', effect: 'added' }],
      },
    }),
    exchange({ requestId: '8', url: 'https://shop.test/api/slow', status: null, settled: false }),
    exchange({ requestId: '9', url: 'https://shop.test/api/broken', status: null, error: 'net::ERR_CONNECTION_RESET' }),
    exchange({
      requestId: '10',
      url: 'https://shop.test/api/none',
      status: 404,
      missed: ['request'],
      received: [received('x=1', { outcome: 'unknown', certainty: 'predicted', missing: ['initiator', 'jar'] })],
    }),
  ]
}

function many(count: number): Exchange[] {
  return Array.from({ length: count }, (_, index) =>
    exchange({
      requestId: String(index),
      url: `https://${index % 5 === 0 ? 'cdn.example' : 'shop.test'}/api/item/${index}?page=${index % 40}`,
      type: index === 0 ? 'main_frame' : 'xmlhttprequest',
      sent: { header: 'sid=4f9a0c77d1b2', cookies: [{ name: 'sid', value: '4f9a0c77d1b2' }], injected: [] },
      received: index % 3 === 0 ? [received(`c${index}=${index}; Path=/; HttpOnly`)] : index % 7 === 0 ? [session] : [],
    }),
  )
}

/** One response whose cookies are refused for three different reasons, and one that is kept: a newcomer must see why at once. */
function refusedLogin(): Exchange[] {
  return [
    exchange({ requestId: 'home', type: 'main_frame', url: 'http://shop.test/' }),
    exchange({
      requestId: 'login',
      type: 'main_frame',
      method: 'POST',
      url: 'http://shop.test/login',
      sent: {
        header: 'lang=de; cart=9d1c',
        cookies: [
          { name: 'lang', value: 'de' },
          { name: 'cart', value: '9d1c' },
        ],
        injected: [],
      },
      received: [
        session,
        received('tracking=7f3a; Domain=partner.test', {
          outcome: 'blocked',
          reasons: ['InvalidDomain'],
          certainty: 'observed',
        }),
        received('__Host-csrf=4cb1e0; Path=/account', {
          outcome: 'blocked',
          reasons: ['InvalidPrefix'],
          certainty: 'observed',
        }),
        received('theme=dark; Path=/; Max-Age=31536000'),
      ],
    }),
  ]
}

/** A response that a rule has rewritten: lines with other attributes, a dropped line, an added line. */
function ruled(): Exchange[] {
  const byRule = { byRule: 'admin', via: 'wire' } as const
  return [
    exchange({
      requestId: 'ruled',
      type: 'main_frame',
      url: 'https://shop.test/login',
      received: [
        { ...received('sid=4f9a0c77; Path=/'), ...byRule, became: 'sid=4f9a0c77; Path=/; Secure; SameSite=None' },
        {
          ...received('late=1; Path=/', { certainty: 'predicted' }),
          ...byRule,
          via: 'jar-after',
          became: 'late=1; Path=/; HttpOnly',
        },
        { ...received('tracking=7f3a; Path=/', { outcome: 'ignored' }), ...byRule, became: null },
        { ...received('beta=on; Path=/'), ...byRule, added: true },
        received('theme=dark; Path=/'),
      ],
    }),
  ]
}

function cookie(part: Partial<JarCookie>): JarCookie {
  return {
    name: 'sid',
    value: '4f9a0c77d1b2',
    domain: 'shop.test',
    hostOnly: true,
    path: '/',
    secure: false,
    httpOnly: false,
    sameSite: 'lax',
    session: true,
    storeId: '0',
    ...part,
  }
}

const jar: JarCookie[] = [
  cookie({ name: 'admin', path: '/admin' }),
  cookie({ name: 'secure', secure: true, sameSite: 'no_restriction' }),
  cookie({ name: 'embedded', partitionKey: { topLevelSite: 'https://other.test' } }),
]

function changes(): LoggedChange[] {
  const at = Date.UTC(2026, 10, 23, 11, 3, 15)
  return [
    {
      seq: 1,
      at,
      cause: 'explicit',
      removed: false,
      by: 'script-or-extension',
      before: cookie({ name: 'consent', value: 'no' }),
      cookie: cookie({ name: 'consent', value: 'yes' }),
    },
    { seq: 2, at: at + 300, cause: 'expired', removed: true, by: 'expired', cookie: cookie({ name: 'flash' }) },
  ]
}

/** Every scene of the gallery by its name. */
export const scenes: Record<string, () => Scene> = {
  ...jarScenes,
  ...injectScenes,
  'first-run': () => ({ ...WATCHED, watching: { origins: [], paused: false } }),
  'first-run-unknown-site': () => ({ ...WATCHED, tab: { id: 7, url: null }, watching: { origins: [], paused: false } }),
  'not-watched': () => ({ ...WATCHED, watching: { origins: ['*://*.other.test/*'], paused: false }, rules }),
  empty: () => WATCHED,
  paused: () => ({ ...WATCHED, watching: { origins: ['*://*.shop.test/*'], paused: true } }),
  'no-site': () => ({ ...WATCHED, tab: { id: 7, url: 'about:addons' } }),
  'three-refused': () => ({ ...WATCHED, exchanges: refusedLogin(), rules, kept: { opened: true } }),
  unsent: () => ({
    ...WATCHED,
    exchanges: refusedLogin(),
    rules,
    jar,
    kept: { chain: 'home', opened: true, unsent: true },
  }),
  change: () => ({
    ...WATCHED,
    exchanges: shop(),
    changes: changes(),
    kept: { chain: 'change:1', opened: true },
  }),
  search: () => ({ ...WATCHED, exchanges: shop(), rules, kept: { search: 'reason:SameSite status:oops' } }),
  'nothing-found': () => ({ ...WATCHED, exchanges: shop(), rules, kept: { search: 'name:nobody' } }),
  history: () => ({
    ...WATCHED,
    exchanges: shop(),
    changes: changes(),
    kept: { history: { name: 'consent', domain: 'shop.test', path: '/' }, opened: true },
  }),
  overview: () => ({ ...WATCHED, exchanges: shop(), changes: changes(), rules, kept: { tab: 'overview' } }),
  'overview-many': () => ({ ...WATCHED, exchanges: many(2000), stats: { dropped: 312 }, kept: { tab: 'overview' } }),
  'overview-empty': () => ({ ...WATCHED, kept: { tab: 'overview' } }),
  responses: () => ({ ...WATCHED, exchanges: shop(), rules }),
  'responses-opened': () => ({ ...WATCHED, exchanges: shop(), rules, kept: { chain: '5', opened: true } }),
  raw: () => ({ ...WATCHED, exchanges: shop(), rules, kept: { chain: '5', rawLines: true, opened: true } }),
  'third-party': () => ({ ...WATCHED, exchanges: shop(), rules, kept: { chain: '4', opened: true } }),
  'unknown-verdict': () => ({ ...WATCHED, exchanges: shop(), rules, kept: { chain: '10', opened: true } }),
  notes: () => ({ ...WATCHED, exchanges: shop(), rules, kept: { chain: '2', opened: true } }),
  'rule-made': () => ({ ...WATCHED, exchanges: ruled(), rules, kept: { chain: 'ruled', opened: true } }),
  failed: () => ({ ...WATCHED, exchanges: shop(), rules, kept: { chain: '9', opened: true } }),
  many: () => ({ ...WATCHED, exchanges: many(10_000), rules }),
  clientError: () => ({
    ...WATCHED,
    exchanges: shop(),
    news: { kind: 'trouble', problem: { code: 'storage-full', detail: 'QUOTA_BYTES quota exceeded' } },
  }),
}
