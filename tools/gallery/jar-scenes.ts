import { draftOfCookie, newDraft } from '../../extension/ui/features/jar/form/cookie-draft.ts'
import { cookieKeyText } from '../../src/cookie/cookie-key.ts'
import type { JarCookie } from '../../src/jar/jar-cookie.ts'
import { WATCHED } from './base-scene.ts'
import type { Scene } from './fake-shell.ts'
import { rules } from './inject-scenes.ts'
import { exchange } from './samples.ts'

const NOW = Date.now() / 1000

function cookie(name: string, value: string, part: Partial<JarCookie> = {}): JarCookie {
  return {
    ...{ name, value, domain: 'shop.test', hostOnly: true, path: '/', secure: true, httpOnly: false },
    ...{ sameSite: 'lax', session: true, storeId: '0' },
    ...part,
  }
}
const lasting = (days: number): Partial<JarCookie> => ({ session: false, expirationDate: NOW + days * 86_400 })

const sid = cookie('sid', '4f9a0c77d1b2', { httpOnly: true, ...lasting(14) })
const jar: JarCookie[] = [
  sid,
  cookie('lang', 'de', { domain: '.shop.test', hostOnly: false, secure: false, ...lasting(365) }),
  cookie('consent', 'yes', { domain: '.shop.test', hostOnly: false, sameSite: 'unspecified', ...lasting(180) }),
  cookie('cart', '9d1c5a4e-3f0b-4a55-8a0e-2a6f7c3b1d20', { path: '/checkout', sameSite: 'strict' }),
  cookie('theme', '', { secure: false }),
  cookie('seen', '1', lasting(-0.01)),
  cookie('', 'a value without a name', { secure: false, sameSite: 'unspecified' }),
  cookie('__Host-csrf', '4cb1e0', { sameSite: 'strict', httpOnly: true }),
  cookie('token', 'eyJhbGciOiJIUzI1NiJ9.eyJ1aWQiOjQyLCJleHAiOjE3OTU2MzgwMDB9.c2ln', { domain: 'api.shop.test' }),
  cookie('uid', '42', {
    ...{ domain: '.ads.example', hostOnly: false, sameSite: 'no_restriction', ...lasting(400) },
    partitionKey: { topLevelSite: 'https://shop.test', hasCrossSiteAncestor: true },
  }),
  cookie('a_rather_long_name_of_a_cookie_that_no_column_can_hold', 'x'.repeat(900), lasting(0.02)),
]
const many = Array.from({ length: 2000 }, (_, index) => cookie(`c${index}`, `${index}`, lasting(index / 10)))

const visits = [
  exchange({ requestId: '1', type: 'main_frame', url: 'https://shop.test/home' }),
  exchange({ requestId: '2', url: 'https://api.shop.test/v1/cart', initiator: 'https://shop.test' }),
]
const key = cookieKeyText(sid)
const page: Scene = { ...WATCHED, jar, exchanges: visits, rules }
const open = { tab: 'jar', opened: true, jarCookie: key }
const half = { ...draftOfCookie(sid), value: 'admin; x', sameSite: 'no_restriction' as const, secure: false }

export const jarScenes: Record<string, () => Scene> = {
  jar: () => ({ ...page, kept: { tab: 'jar', jarCookie: key } }),
  'jar-open': () => ({ ...page, kept: open }),
  'jar-not-sent': () => ({
    ...page,
    sends: { outcome: 'not-sent', reasons: ['SameSiteLax', 'NotOnPath'] },
    kept: open,
  }),
  'jar-not-known': () => ({
    ...page,
    sends: { outcome: 'unknown', reasons: [], missing: ['third-party-policy'] },
    kept: open,
  }),
  'jar-held': () => ({ ...page, rules: rules.map((one) => ({ ...one, state: 'applied', via: ['jar'] })), kept: open }),
  'jar-partitioned': () => ({ ...page, kept: { ...open, jarCookie: cookieKeyText(jar[8] ?? sid) } }),
  'jar-half-typed': () => ({ ...page, kept: { ...open, jarDrafts: { [key]: half } } }),
  'jar-refused': () => ({
    ...page,
    refusesCookie: {
      code: 'bad-cookie',
      cookieProblems: [
        { field: 'value', code: 'value-has-semicolon' },
        { field: 'sameSite', code: 'SameSiteNoneInsecure' },
        { field: 'domain', code: 'no-access' },
      ],
    },
    kept: { ...open, jarDrafts: { [key]: half } },
  }),
  'jar-new': () => ({
    ...page,
    kept: {
      tab: 'jar',
      opened: true,
      jarCookie: '',
      jarDrafts: { '': { ...newDraft('shop.test', true), name: 'role' } },
    },
  }),
  'jar-empty': () => ({ ...WATCHED, exchanges: visits, kept: { tab: 'jar' } }),
  'jar-nothing-found': () => ({ ...page, kept: { tab: 'jar', search: 'no such cookie' } }),
  'jar-many': () => ({ ...page, jar: many, kept: { tab: 'jar' } }),
  'jar-150': () => ({ ...page, jar: many.slice(0, 150), kept: { tab: 'jar' } }),
}
