import { type Case, SCENES } from './case.ts'

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

/** Random lines, in random scenes, often with a cookie in the jar already. */
export function randomCases(count: number, seed: number): Case[] {
  const next = random(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
  const some = (most: number) => Math.floor(next() * (most + 1))
  const date = () =>
    Array.from({ length: 2 + some(6) }, () => pick(DATE_BITS)).join(pick([' ', ' ', ' ', '-', ',', ', ', '/', '']))
  const attribute = () =>
    pick([
      () => pick(EXTRAS),
      () => pick(EXTRAS),
      () => `SameSite=${pick(SITES)}`,
      () => `Domain=${pick(DOMAINS)}`,
      () => `Path=${pick(PATHS)}`,
      () => `Max-Age=${pick(AGES)}`,
      () => `Expires=${date()}`,
      () =>
        `Expires=Fri, ${pick(['25', '31', '5', '05'])} ${pick(['Dec', 'Feb', 'Nov', 'Sept'])} ${pick(['2026', '26', '2027', '1969'])} ${pick(DATE_BITS)} ${pick(DATE_BITS)}`,
    ])()
  const line = () => {
    const pair = next() < 0.9 ? `${pick(NAMES)}=${pick(VALUES)}` : pick(VALUES)
    const parts = [pair, ...Array.from({ length: some(5) }, attribute)]
    return parts.join(pick(['; ', '; ', ';', ' ; ', ';;']))
  }
  const scenes = Object.values(SCENES)
  const cases = Array.from({ length: count }, () => ({
    category: 'random',
    scene: next() < 0.4 ? SCENES.https : pick(scenes),
    line: Buffer.from(line(), 'utf8'),
    prior: Array.from({ length: next() < 0.4 ? 1 + some(1) : 0 }, () => Buffer.from(line(), 'utf8')),
  }))
  // One page load for all that share a scene.
  return cases.sort((a, b) => scenes.indexOf(a.scene) - scenes.indexOf(b.scene))
}
