import { EMPTY_DRAFT } from '../../extension/ui/state/view.ts'
import type { Exchange } from '../../src/exchange/exchange.ts'
import type { RuleStatus } from '../../src/inject/rule.ts'
import type { Scene } from './fake-shell.ts'
import { exchange, received } from './samples.ts'

const SHOP = { id: 7, url: 'https://shop.test/home' }
const WATCHED: Scene = {
  tab: SHOP,
  watching: { origins: ['*://*/*'], paused: false },
  exchanges: [],
  rules: [],
}

const admin: RuleStatus = {
  id: 'admin',
  rule: { name: 'Be an admin', cookies: { role: 'admin', consent: null }, scope: { urls: ['*://shop.test/*'] } },
  state: 'applied',
  via: ['wire'],
  problems: [],
  seen: { count: 12, lastSeq: 9, drifted: 0 },
}

const rules: RuleStatus[] = [
  admin,
  {
    id: 'exp',
    rule: { cookies: { exp_checkout: 'b', variant: '2' }, mode: 'replace', scope: { urls: ['*://*.shop.test/*'] } },
    state: 'applied',
    via: ['wire'],
    problems: [],
    seen: { count: 3, lastSeq: 8, drifted: 2 },
  },
  {
    id: 'sid',
    rule: { name: 'Expired session', cookies: { sid: '4f9a0c' }, scope: { urls: ['*://shop.test/*'] } },
    state: 'refused',
    via: [],
    problems: [{ field: 'cookies.sid', code: 'in-jar-not-supported-yet' }],
    seen: { count: 0, lastSeq: null, drifted: 0 },
  },
  {
    id: 'api',
    rule: { name: 'API as a guest', cookies: { token: 'guest' }, scope: { urls: ['*://api.example/*'] } },
    state: 'no-access',
    via: [],
    problems: [],
    seen: { count: 0, lastSeq: null, drifted: 0 },
  },
  {
    id: 'off',
    rule: { name: 'Without consent', enabled: false, cookies: { consent: null }, scope: { urls: ['<all_urls>'] } },
    state: 'off',
    via: [],
    problems: [],
    seen: { count: 1, lastSeq: 2, drifted: 0 },
  },
]

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

const draft = { ...EMPTY_DRAFT, cookies: 'role=admin\ntheme=dark\nsid\n-consent' }

export const scenes: Record<string, () => Scene> = {
  'first-run': () => ({ ...WATCHED, watching: { origins: [], paused: false } }),
  'first-run-unknown-site': () => ({ ...WATCHED, tab: { id: 7, url: null }, watching: { origins: [], paused: false } }),
  'not-watched': () => ({ ...WATCHED, watching: { origins: ['*://*.other.test/*'], paused: false }, rules }),
  empty: () => WATCHED,
  paused: () => ({ ...WATCHED, watching: { origins: ['*://*.shop.test/*'], paused: true } }),
  'no-site': () => ({ ...WATCHED, tab: { id: 7, url: 'about:addons' } }),
  responses: () => ({ ...WATCHED, exchanges: shop(), rules }),
  'responses-opened': () => ({ ...WATCHED, exchanges: shop(), rules, kept: { chain: '5', opened: true } }),
  raw: () => ({ ...WATCHED, exchanges: shop(), rules, kept: { chain: '5', rawLines: true, opened: true } }),
  'third-party': () => ({ ...WATCHED, exchanges: shop(), rules, kept: { chain: '4', opened: true } }),
  'unknown-verdict': () => ({ ...WATCHED, exchanges: shop(), rules, kept: { chain: '10', opened: true } }),
  notes: () => ({ ...WATCHED, exchanges: shop(), rules, kept: { chain: '2', opened: true } }),
  failed: () => ({ ...WATCHED, exchanges: shop(), rules, kept: { chain: '9', opened: true } }),
  many: () => ({ ...WATCHED, exchanges: many(10_000), rules }),
  inject: () => ({ ...WATCHED, rules, kept: { tab: 'inject' } }),
  'inject-empty': () => ({ ...WATCHED, kept: { tab: 'inject' } }),
  'inject-paste-error': () => ({ ...WATCHED, rules, kept: { tab: 'inject', opened: true, draft } }),
  'inject-refused': () => ({
    ...WATCHED,
    kept: { tab: 'inject', opened: true, draft: { ...draft, cookies: 'theme=dark light \nsid=1', host: 'shop test' } },
    refuses: {
      code: 'bad-rule',
      problems: [
        { field: 'cookies.theme', code: 'space-at-end' },
        { field: 'scope.urls.0', code: 'pattern-host-unreadable' },
      ],
    },
  }),
  trouble: () => ({
    ...WATCHED,
    exchanges: shop(),
    news: { kind: 'trouble', problem: { code: 'storage-full', detail: 'QUOTA_BYTES quota exceeded' } },
  }),
}
