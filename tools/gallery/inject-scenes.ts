import { draftOfRule } from '../../extension/ui/features/rules/draft/draft-to-rule.ts'
import { EMPTY_DRAFT, type RuleDraft } from '../../extension/ui/features/rules/state/rule-draft.ts'
import type { JarCookie } from '../../src/jar/jar-cookie.ts'
import type { RuleStatus } from '../../src/rules/model/rule.ts'
import { WATCHED } from './base-scene.ts'
import type { Scene } from './fake-shell.ts'
import { exchange } from './samples.ts'

const admin: RuleStatus = {
  id: 'admin',
  rule: {
    name: 'Be an admin',
    group: 'admin',
    cookies: { role: 'admin', consent: null },
    scope: { urls: ['*://shop.test/*'] },
  },
  state: 'applied',
  via: ['wire'],
  problems: [],
  values: { role: 'admin', consent: null },
  seen: { count: 12, lastSeq: 9, drifted: 0, lastDrift: null },
}

export const rules: RuleStatus[] = [
  admin,
  {
    id: 'exp',
    rule: {
      group: 'admin',
      cookies: { exp_checkout: 'b', variant: '2' },
      mode: 'replace',
      scope: { urls: ['*://*.shop.test/*'] },
    },
    state: 'applied',
    via: ['wire'],
    problems: [],
    values: { exp_checkout: 'b', variant: '2' },
    seen: { count: 3, lastSeq: 8, drifted: 2, lastDrift: { seq: 8, code: 'other-value' } },
  },
  {
    id: 'sid',
    rule: {
      name: 'Expired session',
      group: 'broken sessions',
      cookies: { sid: '4f9a0c' },
      scope: { urls: ['*://shop.test/*'] },
    },
    state: 'refused',
    via: [],
    problems: [{ field: 'cookies.sid', code: 'in-jar-needs-whole-host' }],
    values: { sid: '4f9a0c' },
    seen: { count: 0, lastSeq: null, drifted: 0, lastDrift: null },
  },
  {
    id: 'api',
    rule: { name: 'API as a guest', cookies: { token: 'guest' }, scope: { urls: ['*://api.example/*'] } },
    state: 'no-access',
    via: [],
    problems: [],
    values: { token: 'guest' },
    seen: { count: 0, lastSeq: null, drifted: 0, lastDrift: null },
  },
  {
    id: 'off',
    rule: { name: 'Without consent', enabled: false, cookies: { consent: null }, scope: { urls: ['<all_urls>'] } },
    state: 'off',
    via: [],
    problems: [],
    values: { consent: null },
    seen: { count: 1, lastSeq: 2, drifted: 0, lastDrift: null },
  },
]

const jar: JarCookie[] = [
  ['lang', 'de'],
  ['sid', '4f9a0c77d1b2'],
  ['consent', 'yes'],
].map(([name = '', value = '']) => ({
  ...{ name, value, domain: 'shop.test', hostOnly: true, path: '/', secure: true, httpOnly: false },
  ...{ sameSite: 'lax', session: true, storeId: '0' },
}))

const seen = [exchange({ type: 'main_frame', url: 'https://shop.test/home' })]
const page: Scene = { ...WATCHED, rules, jar, exchanges: seen }

function rows(cookies: Record<string, string | null>): RuleDraft['cookies'] {
  return draftOfRule({ id: '', rule: { cookies, scope: { urls: [] } } }).cookies
}
const typed = { ...EMPTY_DRAFT, cookies: rows({ role: 'admin', sid: 'a-new-session', consent: null }) }
const CURL = `curl 'https://shop.test/api/cart' -H 'accept: application/json' \\
  -b 'sid=4f9a0c77d1b2; role=admin; consent=yes' --data-raw '{}'`

const PROFILE = JSON.stringify([
  {
    title: 'Admin on staging',
    headers: [
      { enabled: true, name: 'Cookie', value: 'role=admin; beta=1' },
      { enabled: false, name: 'Cookie', value: 'role=guest' },
      { enabled: true, name: 'X-Debug', value: '1' },
    ],
    respHeaders: [{ enabled: true, name: 'Set-Cookie', value: '' }],
    filters: [
      { enabled: true, type: 'urls', urlRegex: '.*://shop.test/.*' },
      { enabled: true, type: 'types', resourceType: ['image'] },
    ],
    urlReplacements: [],
  },
])

const withDraft = (draft: RuleDraft, part: Partial<Scene> = {}): Scene => ({
  ...page,
  ...part,
  kept: { tab: 'inject', opened: true, draft },
})

export const injectScenes: Record<string, () => Scene> = {
  inject: () => ({ ...page, kept: { tab: 'inject' } }),
  'inject-empty': () => ({ ...WATCHED, jar, kept: { tab: 'inject' } }),
  'inject-open': () => withDraft(draftOfRule(admin)),
  'inject-drifted': () => withDraft(draftOfRule(rules[1] ?? admin)),
  'inject-refused': () => withDraft(draftOfRule(rules[2] ?? admin)),
  'inject-no-access': () => withDraft(draftOfRule(rules[3] ?? admin)),
  'inject-spent': () => ({
    ...withDraft(draftOfRule(admin)),
    rules: rules.map((one) => ({ ...one, state: 'spent', rule: { ...one.rule, lifetime: 'once' } })),
  }),
  'inject-in-jar': () => ({
    ...withDraft(draftOfRule(admin), { check: { via: ['jar'] } }),
    rules: rules.map((one) => ({ ...one, state: 'applied', via: ['jar'], problems: [] })),
    putBack: jar.map((cookie, index) => ({
      cookie,
      outcome: (['put-back', 'deleted', 'failed'] as const)[index] ?? 'left',
    })),
  }),
  'inject-typed': () => withDraft(typed, { check: { via: ['jar'] } }),
  'inject-template': () =>
    withDraft(
      { ...EMPTY_DRAFT, cookies: rows({ visit: '{{uuid}}' }) },
      { check: { values: { visit: '4b1f0e9e-7d0c-4a0c-9a55-0d0f6f0f2f11' } } },
    ),
  'inject-conflict': () =>
    withDraft(typed, {
      check: { state: 'refused', problems: [{ field: 'cookies.role', code: 'conflicts-with-rule' }] },
    }),
  'inject-paste': () => withDraft({ ...EMPTY_DRAFT, paste: CURL }),
  'inject-paste-rules': () => withDraft({ ...EMPTY_DRAFT, paste: PROFILE }),
  'inject-paste-error': () => withDraft({ ...EMPTY_DRAFT, paste: 'role=admin\ntheme=dark\nsid\n-consent' }),
  'inject-narrow-scope': () =>
    withDraft({
      ...typed,
      ...{ types: ['xmlhttprequest'], methods: ['POST'], initiators: 'news.example', lifetime: 'until' },
      ...{ until: '2031-01-01T12:00:00', tabIds: [7] },
    }),
  'inject-response': () =>
    withDraft(
      {
        ...typed,
        ...{ addLines: 'sid=1; Path=/; HttpOnly', drop: 'tracking' },
        force: [{ key: 1, name: 'session', secure: 'yes', httpOnly: '', sameSite: 'none', maxAge: '3600' }],
      },
      { check: { responseVia: ['wire', 'jar-after'] } },
    ),
  'inject-everywhere': () => withDraft({ ...typed, hosts: '*' }),
  'inject-bad': () =>
    withDraft(
      { ...typed, cookies: rows({ theme: 'dark; light', 'a=b': '1' }), hosts: 'shop test' },
      { refuses: { code: 'storage-full', detail: 'QUOTA_BYTES quota exceeded' } },
    ),
}
