import { type Case, SCENES, type Scene, STRANGE_SCENES } from './case.ts'
import * as pieces from './random-pieces.ts'

/** A pseudo-random generator (Mulberry32). The seed makes a run repeatable. */
export function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Values of Domain that resemble the response's host. */
function domainsOf(host: string): string[] {
  const parent = host.slice(host.indexOf('.') + 1)
  return [
    ...[host, `.${host}`, parent, parent, `.${parent}`, host.toUpperCase(), `${host}.`, `x.${host}`, `..${host}`],
    ...[host.slice(1), `${host}:443`, ` ${host} `, `${parent}.`, host.split('.').slice(-2).join('.'), `${host}\u200b`],
  ]
}

/** Writes random lines. */
class Writer {
  private readonly next: () => number

  constructor(next: () => number) {
    this.next = next
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)] as T
  }

  chance(part: number): boolean {
    return this.next() < part
  }

  /** A whole number from 0 to `most`. */
  some(most: number): number {
    return Math.floor(this.next() * (most + 1))
  }

  line(host: string): Buffer {
    let text = this.text(host)
    if (this.chance(0.2)) text = this.spoilt(text)
    if (this.chance(0.04)) text = this.oversized(text)
    return Buffer.from(text, 'utf8')
  }

  /** A line with invalid UTF-8. A line with a date stays valid, because Firefox parses dates byte by byte. */
  octets(host: string): Buffer {
    const line = this.line(host)
    if (/expires/i.test(line.toString('latin1'))) return line
    const cut = this.some(line.length)
    return Buffer.concat([line.subarray(0, cut), Buffer.from(this.pick(pieces.OCTETS)), line.subarray(cut)])
  }

  private text(host: string): string {
    const pair = this.chance(0.92)
      ? `${this.pick(pieces.NAMES)}=${this.pick(pieces.VALUES)}`
      : `${this.chance(0.5) ? '=' : ''}${this.pick(pieces.VALUES)}`
    const count = this.chance(0.01) ? 1000 : this.some(this.chance(0.02) ? 60 : 5)
    const attributes = Array.from({ length: count }, () => this.attribute(host))
    return [pair, ...attributes].join(this.pick(['; ', '; ', ';', ' ; ', ';;', '; ; ', ';\t', '\t;']))
  }

  private attribute(host: string): string {
    const equals = this.chance(0.9) ? '=' : this.pick([' = ', '\t=', '==', '= ', ' '])
    switch (this.some(8)) {
      case 0:
      case 1:
      case 2:
        return this.pick(pieces.EXTRAS)
      case 3:
        return `SameSite${equals}${this.pick(pieces.SITES)}`
      case 4:
        return `Domain${equals}${this.pick(this.chance(0.4) ? pieces.DOMAINS : domainsOf(host))}`
      case 5:
        return `Path${equals}${this.pick(pieces.PATHS)}`
      case 6:
        return `Max-Age${equals}${this.pick(pieces.AGES)}`
      default:
        return `Expires${equals}${this.date()}`
    }
  }

  private date(): string {
    if (this.chance(0.25)) return this.pick(pieces.DATES)
    if (this.chance(0.3)) return this.spoilt(this.pick(pieces.DATES), pieces.DATE_BITS)
    if (this.chance(0.4)) {
      const [day, month] = [this.pick(['25', '31', '5', '05']), this.pick(['Dec', 'Feb', 'Nov', 'Sept'])]
      const year = this.pick(['2026', '26', '2027', '1969'])
      return `Fri, ${day} ${month} ${year} ${this.pick(pieces.DATE_BITS)} ${this.pick(pieces.DATE_BITS)}`
    }
    const bits = Array.from({ length: 2 + this.some(6) }, () => this.pick(pieces.DATE_BITS))
    return bits.join(this.pick([' ', ' ', ' ', ' ', '-', ',', ', ', '/', '', '.', '\t', '_', ':']))
  }

  /** Inserts, removes or doubles something at a random position. */
  private spoilt(text: string, junk: readonly string[] = pieces.JUNK): string {
    const position = this.some(text.length)
    if (this.chance(0.75)) return text.slice(0, position) + this.pick(junk) + text.slice(position)
    const end = position + 1 + this.some(3)
    return text.slice(0, end) + text.slice(this.chance(0.5) ? position : end + 1)
  }

  /** Makes one part about as many bytes long as a limit of the browsers. */
  private oversized(text: string): string {
    const filler = this.pick(['x', 'x', 'x', 'é', '日', '🍪'])
    const size = this.pick([1023, 1024, 1025, 4093, 4094, 4095, 4096, 4097]) - this.some(2)
    const big = filler.repeat(size / Buffer.byteLength(filler)) + 'y'.repeat(size % Buffer.byteLength(filler))
    const attribute = this.pick([
      'Path=/',
      'Domain=',
      'Foo=',
      'Secure=',
      'HttpOnly=',
      'Partitioned=',
      'SameSite=',
      'Max-Age=',
    ])
    switch (this.some(4)) {
      case 0:
        return text.replace('=', `=${big}`)
      case 1:
        return `${big}${text}`
      case 2:
        return `${text}; ${big}=1`
      default:
        return `${text}; ${attribute}${big}`
    }
  }
}

/** Date headers: now, long ago, far ahead, in unusual forms, and unreadable. */
const CLOCKS = [
  ...['Wed, 21 Oct 2026 07:28:00 GMT', 'Thu, 01 Jan 1970 00:00:00 GMT', 'Wed, 21 Oct 2065 07:28:00 GMT', 'now', ''],
  ...['Wed, 21 Oct 2026 07:28:00', '21 Oct 26 7:28:00 PST', '10/21/2026', '2026-10-21T07:28:00Z', '1797000000'],
]

/** Random lines, in random scenes, often with a cookie in the jar already. */
export function randomCases(count: number, seed: number): Case[] {
  const writer = new Writer(random(seed))
  const scenes: readonly Scene[] = [...Object.values(SCENES), ...Object.values(STRANGE_SCENES)]
  const cases = Array.from({ length: count }, (): Case => {
    const scene = writer.chance(0.3) ? SCENES.https : writer.pick(scenes)
    const { hostname } = new URL(scene.url.replace(/:\{.\}/, ''))
    const one = { category: 'random', scene }
    // Invalid UTF-8 is shown as U+FFFD, so two such cookies could look equal: only one, and none before it.
    if (writer.chance(0.02)) return { ...one, lines: [writer.octets(hostname)], prior: [] }
    const lines = Array.from({ length: writer.chance(0.3) ? 2 + writer.some(2) : 1 }, () => writer.line(hostname))
    const prior = Array.from({ length: writer.chance(0.4) ? 1 + writer.some(1) : 0 }, () => writer.line(hostname))
    return { ...one, lines, prior, ...(writer.chance(0.1) ? { date: writer.pick(CLOCKS) } : {}) }
  })
  // Cases of one scene share one page load when they are neighbours.
  return cases.sort((a, b) => scenes.indexOf(a.scene) - scenes.indexOf(b.scene))
}
