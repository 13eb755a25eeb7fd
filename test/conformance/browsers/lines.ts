import { type Case, SCENES, type Scene, STRANGE_SCENES } from './case.ts'

const PLACES = { ...SCENES, ...STRANGE_SCENES }
type SceneName = keyof typeof PLACES

/** One case for each scene and line. `prior` lines are set first, from the scene's `priorUrl` if it has one. */
function make(
  category: string,
  scenes: readonly SceneName[],
  lines: readonly string[],
  prior: readonly string[] = [],
): Case[] {
  const bytes = (text: string) => Buffer.from(text, 'utf8')
  return scenes.flatMap((name) => {
    const scene: Scene = PLACES[name]
    return lines.map((line) => ({ category, scene, lines: [bytes(line)], prior: prior.map(bytes) }))
  })
}

/** One case for each scene and response of several lines. */
function together(
  scenes: readonly SceneName[],
  responses: readonly (readonly string[])[],
  prior: readonly string[] = [],
) {
  return responses.flatMap((lines) => {
    return make('one response', scenes, lines.slice(0, 1), prior).map((one) => {
      return { ...one, lines: lines.map((line) => Buffer.from(line, 'utf8')) }
    })
  })
}

const RESPONSES: readonly (readonly string[])[] = [
  ['a=1', 'a=2'],
  ['a=1', 'a=1'],
  ['a=1', 'b=2', 'a=3', 'b=4'],
  ['a=1; Path=/', 'a=2; Path=/one', 'a=3'],
  ['a=1', 'a=2; Max-Age=0'],
  ['a=2; Max-Age=0', 'a=1'],
  ['a=2; Max-Age=0', 'a=1', 'a=2; Max-Age=0'],
  ['a=1; Max-Age=60', 'a=2'],
  ['a=1', 'a=2; Max-Age=60'],
  ['a=1', 'a=2; SameSite=None'],
  ['a=1; SameSite=None', 'a=2'],
  ['a=1', 'a=2; Domain=b.test'],
  ['a=1', 'a=2; Domain=a.test'],
  ['a=1; Domain=a.test', 'a=2; Domain=www.a.test', 'a=3'],
  ['a=1; Secure; Path=/', 'a=2; Path=/'],
  ['a=1; Secure; Path=/one', 'a=2; Path=/one/x', 'a=3; Path=/'],
  ['a=1; HttpOnly', 'a=2'],
  ['a=1; SameSite=Strict', 'a=2; SameSite=Lax', 'a=3; SameSite=None; Secure'],
  ['a=1', 'A=2', 'a=3; Max-Age=0'],
  ['=x', '=y', 'x'],
  ['x', 'x=', 'x=1'],
  ['a=1; Partitioned; Secure; SameSite=None', 'a=2; Secure; SameSite=None'],
  ['a=1; Partitioned; Secure; SameSite=None', 'a=2; Partitioned; Secure; SameSite=None; Max-Age=0'],
  ['a=1; Secure; SameSite=None', 'a=2; Partitioned; Secure; SameSite=None; Max-Age=0'],
  ['__Host-a=1; Secure; Path=/', '__Host-a=2; Secure', '__Host-a=3; Secure; Path=/; Max-Age=0'],
  ['a=1; Expires=Wed, 21 Oct 2015 07:28:00 GMT', 'a=2; Expires=Wed, 21 Oct 2065 07:28:00 GMT'],
  ['a=1; Path=/\x01', 'a=2', 'a=\x01'],
  ['', 'a=1', '', 'a=2'],
]

/** Lines on which a random run once found a disagreement. */
const FOUND: readonly string[] = [
  // Chromium: a token that is no number is no part of a date; a part of a time may have more than two digits.
  'a=1; Expires=5pm May 25th Feb [x] 7:8:9 31 UTC',
  'a=1; Expires=5pm May 25 2027 7:8:9',
  'a=1; Expires=25 May 27x 2027 7:8:9',
  'a=1; Expires=25 May 2027 07:08:009',
  'a=1; Expires=25 May 2027 7:8:9x',
  'a=1; Expires=5x May 2027 7:8:9',
  // Firefox: month 0 is the month before January; seconds of three digits make the time invalid.
  'a=1; Expires=69/0/12:30 pm/12:3=0 pm',
  'a=1; Expires=25/0/26',
  'a=1; Expires=Fri, 30 Mar 02027 01:26:009 GMT+2',
  'a=1; Expires=Fri Mar 02 27:01:061 02027',
  'a=1; Expires=21 h\u0261n 2027 07:28:00',
  // Firefox: without seconds it takes the next byte for them, even a byte of a multi-byte character.
  'a=1; Expires=Fri, 25 Dec 2026 23:59é',
  'a=1; Expires=Fri, 25 Dec 2026 23:59日',
  'a=1; Expires=Fri, 25 Dec 2026 23:59🍪',
  // An overflow counts before the characters that follow the digits do.
  'a=1; Max-Age=9223372036854775806x',
  'a=1; Max-Age=9223372036854775807x',
  'a=1; Max-Age=9223372036854775808x',
  'a=1; Max-Age=+99999999999999999999x',
  'a=1; Max-Age=99999999999999999999.5',
  'a=1; Max-Age=-9223372036854775807x',
  'a=1; Max-Age=-9223372036854775808x',
  'a=1; Max-Age=0000000000000000000060x',
  // Invisible characters are dropped from a host name; a character that only looks like a dot is none.
  'a=1; Domain=a\u00ad.test',
  'a=1; Domain=a\u200b.test',
  'a=1; Domain=a\u200d.test',
  'a=1; Domain=a\u200e.test',
  'a=1; Domain=a\ufeff.test',
  'a=1; Domain=a\u{e0100}.test',
  'a=1; Domain=a\u{e0041}.test',
  'a=1; Domain=a\u2024test',
  'a=1; Domain=a\u3002test',
  'a=1; Domain=\u3002a.test',
  'a=1; Domain=\u00ad.a.test',
  'a=1; Domain=\u00ad',
]

/** More lines that a random run found, each in its scene. */
function foundElsewhere(): Case[] {
  const [unread, read] = ['Path=x', 'Path=/x']
  return [
    ...make('found', ['localhost'], ['a=1; Domain=localhost\u200b', 'a=1; Domain=LocalHost']),
    ...make('found', ['address'], ['a=1; Domain=127.0.0.1\u200b', 'a=1; Domain=\uff11\uff127.0.0.1']),
    ...make('found', ['suffix'], ['a=1; Domain=github.io\u200b', 'a=1; Domain=.github.io']),
    ...make('found', ['rootDot'], ['a=1; Partitioned; Secure', 'a=1; Domain=a.test', 'a=1; Domain=a.test.']),
    ...make('found', ['dotLocalhost', 'loopback', 'mapped', 'zeros'], ['a=1; Secure', '__Secure-a=1; Secure', 'a=1']),
    ...make(
      'found',
      ['longPath'],
      ['a=1', `a=1; ${unread}`, `a=1; ${read}`, `a=1; ${read}; ${unread}`, '__Host-a=1; Secure'],
    ),
  ]
}

function each(names: readonly string[], build: (name: string) => readonly string[]): string[] {
  return names.flatMap(build)
}

const DATES = [
  'Wed, 21 Oct 2065 07:28:00 GMT',
  'Wed, 21-Oct-2065 07:28:00 GMT',
  'Wednesday, 21-Oct-65 07:28:00 GMT',
  'Wed Oct 21 07:28:00 2065',
  'Wed, 21 Oct 2015 07:28:00 GMT',
  'Thu, 01 Jan 1970 00:00:00 GMT',
  '0',
  '-1',
  'never',
  '',
  '21 Oct 2065',
  '21 Oct 2065 7:28',
  'Oct 21 2065 07:28:00',
  '2065-10-21T07:28:00Z',
  '2065-10-21 07:28:00',
  '10/21/2065 07:28:00',
  '21/10/2065 07:28:00',
  'Wed, 21 Oct 2065 07:28:00 +0100',
  'Wed, 21 Oct 2065 07:28:00 PST',
  'Wed, 31 Feb 2065 07:28:00 GMT',
  'Wed, 21 Oct 2065 25:28:00 GMT',
  'Wed, 21 Oct 2065 07:61:00 GMT',
  'Wed, 21 Oct 12065 07:28:00 GMT',
  'Wed, 21 Oct 1600 07:28:00 GMT',
  'Wed, 00 Oct 2065 07:28:00 GMT',
  'Wed, 32 Oct 2065 07:28:00 GMT',
  '"Wed, 21 Oct 2065 07:28:00 GMT"',
  'Wed, 21 October 2065 07:28:00 GMT',
  'wed, 21 oct 2065 07:28:00 gmt',
  'Wed, 21 Oct 2065 10:05 pm',
  'Mon, 21 Oct 65 07:28:00 GMT',
  'Mon, 21 Oct 69 07:28:00 GMT',
  'Mon, 21 Oct 70 07:28:00 GMT',
  'Sat, 15-Apr-27 21:01:22 GMT',
  'Wed, 21 Oct 2026 07:28:00 GMT',
  'Fri, 25 Dec 2026 07:28:00 GMT',
  'Fri, 25 Dec 2026 07:28:00 EST',
  '25 Dec 2026 07:28:00 UT',
  'Fri, 25-Dec-2026 07:28:00',
  'Dec 25 2026 7:8:9',
  '1 Jan 2027 0:0:0',
  'Fri 25 Dec 07:28:00 2026',
  'Fri, 25 Dec 2026 07:28:60 GMT',
  'Fri, 25 Dec 2026 24:00:00 GMT',
  '25Dec2026 07:28:00',
  '12/25/26 07:28:00',
  '2026-12-25',
  '25.12.2026 07:28:00',
  'Fri, 25 Dec 2026 07:28:00 GMT+0200',
  'Fri, 25 Dec 2026 07:28:00 GMT-5',
  'Fri, 25 Dec 2026 07.28.00 GMT',
  'Fri, 25 Dec 2026 07:28:00.123 GMT',
  '1798183680',
  '20261225T072800Z',
  'Dec 2026 25 07:28:00',
]
const MAX_AGES = [
  '60',
  '0',
  '-1',
  '-0',
  '+5',
  '',
  ' 60 ',
  '60s',
  '6 0',
  '2.5',
  '1e3',
  '0x10',
  '99999999999999999999',
  '-99999999999999999999',
  '34560000',
  '34560001',
  '-abc',
  '--5',
  'abc',
  '"60"',
  '٣',
  '00060',
  '1,000',
]

const HTTPS: readonly SceneName[] = ['https']

/** For each scene, cookies of many kinds set at top level, and then one request that sends some of them. */
export function sendingCases(): Case[] {
  const sites = ['', '; SameSite=Strict', '; SameSite=Lax', '; SameSite=None; Secure']
  const homes = ['; Path=/', '; Path=/one', '; Path=/one/two/three', '; Path=/other', '; Domain=a.test; Path=/']
  const kinds = ['', '; Secure', '; HttpOnly', '; Max-Age=600', '; Partitioned; Secure']
  const lines = sites.flatMap((site) => homes.flatMap((home) => kinds.map((kind) => site + home + kind)))
  const named = lines.map((attributes, index) => Buffer.from(`c${index}=${index}${attributes}`))
  const hosts = ['https://www.a.test:{s}/one/two', 'http://www.a.test:{h}/one/two', 'https://a.test:{s}/']
  return Object.values(SCENES).flatMap((scene) => {
    const local = scene.url.includes('a.test') ? hosts : [scene.url]
    return local.map((priorUrl) => ({
      category: 'sending',
      scene: { ...scene, priorUrl, priorHow: 'navigate' as const },
      lines: [Buffer.from('unrelated=1')],
      prior: named.filter((_, index) => index % 3 === hosts.indexOf(priorUrl) % 3 || index % 7 === 0),
    }))
  })
}

/** Like `sendingCases`, with unusual hosts and with paths and domains that just match or just don't. */
export function edgesOfSending(): Case[] {
  const { escapes, slashes, odd, rootDot, dotLocalhost, loopback6, belowSuffix } = STRANGE_SCENES
  return [escapes, slashes, odd, rootDot, dotLocalhost, loopback6, belowSuffix].map((scene) => {
    const { hostname, pathname } = new URL(scene.url.replace(/:\{.\}/, ''))
    const within = pathname.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/'))
    const paths = [...within.slice(0, 5), ...within.slice(0, 5).map((path) => `${path}/`), pathname, `${pathname}/`]
    const strange = [
      pathname.slice(0, -1),
      pathname.toUpperCase(),
      decodeURI(pathname),
      `/${pathname}`,
      '/%6fne',
      '/one%2F',
      '//',
    ]
    const homes = [...paths, ...strange].map((path) => `; Path=${path}`)
    const hosts = [hostname, `.${hostname}`, hostname.slice(hostname.indexOf('.') + 1)].map(
      (host) => `; Domain=${host}`,
    )
    const kinds = ['; Secure', '; SameSite=None', '; SameSite=None; Secure', '; Secure; Partitioned', '; Max-Age=900']
    const lines = [...homes, ...hosts, ...kinds].map((attributes, index) =>
      Buffer.from(`c${index}=${index}${attributes}`),
    )
    const place = { ...scene, priorUrl: scene.url, priorHow: 'navigate' as const }
    return { category: 'sending', scene: place, lines: [Buffer.from('unrelated=1')], prior: lines }
  })
}

export function ownCases(): Case[] {
  const big = (n: number) => 'x'.repeat(n)
  return [
    ...make('syntax', HTTPS, [
      'a=1',
      'a',
      '=a',
      '=',
      '',
      ';',
      '; a=1',
      'a=',
      'a==',
      'a=b=c',
      '==',
      '=a=b',
      ' a = b ',
      '\ta\t=\tb\t',
      'a b=c d',
      'a="b"',
      'a="b;c"',
      "a='b'",
      'a=b,c=d',
      'a=1;',
      'a=1;;',
      'a=1; ; Path=/',
      'a=1;Path=/',
      'a=1;   Path   =   /x   ',
      'a=1; PATH=/x',
      'a=1; path=/x; Path=/y',
      'a=1; Foo=bar; baz',
      'a=1; =x',
      'a=1; =',
      'a=1; Version=1; Comment="hi"',
      'a=1 ; Path=/',
      'a;b=c',
      'a ; Path=/',
      'Path=/',
      'Secure',
      'a=%00',
      'a=%3B',
      'a={"k":[1,2]}',
      '$Version=1',
      'a=1; Secure HttpOnly',
      'a=1; HttpOnly=false; Secure=no',
      'constructor=1',
      '__proto__=1',
      'a=1; Priority=High',
      'a=1; SameParty',
      'a=\u00a0b\u00a0',
      'é=ü',
      'a=日本',
      'a=🍪',
      '🍪=1',
      'a=1; Path=/é',
      'a=1; Foo=é',
      'a,b=1',
      'a@b=1',
      'a\\b=1',
      'a[0]=1',
      '"a"=1',
      'a/b=1',
    ]),
    ...make(
      'ctl',
      HTTPS,
      each(
        ['\x01', '\x07', '\x08', '\x09', '\x0b', '\x0c', '\x0e', '\x1f', '\x7f', '\u0080', '\u0085', '\u2028'],
        (c) => [
          `a=b${c}c`,
          `a${c}b=c`,
          `a=b${c}`,
          `${c}a=b`,
          `a=b; Path=/x${c}y`,
          `a=b; Foo=x${c}y`,
          `a=b; x${c}y`,
          `a=b; Domain=a${c}.test`,
          `a=b; Max-Age=6${c}0`,
          `a=b;${c}Secure`,
        ],
      ),
    ),
    ...make('sizes', HTTPS, [
      `a=${big(4095)}`,
      `a=${big(4096)}`,
      `${big(4096)}=`,
      `${big(4095)}=x`,
      `${big(2048)}=${big(2048)}`,
      `${big(2048)}=${big(2049)}`,
      big(4096),
      big(4097),
      `a=${'é'.repeat(2047)}`,
      `a=${'é'.repeat(2048)}`,
      `a=${'é'.repeat(2047)}x`,
      ...each([1023, 1024, 1025].map(String), (n) => {
        const text = big(Number(n))
        return [
          `a=1; Path=/${text.slice(1)}`,
          `a=1; Domain=${text}`,
          `a=1; Foo=${text}`,
          `a=1; Secure=${text}`,
          `a=1; HttpOnly=${text}`,
          `a=1; SameSite=${text}`,
          `a=1; Partitioned=${text}; Secure`,
          `a=1; Max-Age=${'0'.repeat(Number(n) - 2)}60`,
          `a=1; Expires=${text}`,
          `a=1; ${text}=1`,
          `a=1; ${text}`,
          `a=1; Path=/x; Path=/${text.slice(1)}`,
          `a=1; Max-Age=60; Max-Age=${text}`,
          `a=1; SameSite=Lax; SameSite=${text}`,
        ]
      }),
      `a=${big(4000)}; Path=/${big(1000)}; Foo=${big(5000)}`,
    ]),
    ...make(
      'domain',
      ['https', 'apex', 'sibling', 'localhost', 'address', 'subLocalhost'],
      each(
        [
          '',
          '.',
          '..',
          'a.test',
          '.a.test',
          '..a.test',
          'A.TEST',
          'www.a.test',
          '.www.a.test',
          'api.a.test',
          'test',
          '.test',
          'b.test',
          'xa.test',
          'a.test.',
          'a.test:443',
          'http://a.test',
          'localhost',
          '.localhost',
          'x.localhost',
          '127.0.0.1',
          '.127.0.0.1',
          '0.0.1',
          '127.1',
          '0x7f.0.0.1',
          'é.test',
          'a.tesT',
          'a%2Etest',
          '*.a.test',
          '"a.test"',
          'a .test',
          'deep.api.a.test',
          'ＡA.test',
          '\u212A.test',
        ],
        (domain) => [`a=1; Domain=${domain}`],
      ),
    ),
    ...make('domain', HTTPS, [
      'a=1; Domain',
      'a=1; Domain=a.test; Domain=',
      'a=1; Domain=b.test; Domain=a.test',
      'a=1; Domain=a.test; Domain=b.test',
      'a=1; Domain=; Domain=a.test',
      'a=1; Domain=a.test; Domain',
    ]),
    ...make(
      'path',
      ['https', 'apex'],
      each(
        [
          '',
          '/',
          'x',
          '/one',
          '/one/',
          '/one/two',
          '/ONE',
          '/other',
          '"/"',
          '/a b',
          '/%41',
          '/%zz',
          '/a?b',
          '/a#b',
          '//',
          '/./',
          '/../',
          '/é',
          '\\',
          '/a\\b',
          '/one/two/three',
          '/;',
          '/a=b',
          ' /x ',
        ],
        (path) => [`a=1; Path=${path}`],
      ),
    ),
    ...make('path', HTTPS, [
      'a=1; Path',
      'a=1; Path=/x; Path=',
      'a=1; Path=/x; Path=y',
      'a=1; Path=y; Path=/x',
      'a=1; Path=/x; Path',
    ]),
    ...make(
      'prefixes',
      ['https', 'http', 'localhost'],
      each(
        [
          '__Secure-',
          '__Host-',
          '__Http-',
          '__Host-Http-',
          '__SECURE-',
          '__host-',
          '__HostHttp-',
          '__Secure',
          '_Secure-',
          '__host-http-',
        ],
        (prefix) => [
          `${prefix}a=1`,
          `${prefix}a=1; Secure`,
          `${prefix}a=1; Secure; Path=/`,
          `${prefix}a=1; Secure; Path=/; HttpOnly`,
          `${prefix}a=1; Secure; HttpOnly`,
          `${prefix}a=1; Secure; Path=/; HttpOnly; Domain=a.test`,
          `${prefix}a=1; Secure; Path=/x; HttpOnly`,
          `${prefix}=1; Secure; Path=/; HttpOnly`,
          `${prefix}a; Secure; Path=/; HttpOnly`,
          `=${prefix}a=1; Secure`,
          `=${prefix}`,
          `${prefix}`,
        ],
      ),
    ),
    ...make(
      'prefixes',
      ['apex', 'navigate'],
      [
        '__Host-a=1; Secure',
        '__Host-a=1; Secure; Path=',
        '__Host-a=1; Secure; Path',
        '__Host-a=1; Secure; Path=x',
        '__Host-a=1; Secure; Path=/; Domain=',
        '__Host-a=1; Secure; Path=/; Domain=.',
        '__Host-a=1; Secure; Path=/x; Path=/',
        '__Host-a=1; Secure; Path=/; Path=x',
        '__Host-a=1; Secure; Path=/; Domain',
        '__Host-Http-a=1; Secure; HttpOnly',
      ],
    ),
    ...make('prefixes', ['address'], ['__Host-a=1; Secure; Path=/; Domain=127.0.0.1', '__Host-a=1; Secure; Path=/']),
    ...make('prefixes', ['localhost'], ['__Host-a=1; Secure; Path=/; Domain=localhost']),
    ...make(
      'secure',
      ['https', 'http', 'localhost', 'address', 'subLocalhost', 'navigateHttp'],
      [
        'a=1',
        'a=1; Secure',
        'a=1; Secure=',
        'a=1; Secure=false',
        'a=1; secure',
        'a=1; Secured',
        'a=1; SameSite=None; Secure',
        'a=1; Secure; Domain=a.test',
        'a=1; Secure; Max-Age=0',
      ],
    ),
    ...make('samesite', Object.keys(SCENES) as SceneName[], [
      'a=1',
      'a=1; SameSite',
      'a=1; SameSite=',
      'a=1; SameSite=Strict',
      'a=1; SameSite=LAX',
      'a=1; SameSite=None',
      'a=1; SameSite=None; Secure',
      'a=1; SameSite=foo',
      'a=1; SameSite=foo; Secure',
      'a=1; SameSite=None; SameSite=foo; Secure',
      'a=1; SameSite=Strict; SameSite=None; Secure',
      'a=1; SameSite="None"; Secure',
      'a=1; SameSite=Lax; Max-Age=0',
      'a=1; SameSite=None; Secure; Domain=a.test',
    ]),
    ...make('expiry', HTTPS, [
      ...DATES.map((date) => `a=1; Expires=${date}`),
      ...MAX_AGES.map((age) => `a=1; Max-Age=${age}`),
      ...MAX_AGES.map((age) => `a=1; Expires=Fri, 25 Dec 2026 07:28:00 GMT; Max-Age=${age}`),
      'a=1; Max-Age=60; Max-Age=x',
      'a=1; Max-Age=x; Max-Age=60',
      'a=1; Expires=Fri, 25 Dec 2026 07:28:00 GMT; Expires=x',
      'a=1; Max-Age=60; Max-Age=',
      'a=1; Expires=Fri, 25 Dec 2026 07:28:00 GMT; Expires=',
      'a=1; Max-Age',
      'a=1; Expires',
    ]),
    ...make(
      'deleting',
      HTTPS,
      [
        ...DATES.map((date) => `a=2; Expires=${date}`),
        ...MAX_AGES.map((age) => `a=2; Max-Age=${age}`),
        'a=2',
        'a=2; Path=/',
        'a=2; Path=/; Max-Age=0',
        'a=2; Max-Age=0; Domain=a.test',
        'a=2; Max-Age=0; SameSite=None',
        'a=2; Max-Age=0; Partitioned',
        'A=2; Max-Age=0',
        'a=; Max-Age=0',
        '=a; Max-Age=0',
        'a; Max-Age=0',
      ],
      ['a=1'],
    ),
    ...make(
      'partitioned',
      ['https', 'http', 'localhost', 'cross', 'crossHttp', 'crossFrame', 'sameFrame', 'navigate', 'schemes'],
      [
        'a=1; Partitioned',
        'a=1; Partitioned; Secure',
        'a=1; Partitioned; Secure; SameSite=None',
        'a=1; Partitioned; Secure; Path=/; SameSite=None',
        '__Host-a=1; Partitioned; Secure; Path=/; SameSite=None',
        'a=1; Partitioned=no; Secure; SameSite=None',
        'a=1; Partitioned; SameSite=None',
        'a=1; Partitioned; Secure; SameSite=Lax',
        'a=1; Partitioned; Secure; Domain=a.test; SameSite=None',
        'a=1; Partitioned; Secure; SameSite=None; Max-Age=0',
      ],
    ),
    ...make(
      'nameless',
      ['https', 'http'],
      [
        'x',
        '=x',
        '=x=y',
        '=',
        '= ',
        ' = ',
        '=;',
        '; x',
        'x;y',
        '=__Host-x',
        '__Host-x',
        '=__Secure-x',
        '=__Http-',
        '=  x',
        '="x"',
        '=x; Max-Age=0',
      ],
    ),
    ...[
      'a=1; Secure',
      'a=1; Secure; Path=/one',
      'a=1; Secure; Path=/',
      'a=1; Secure; Domain=a.test; Path=/',
      'a=1; Secure; Domain=www.a.test; Path=/one/two',
      'a=1; Secure; HttpOnly; SameSite=Strict; Path=/one/two',
    ].flatMap((prior) =>
      make(
        'overwrite-secure',
        ['http', 'https'],
        [
          'a=2',
          'a=2; Path=/',
          'a=2; Path=/one',
          'a=2; Path=/one/',
          'a=2; Path=/onex',
          'a=2; Path=/one/two/three',
          'a=2; Domain=a.test',
          'a=2; Domain=a.test; Path=/',
          'a=2; Domain=www.a.test',
          'A=2',
          'a=2; Secure',
          'a=2; Max-Age=0',
          'a=2; Max-Age=0; Path=/',
          'a; Path=/',
          'a=2; Path=/other',
        ],
        [prior],
      ),
    ),
    ...[
      'a=1',
      'a=1; Path=/',
      'a=1; Domain=a.test',
      'a=1; HttpOnly; Path=/',
      'a=1; Secure; SameSite=Strict; Path=/',
      'a=1; Max-Age=60; Path=/',
      'a; Path=/',
      'a=1; Partitioned; Secure; Path=/',
    ].flatMap((prior) =>
      make(
        'replacing',
        ['https', 'sibling', 'localhost'],
        [
          'a=2',
          'a=2; Path=/',
          'a=2; Domain=a.test; Path=/',
          'a=2; HttpOnly; Path=/',
          'a=2; Max-Age=90; Path=/',
          'a=2; Secure; Path=/',
          'a=2; Path=/; Partitioned; Secure',
          'b; Path=/',
          'a=2; Path=/; Max-Age=0',
          'A=2; Path=/',
        ],
        [prior],
      ),
    ),
    ...together(['https', 'http', 'localhost', 'cross', 'crossFrame', 'navigate'], RESPONSES),
    ...together(['https', 'http'], RESPONSES, ['a=0; Path=/one/two', 'A=0; Secure; Path=/one']),
    ...make('found', HTTPS, FOUND),
    ...foundElsewhere(),
    ...make('clock', HTTPS, [
      'a=1; Expires=Wed, 21 Oct 2015 08:28:00 GMT',
      'a=1; Expires=Wed, 21 Oct 2015 06:28:00 GMT',
      'a=1; Max-Age=60',
      'a=1; Expires=Fri, 25 Dec 2026 07:28:00 GMT',
    ]).map((one) => ({ ...one, date: 'Wed, 21 Oct 2015 07:28:00 GMT' })),
  ]
}
