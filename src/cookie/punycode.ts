/** What UTS 46 drops: invisible characters, those excepted that it forbids (marks of direction, tags) or gives a meaning (joiners). */
const DROPPED =
  /(?![\u061c\u200c-\u200f\u202a-\u202e\u2065-\u2069\ufff0-\ufff8\u{e0000}-\u{e00ff}\u{e01f0}-\u{e0fff}])\p{Default_Ignorable_Code_Point}/gu
const DOTS = /[\u3002\uff0e\uff61]/g

/**
 * A host name beyond ASCII as it stands in a canonical URL: labels in Punycode (RFC 3492), after the mapping to lower case
 * and compatible forms that the WHATWG URL standard asks for (UTS 46; `normalize` and `toLowerCase` come near enough).
 * @example toAsciiHost('élève.test') // 'xn--lve-6lad.test'
 */
export function toAsciiHost(host: string): string {
  return Array.from(host.replace(DOTS, '.'), mapped)
    .join('')
    .normalize('NFC')
    .replace(DROPPED, '')
    .split('.')
    .map((label) => (isAscii(label) ? label : `xn--${encode(Array.from(label, codePoint))}`))
    .join('.')
}

/** One by one: a sigma at the end of a word is a sigma like any other here. */
function mapped(character: string): string {
  const compatible = character.normalize('NFKC')
  // What only looks like a dot is no dot: it stays, as a character that no host has.
  return character !== '.' && compatible.includes('.') ? character : compatible.toLowerCase()
}

function isAscii(label: string): boolean {
  return Array.from(label).every((character) => codePoint(character) < 0x80)
}

function codePoint(character: string): number {
  return character.codePointAt(0) ?? 0
}

const [BASE, MIN, MAX, SKEW, DAMP] = [36, 1, 26, 38, 700] as const

/** RFC 3492, section 6.3. */
function encode(points: readonly number[]): string {
  const basic = points.filter((point) => point < 0x80)
  let output = String.fromCharCode(...basic)
  if (basic.length > 0) output += '-'
  let [n, delta, bias, handled] = [0x80, 0, 72, basic.length]
  while (handled < points.length) {
    const next = Math.min(...points.filter((point) => point >= n))
    delta += (next - n) * (handled + 1)
    n = next
    for (const point of points) {
      if (point < n) delta++
      if (point !== n) continue
      output += variableLength(delta, bias)
      bias = adapt(delta, handled + 1, handled === basic.length)
      delta = 0
      handled++
    }
    delta++
    n++
  }
  return output
}

function variableLength(delta: number, bias: number): string {
  let output = ''
  let rest = delta
  for (let k = BASE; ; k += BASE) {
    const threshold = Math.min(Math.max(k - bias, MIN), MAX)
    if (rest < threshold) return output + digit(rest)
    output += digit(threshold + ((rest - threshold) % (BASE - threshold)))
    rest = Math.floor((rest - threshold) / (BASE - threshold))
  }
}

function digit(value: number): string {
  return String.fromCharCode(value < 26 ? value + 0x61 : value - 26 + 0x30)
}

/** Section 6.1. */
function adapt(delta: number, points: number, first: boolean): number {
  let rest = first ? Math.floor(delta / DAMP) : delta >> 1
  rest += Math.floor(rest / points)
  let k = 0
  for (; rest > ((BASE - MIN) * MAX) >> 1; k += BASE) rest = Math.floor(rest / (BASE - MIN))
  return k + Math.floor(((BASE - MIN + 1) * rest) / (rest + SKEW))
}
