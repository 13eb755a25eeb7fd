import { type Case, SCENES, type Scene, STRANGE_SCENES } from './case.ts'

/** A small generator of numbers, so that a run can be repeated by its seed. */
function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const NAMES = [
  'a',
  'a',
  'sid',
  'A',
  '',
  '__Host-a',
  '__Secure-a',
  '__Http-a',
  '__Host-Http-a',
  '__host-',
  'a b',
  'é',
  ' a',
  '"a"',
  'a\t',
  '=',
]
const VALUES = ['1', '1', '', '"1"', '1=2', 'é', ' 1 ', '1\t2', '__Host-x', 'a,b', '=', '\x01', '{"a":1}']
const SITES = ['None', 'Lax', 'Strict', 'none', 'foo', '', 'Lax ', '"Lax"', 'Default']
const DOMAINS = [
  '',
  '.',
  'a.test',
  '.a.test',
  'www.a.test',
  'test',
  'b.test',
  'A.Test',
  'localhost',
  '127.0.0.1',
  '..a.test',
  'a.test.',
  'é.test',
  'x.www.a.test',
  '%61.test',
]
const PATHS = ['', '/', '/one', '/one/', '/x', 'one', '/é', '/\t', '"/"', '/one/two', '//', '/%2F']
const AGES = [
  '60',
  '0',
  '-1',
  '',
  '+60',
  '60.5',
  '-x',
  '1e3',
  '99999999999',
  ' 60',
  '6 0',
  '--1',
  '-',
  '+',
  '+-1',
  '0x1',
  '007',
]
const DATE_BITS = [
  'Fri',
  'Fri,',
  '25',
  '1',
  '31',
  '32',
  '0',
  '007',
  'Dec',
  'dec',
  'December',
  'Feb',
  'Oct-25',
  '2026',
  '2027',
  '26',
  '70',
  '69',
  '99',
  '12027',
  '1600',
  '0000',
  '07:28:00',
  '7:8:9',
  '24:00:00',
  '07:60:00',
  '07:28',
  '07:28:61',
  '12:30 pm',
  '1:2:3am',
  'GMT',
  'PST',
  'UTC',
  'UT',
  'EST',
  '+0100',
  '-0800',
  '+1',
  '+05',
  '12/25/2026',
  '25/12/2026',
  '12-25-26',
  '25-Dec-2026',
  '25-Dec-26',
  '2026-12-25',
  '2026-12-25T07:28:00Z',
  'T12',
  '20:',
  ':20',
  '25th',
  '2026x',
  'x2026',
  '"',
  '(',
  '[x]',
  'é',
  'May',
  'Mar',
  'Sat',
  'AM',
  'Z',
  '07:28:00.5',
  '07:28:00Z',
  '5pm',
]
const EXTRAS = [
  'Secure',
  'secure',
  'HttpOnly',
  'Partitioned',
  'Secure=0',
  'Foo',
  'Foo=bar',
  '',
  ' ',
  '=',
  '=x',
  'Foo=\x7f',
  'Priority=High',
  'Sec ure',
  'Secure\t',
  'Foo=\t',
  'HttpOnly = 1',
  'Partitioned=x',
]

/** Pieces that stand where they should not, and octets that are no text. */
const JUNK = [
  '\t',
  ' ',
  '\x7f',
  '\x01',
  '\x0b',
  '\x1f',
  ';',
  '=',
  '==',
  ',',
  '"',
  '\\',
  '%00',
  '\u00a0',
  '\ufeff',
  '\u2028',
  '🍪',
]
const OCTETS = [[0x80], [0xff], [0xe9], [0xc3], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xc0, 0x80]]

/** Domains near the host of a response. */
function domainsOf(host: string): string[] {
  const parent = host.slice(host.indexOf('.') + 1)
  return [
    host,
    `.${host}`,
    parent,
    `.${parent}`,
    host.toUpperCase(),
    `${host}.`,
    `x.${host}`,
    `..${host}`,
    host.slice(1),
  ]
}

/** Random lines, in random scenes, often with a cookie in the jar already. */
export function randomCases(count: number, seed: number): Case[] {
  const next = random(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
  const some = (most: number) => Math.floor(next() * (most + 1))
  const date = () =>
    Array.from({ length: 2 + some(6) }, () => pick(DATE_BITS)).join(pick([' ', ' ', ' ', '-', ',', ', ', '/', '']))
  const attribute = (host: string) =>
    pick([
      () => pick(EXTRAS),
      () => pick(EXTRAS),
      () => `SameSite=${pick(SITES)}`,
      () => `Domain=${pick(next() < 0.5 ? DOMAINS : domainsOf(host))}`,
      () => `Path=${pick(PATHS)}`,
      () => `Max-Age=${pick(AGES)}`,
      () => `Expires=${date()}`,
      () =>
        `Expires=Fri, ${pick(['25', '31', '5', '05'])} ${pick(['Dec', 'Feb', 'Nov', 'Sept'])} ${pick(['2026', '26', '2027', '1969'])} ${pick(DATE_BITS)} ${pick(DATE_BITS)}`,
    ])()
  const big = () => {
    const size = pick([1023, 1024, 1025, 4094, 4095, 4096, 4097]) - some(2)
    const filler = pick(['x', 'x', 'é', '日', '🍪'])
    return filler.repeat(Math.ceil(size / Buffer.byteLength(filler)))
  }
  const line = (host: string): Buffer => {
    const pair = next() < 0.9 ? `${pick(NAMES)}=${pick(VALUES)}` : pick(VALUES)
    const parts = [pair, ...Array.from({ length: some(next() < 0.02 ? 60 : 5) }, () => attribute(host))]
    let text = parts.join(pick(['; ', '; ', ';', ' ; ', ';;']))
    const place = some(text.length)
    if (next() < 0.15) text = text.slice(0, place) + pick(JUNK) + text.slice(place)
    if (next() < 0.03)
      text =
        next() < 0.5
          ? text.replace('=', `=${big()}`)
          : `${text}; ${pick(['Path=/', 'Domain=', 'Foo=', 'Secure='])}${big()}`
    const octets = Buffer.from(text, 'utf8')
    if (next() >= 0.02) return octets
    const cut = some(octets.length)
    return Buffer.concat([octets.subarray(0, cut), Buffer.from(pick(OCTETS)), octets.subarray(cut)])
  }
  const scenes: readonly Scene[] = [...Object.values(SCENES), ...Object.values(STRANGE_SCENES)]
  const cases = Array.from({ length: count }, () => {
    const scene = next() < 0.3 ? SCENES.https : pick(scenes)
    const { hostname } = new URL(scene.url.replace(/:\{.\}/, ''))
    return {
      category: 'random',
      scene,
      lines: Array.from({ length: next() < 0.3 ? 2 + some(2) : 1 }, () => line(hostname)),
      prior: Array.from({ length: next() < 0.4 ? 1 + some(1) : 0 }, () => line(hostname)),
      ...(next() < 0.1 ? { date: 'Wed, 21 Oct 2026 07:28:00 GMT' } : {}),
    }
  })
  // One page load for all that share a scene.
  return cases.sort((a, b) => scenes.indexOf(a.scene) - scenes.indexOf(b.scene))
}
