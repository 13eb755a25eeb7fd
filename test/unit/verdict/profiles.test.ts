import { beforeEach, describe, expect, test, vi } from 'vitest'
import { parseSetCookie } from '../../../src/cookie/parse-set-cookie.ts'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import { validateJarCookie } from '../../../src/jar-edit/validate-jar-cookie.ts'
import { judge } from '../../../src/verdict/judge/judge.ts'
import type { JudgeContext } from '../../../src/verdict/judge/judge-context.ts'
import { resultingCookie } from '../../../src/verdict/judge/resulting-cookie.ts'
import type { Browser, Profile } from '../../../src/verdict/profiles.ts'
import { explainSend } from '../../../src/verdict/send/explain-send.ts'

type Profiles = Record<Browser, Profile>
const table: { original: Profiles | null; inForce: Profiles | null } = vi.hoisted(() => ({
  original: null,
  inForce: null,
}))

vi.mock('../../../src/verdict/profiles.ts', async (importOriginal) => {
  const module = await importOriginal<typeof import('../../../src/verdict/profiles.ts')>()
  table.original = module.PROFILES
  return {
    ...module,
    get PROFILES() {
      return table.inForce ?? module.PROFILES
    },
  }
})

const NOW = Date.parse('2026-11-23T00:00:00Z')
const PAGE: Omit<JudgeContext, 'browser'> = {
  url: 'https://www.a.test/x',
  type: 'main_frame',
  initiator: null,
  now: NOW,
  publicSuffix: () => 'test',
  jar: [],
}
/** A subresource of another site's page, where third parties are allowed. */
const ELSEWHERE = {
  type: 'xmlhttprequest',
  initiator: 'https://b.test',
  topUrl: 'https://b.test/',
  thirdParty: 'allow',
} as const
const COOKIE: JarCookie = {
  name: 'a',
  value: '1',
  domain: 'www.a.test',
  hostOnly: true,
  path: '/',
  secure: false,
  httpOnly: false,
  sameSite: 'lax',
  session: true,
  storeId: '0',
}
const TOO_LONG = 'x'.repeat(1025)

type Context = Partial<JudgeContext>
/** The verdict on a line, and the cookie that the line makes. */
const judged = (line: string, context: Context = {}) => {
  return (browser: Browser) => {
    const whole = { ...PAGE, ...context, browser }
    return [judge(parseSetCookie(line), whole), resultingCookie(parseSetCookie(line), whole)]
  }
}
const sent = (cookie: Partial<JarCookie>, context: Context & { createdAt?: number } = {}) => {
  return (browser: Browser) => explainSend({ ...COOKIE, ...cookie }, { ...PAGE, ...context, browser })
}
const validated = (cookie: Partial<JarCookie>) => {
  return (browser: Browser) =>
    validateJarCookie({ ...COOKIE, ...cookie }, { browser, now: NOW, publicSuffix: () => 'test' })
}

interface Sample<T> {
  /** Another value of the row's type. */
  readonly flipped: (value: T) => T
  readonly decide: (browser: Browser) => unknown
  /** A browser where another row leaves this one without effect. */
  readonly idleIn?: Browser
}
const not = (value: boolean): boolean => !value
const other =
  <T>(one: T, two: T) =>
  (value: T): T =>
    value === one ? two : one

/** An input for each row, which that row decides. A new row without one does not compile. */
const SAMPLES: { readonly [K in keyof Profile]: Sample<Profile[K]> } = {
  unspecifiedSameSite: { flipped: other('lax', 'none'), decide: judged('a=1', ELSEWHERE) },
  schemefulSite: {
    flipped: not,
    decide: sent({ sameSite: 'strict' }, { initiator: 'http://a.test' }),
  },
  laxAllowUnsafeSeconds: {
    flipped: other(120, 0),
    // Firefox treats a cookie without SameSite as SameSite=None, and sends it anyway.
    idleIn: 'firefox',
    decide: sent(
      { sameSite: 'unspecified', secure: true },
      { method: 'POST', initiator: 'https://b.test', createdAt: NOW - 1000, thirdParty: 'allow' },
    ),
  },
  dateGrammar: { flipped: other('chromium', 'nspr'), decide: judged('a=1; Expires=6/16/27 10:00:00') },
  maxAgeGrammar: { flipped: other('int64', 'minus-is-past'), decide: judged('a=1; Max-Age=-x') },
  oversizedFlag: { flipped: other('ignored', 'counts'), decide: judged(`a=1; Secure=${TOO_LONG}`) },
  hostPrefix: {
    flipped: other('written', 'resulting'),
    decide: judged('__Host-a=1; Secure', { url: 'https://a.test/' }),
  },
  longDefaultPath: {
    flipped: other('used', 'as-written'),
    decide: judged('a=1', { url: `https://www.a.test/${TOO_LONG}/x` }),
  },
  emptyName: { flipped: other('kept', 'refused'), decide: judged('=a') },
  noEqualsSign: { flipped: other('value', 'name'), decide: judged('a') },
  crossSiteNamedSchemeful: { flipped: not, decide: judged('a=1; SameSite=Lax', ELSEWHERE) },
  nonAsciiDomain: {
    flipped: other('punycode', 'refused'),
    decide: judged('a=1; Domain=é.test', { url: 'https://xn--9ca.test/' }),
  },
  innerTab: { flipped: other('anywhere', 'path'), decide: judged('a=1\t2') },
  secureRelation: {
    flipped: other('domain-match', 'cookie-domain-match'),
    decide: judged('a=1', {
      url: 'http://www.a.test/',
      jar: [{ ...COOKIE, secure: true, domain: 'a.test', hostOnly: true }],
    }),
  },
  serverClock: {
    flipped: not,
    decide: judged('a=1; Expires=Mon, 23 Nov 2026 10:00:00 GMT', { serverDate: NOW - 3_600_000 }),
  },
  redirectsCount: {
    flipped: not,
    decide: sent({ sameSite: 'strict' }, { redirectedFrom: ['https://b.test/'] }),
  },
  ambiguousNameless: { flipped: not, decide: judged('=a=b') },
  partitionsOthers: {
    flipped: not,
    decide: judged('a=1', {
      ...ELSEWHERE,
      url: 'http://www.a.test/',
      thirdParty: undefined,
      jar: [{ ...COOKIE, secure: true, partitionKey: { topLevelSite: 'https://b.test' } }],
    }),
  },
  schemefulAncestor: {
    flipped: not,
    decide: judged('a=1; Partitioned; Secure; SameSite=None', {
      type: 'sub_frame',
      initiator: 'http://a.test',
      topUrl: 'http://a.test/',
      thirdParty: 'allow',
    }),
  },
  partitionedFirstParty: { flipped: not, decide: judged('a=1; Partitioned; Secure') },
  partitionedNeedsSecure: { flipped: not, decide: judged('a=1; Partitioned') },
  partitionHoldsOnlySecure: {
    flipped: not,
    decide: validated({ partitionKey: { topLevelSite: 'https://b.test', hasCrossSiteAncestor: true } }),
  },
}

// Object.keys loses the types of the keys; they are those of the table.
const ROWS = Object.keys(SAMPLES) as (keyof Profile)[]

function flip<K extends keyof Profile>(profile: Profile, key: K): Profile {
  return { ...profile, [key]: SAMPLES[key].flipped(profile[key]) }
}

function originalTable(): Profiles {
  if (table.original === null) throw new Error('profiles.ts was not imported')
  return table.original
}

beforeEach(() => {
  table.inForce = null
})

describe.each<Browser>(['chromium', 'firefox'])('in %s, every row of the table decides something:', (browser) => {
  test.each(ROWS.filter((key) => SAMPLES[key].idleIn !== browser))('%s', (key) => {
    const original = originalTable()
    const before = SAMPLES[key].decide(browser)
    table.inForce = { ...original, [browser]: flip(original[browser], key) }
    expect(SAMPLES[key].decide(browser)).not.toEqual(before)
  })
})
