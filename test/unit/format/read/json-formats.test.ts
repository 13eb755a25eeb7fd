import { describe, expect, it } from 'vitest'
import { readPaste } from '../../../../src/format/detect.ts'
import type { LossCode, PastedCookie } from '../../../../src/format/paste.ts'

const SID: PastedCookie = {
  name: 'sid',
  value: 'v',
  at: 0,
  domain: 'a.test',
  hostOnly: false,
  path: '/',
  secure: true,
  httpOnly: true,
  sameSite: 'lax',
  expires: 1_800_000_000_000,
}
const place = { domain: '.a.test', path: '/', secure: true, httpOnly: true, name: 'sid', value: 'v' }

/** Each peer's way to write the cookie above. */
describe('every peer', () => {
  it.each<[string, string, unknown, Partial<PastedCookie>, LossCode[]]>([
    [
      'Cookie-Editor',
      'extension-json',
      [{ ...place, expirationDate: 1_800_000_000, hostOnly: false, sameSite: 'lax', session: false, storeId: null }],
      {},
      [],
    ],
    [
      'Cookie-Editor on Firefox',
      'extension-json',
      [
        {
          ...place,
          expirationDate: 1_800_000_000,
          hostOnly: false,
          sameSite: 'lax',
          session: false,
          storeId: null,
          firstPartyDomain: '',
          partitionKey: null,
        },
      ],
      {},
      [],
    ],
    [
      'EditThisCookie',
      'extension-json',
      [
        {
          ...place,
          expirationDate: 1_800_000_000,
          hostOnly: false,
          same_site: 'lax',
          session: false,
          storeId: '0',
          id: 1,
        },
      ],
      {},
      [],
    ],
    [
      'Cookie Manager',
      'extension-json',
      [
        {
          ...place,
          hostOnly: false,
          session: false,
          storeId: 'firefox-container-2',
          sameSite: 'lax',
          firstPartyDomain: '',
          partitionKey: { topLevelSite: 'https://top.test' },
          expirationDate: 1_800_000_000,
        },
      ],
      { storeId: 'firefox-container-2', partitionKey: { topLevelSite: 'https://top.test' } },
      ['store-not-carried'],
    ],
    [
      'the extension API of Chrome',
      'extension-json',
      [
        {
          ...place,
          hostOnly: false,
          session: true,
          storeId: '0',
          sameSite: 'no_restriction',
          partitionKey: { topLevelSite: 'https://top.test', hasCrossSiteAncestor: true },
        },
      ],
      {
        sameSite: 'no_restriction',
        expires: null,
        partitionKey: { topLevelSite: 'https://top.test', hasCrossSiteAncestor: true },
      },
      [],
    ],
    [
      'Cookie Quick Manager',
      'cookie-quick-manager',
      [
        {
          'Host raw': 'https://.a.test/',
          'Name raw': 'sid',
          'Path raw': '/',
          'Content raw': 'v',
          Expires: '15-01-2027 08:00:00',
          'Expires raw': '1800000000',
          'Send for': 'Encrypted connections only',
          'Send for raw': 'true',
          'HTTP only raw': 'true',
          'SameSite raw': 'lax',
          'This domain only': 'Valid for subdomains',
          'This domain only raw': 'false',
          'Store raw': 'firefox-default',
          'First Party Domain': '',
        },
      ],
      {},
      [],
    ],
    [
      'Playwright',
      'storage-state',
      {
        cookies: [
          {
            ...place,
            expires: 1_800_000_000,
            sameSite: 'Lax',
            partitionKey: 'https://top.test',
            _crHasCrossSiteAncestor: false,
          },
        ],
        origins: [{ origin: 'https://a.test', localStorage: [{ name: 'x', value: 'y' }] }],
        credentials: [],
      },
      { partitionKey: { topLevelSite: 'https://top.test', hasCrossSiteAncestor: false } },
      ['storage-not-carried', 'passkeys-not-carried'],
    ],
    [
      'Puppeteer',
      'devtools-json',
      [
        {
          ...place,
          expires: 1_800_000_000,
          sameSite: 'Lax',
          size: 4,
          session: false,
          priority: 'High',
          sourceScheme: 'Secure',
          partitionKey: { sourceOrigin: 'https://top.test', hasCrossSiteAncestor: true },
        },
      ],
      { partitionKey: { topLevelSite: 'https://top.test', hasCrossSiteAncestor: true } },
      ['priority-not-carried', 'source-not-carried'],
    ],
    [
      'CDP, as it travels',
      'devtools-json',
      {
        id: 1,
        result: {
          cookies: [{ ...place, expires: -1, session: true, size: 4, sameSite: 'None', partitionKeyOpaque: true }],
        },
      },
      { sameSite: 'no_restriction', expires: null },
      ['partition-unreadable'],
    ],
    ['Selenium', 'webdriver-json', [{ ...place, expiry: 1_800_000_000, sameSite: 'Lax' }], {}, []],
    [
      'Selenium, a session cookie',
      'webdriver-json',
      [{ ...place, sameSite: 'Strict' }],
      { sameSite: 'strict', expires: null },
      [],
    ],
    [
      'a list with its URL',
      'extension-json',
      {
        url: 'https://a.test',
        cookies: [{ ...place, hostOnly: false, expirationDate: 1_800_000_000, sameSite: 'lax' }],
      },
      {},
      [],
    ],
    [
      'our own',
      'crumbline',
      {
        crumbline: 1,
        cookies: [{ ...place, hostOnly: false, expirationDate: 1_800_000_000, sameSite: 'lax', storeName: 'Work' }],
      },
      { storeName: 'Work' },
      [],
    ],
  ])('%s', (_, format, json, differs, lost) => {
    for (const text of [JSON.stringify(json), JSON.stringify(json, null, 4)]) {
      const paste = readPaste(text)
      expect(paste).toMatchObject({ format, problems: [], lost })
      expect(paste.cookies.map((cookie) => ({ ...cookie, at: 0 }))).toEqual([{ ...SID, ...differs }])
    }
  })
})

describe('every spelling', () => {
  const sameSite = (written: unknown, secure = true) => {
    const { cookies, lost } = readPaste(
      JSON.stringify([{ name: 'a', value: '', hostOnly: true, secure, sameSite: written }]),
    )
    return [cookies[0]?.sameSite, ...lost]
  }
  it.each<[unknown, boolean, string[]]>([
    ['no_restriction', true, ['no_restriction']],
    ['no_restriction', false, ['unspecified', 'same-site-ambiguous']],
    ['None', true, ['no_restriction']],
    ['none', false, ['no_restriction']],
    ['LAX', true, ['lax']],
    ['Strict', true, ['strict']],
    ['unspecified', true, ['unspecified']],
    ['Default', true, ['unspecified']],
    ['', true, ['unspecified']],
    [null, true, ['unspecified']],
  ])('of SameSite: %j, secure %j', (written, secure, read) => expect(sameSite(written, secure)).toEqual(read))
  it('of SameSite: none that is known', () => expect(sameSite('relaxed')).toEqual([undefined, 'same-site-unknown']))

  const expires = (written: unknown) => {
    const { cookies, lost } = readPaste(JSON.stringify([{ name: 'a', value: '', hostOnly: true, expires: written }]))
    return [cookies[0]?.expires, ...lost]
  }
  it.each([
    [1_800_000_000, 1_800_000_000_000],
    [1_800_000_000.5, 1_800_000_000_500],
    ['1800000000', 1_800_000_000_000],
    [1_800_000_000_000, 1_800_000_000_000],
    ['2027-01-15T08:00:00.000Z', 1_800_000_000_000],
    ['2027-01-15T09:00:00+01:00', 1_800_000_000_000],
    ['Fri, 15 Jan 2027 08:00:00 GMT', 1_800_000_000_000],
    [0, null],
    [-1, null],
    [null, null],
    ['', null],
    ['Session', null],
  ])('of expiry: %j', (written, ms) => expect(expires(written)).toEqual([ms]))
  it.each(['soon', '1e300', '2027-13-01T00:00:00Z'])('of expiry: none that is known (%s)', (written) => {
    expect(expires(written)).toEqual([undefined, 'expiry-unreadable'])
  })
})

describe('HAR', () => {
  const entry = (url: string, sent: string, set: string[]) => ({
    request: { method: 'GET', url, headers: [{ name: 'cookie', value: sent }], cookies: [] },
    response: {
      headers: set.map((value) => ({ name: 'set-cookie', value })),
      cookies: [{ name: 'x', value: 'not this' }],
    },
  })
  const har = (...entries: unknown[]) => JSON.stringify({ log: { version: '1.2', entries } })

  it('takes what was set last, and beside it what was only sent', () => {
    const { cookies, request, problems } = readPaste(
      har(
        entry('https://www.a.test/1', 'sid=0; theme=dark', ['sid=1; Domain=a.test; Path=/; Secure']),
        entry('https://www.a.test/2', 'sid=1; theme=dark', ['sid=2; Domain=a.test; Path=/; Secure']),
      ),
    )
    expect(problems).toEqual([])
    expect(request).toBeNull()
    expect(cookies).toMatchObject([
      { name: 'sid', value: '2', domain: 'a.test', hostOnly: false, secure: true },
      { name: 'theme', value: 'dark', domain: 'www.a.test', hostOnly: true },
    ])
  })

  it('falls back to the lists of cookies', () => {
    const listed = {
      request: { method: 'POST', url: 'https://a.test/', headers: [], cookies: [{ name: 'b', value: '2' }] },
      response: {
        headers: [],
        cookies: [
          {
            name: 'a',
            value: '1',
            path: '/',
            expires: '2027-01-15T08:00:00.000Z',
            httpOnly: true,
            secure: true,
            sameSite: 'None',
          },
        ],
      },
    }
    const { cookies, request } = readPaste(har(listed))
    expect(request).toEqual({ url: 'https://a.test/', method: 'POST' })
    expect(cookies).toMatchObject([
      { name: 'a', expires: 1_800_000_000_000, httpOnly: true, sameSite: 'no_restriction', domain: 'a.test' },
      { name: 'b', domain: 'a.test' },
    ])
  })
})

it('reads a Postman collection', () => {
  const collection = {
    info: { name: 'c', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    item: [
      {
        item: [
          {
            request: { method: 'GET', header: [{ key: 'Cookie', value: 'a=1' }] },
            response: [
              {
                cookie: [
                  {
                    domain: 'a.test',
                    path: '/',
                    expires: null,
                    maxAge: null,
                    hostOnly: true,
                    httpOnly: true,
                    secure: false,
                    session: true,
                    name: 'b',
                    value: '2',
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
  }
  const { format, cookies, problems } = readPaste(JSON.stringify(collection))
  expect({ format, problems }).toEqual({ format: 'postman', problems: [] })
  expect(cookies).toMatchObject([
    { name: 'a', value: '1' },
    { name: 'b', value: '2', domain: 'a.test', httpOnly: true, expires: null },
  ])
})

describe('a ModHeader profile', () => {
  const profile = (differs: object) =>
    readPaste(
      JSON.stringify([
        {
          title: 'Admin',
          headers: [],
          respHeaders: [],
          filters: [],
          urlReplacements: [],
          appendMode: false,
          ...differs,
        },
      ]),
    )
  it('becomes rules', () => {
    const { format, rules, lost, problems } = profile({
      headers: [
        { enabled: true, name: 'Cookie', value: 'a=1; __proto__=2', comment: '' },
        { enabled: false, name: 'cookie', value: 'b=2', comment: '' },
        { enabled: true, name: 'X-Debug', value: '1', comment: '' },
      ],
      respHeaders: [
        { enabled: true, name: 'Set-Cookie', value: 'c=3; Secure', comment: '' },
        { enabled: true, name: 'set-cookie', value: '', comment: '' },
      ],
      filters: [{ enabled: true, type: 'urls', urlRegex: '.*://shop.a.test/.*' }],
    })
    const scope = { urls: ['*://shop.a.test/*'] }
    expect({ format, problems, lost }).toEqual({ format: 'modheader', problems: [], lost: ['headers-not-carried'] })
    expect(rules.map(({ cookies, ...rule }) => ({ ...rule, cookies: Object.entries(cookies) }))).toEqual([
      {
        name: 'Admin',
        enabled: true,
        scope,
        mode: 'replace',
        cookies: [
          ['a', '1'],
          ['__proto__', '2'],
        ],
      },
      { name: 'Admin', enabled: false, scope, mode: 'replace', cookies: [['b', '2']] },
      { name: 'Admin', enabled: true, scope, cookies: [], response: { add: ['c=3; Secure'] } },
      { name: 'Admin', enabled: true, scope, cookies: [], response: { drop: '*' } },
    ])
  })

  it('keeps its scope, as far as it can', () => {
    const headers = [{ enabled: true, name: 'Cookie', value: 'a=1' }]
    const urls = (filters: object[]) => profile({ headers, filters }).rules[0]?.scope.urls
    expect(urls([])).toEqual(['<all_urls>'])
    expect(urls([{ enabled: true, type: 'urls', urlRegex: '^https?://a.test/api/[0-9]+' }])).toEqual([
      '/^https?://a.test/api/[0-9]+/',
    ])
    expect(urls([{ enabled: false, type: 'urls', urlRegex: 'x' }])).toEqual(['<all_urls>'])
    expect(profile({ headers, filters: [{ enabled: true, type: 'tabs', tabId: 1 }] }).lost).toEqual([
      'filters-not-carried',
    ])
    expect(profile({ headers, appendMode: true }).rules[0]?.mode).toBe('merge')
  })
})

describe('what is no cookie', () => {
  it.each([
    ['[]', ['no-cookies-here 0']],
    ['[1]', ['no-cookie 1']],
    ['[{"name":"a","hostOnly":true}]', ['no-cookie 1']],
    ['[{"name":"","value":"x","hostOnly":true}]', ['name-empty 1']],
    ['{"crumbline":2,"cookies":[{"name":"a","value":"b"}]}', ['format-unknown 13']],
    ['{"log":{"entries":[]}}', ['no-cookies-here 0']],
    ['[{"name":"a","value":"b","hostOnly":true},', ['dict-unfinished 41']],
  ])('%s', (text, problems) => {
    expect(readPaste(text).problems.map(({ code, at }) => `${code} ${at}`)).toEqual(problems)
  })

  it('keeps names of object members apart', () => {
    const { cookies } = readPaste(
      '[{"name":"__proto__","value":"1","domain":"a"},{"name":"constructor","value":"2","domain":"a"}]',
    )
    expect(cookies.map(({ name }) => name)).toEqual(['__proto__', 'constructor'])
    expect(Object.getPrototypeOf({})).toBe(Object.prototype)
  })
})
