import { monthAt, utc } from '../../cookie/civil-time.ts'
import { parseFixedDate } from '../../cookie/fixed-date.ts'

/**
 * Reads Expires as Firefox does, with NSPR's date parser, which is more lenient than the cookie grammar. It understands
 * zones and offsets, `6/16/95`, am and pm, and days beyond the month's end.
 * @returns ms since the epoch, or null: a session cookie
 */
export function parseNsprDate(text: string): number | null {
  return parseFixedDate(text) ?? new NsprReader(text).read()
}

const MINUTES_OF_ZONE: Readonly<Record<string, number>> = {
  pst: -480,
  pdt: -420,
  mst: -420,
  mdt: -360,
  cst: -360,
  cdt: -300,
  est: -300,
  edt: -240,
  ast: -240,
  nst: -210,
  gmt: 0,
  bst: 60,
  met: 60,
  eet: 120,
  jst: 540,
}
const WORD_BREAK = /[ \t,;\-+/()[\]]/
const BETWEEN = ' \t,;/()[]'
const SLASHED = /^(\d{1,2})[/-](\d{1,2})[/-](\d{1,2}|\d{4,5})(?=[^A-Za-z\d]|$)/
const TIME = /^(\d{1,2}):(\d{1,2})(?!\d)(?::?(\d{1,2})(?!\d)|:(?!\d)|(?![:\d]))/

class NsprReader {
  private readonly text: string
  private at = 0
  private day: number | null = null
  /** 0, as in `69/0/12`, means the month before January. */
  private month: number | null = null
  private year: number | null = null
  private time: readonly [number, number, number] | null = null
  private zone: string | null = null
  private offset: number | null = null

  constructor(text: string) {
    this.text = text
  }

  read(): number | null {
    while (this.at < this.text.length) {
      this.token()
      this.skip()
    }
    const { day, month, year } = this
    if (month === null || day === null || year === null || year > 32_767) return null
    const [hour, minute, second] = this.time ?? [0, 0, 0]
    const offset = this.offset ?? (this.zone === null ? 0 : (MINUTES_OF_ZONE[this.zone] ?? 0))
    return utc(year, month, day, hour, minute, second) - offset * 60_000
  }

  /** Reads the token at the current position, and moves to its end. */
  private token(): void {
    const code = this.text.charCodeAt(this.at)
    if (code >= 0x30 && code <= 0x39) this.digits()
    else if (code === 0x2b || code === 0x2d) this.sign(code === 0x2b ? 1 : -1)
    else this.word()
    const rest = this.text.slice(this.at)
    const end = rest.search(WORD_BREAK)
    this.at += end < 0 ? rest.length : end
  }

  private word(): void {
    const word = this.text.slice(this.at, this.at + 3).toLowerCase()
    const month = word.length === 3 ? monthAt(word, 0) : 0
    if (month !== 0) {
      this.month ??= month
    } else if (this.zone === null && word in MINUTES_OF_ZONE) {
      this.zone = word
    } else if (this.zone === null && /^ut(?![a-z])/i.test(this.text.slice(this.at))) {
      this.zone = 'gmt'
    }
  }

  /** Reads `+0100`, `-05`, `+1`: hours and minutes from GMT. Valid only once, and with no zone except GMT. */
  private sign(sign: number): void {
    if (this.offset !== null || (this.zone !== null && this.zone !== 'gmt')) {
      this.at++
      return
    }
    this.at++
    const digits = /^\d*/.exec(this.text.slice(this.at))?.[0] ?? ''
    if (digits.length === 4) this.offset = sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2)))
    else if (digits.length === 1 || digits.length === 2) this.offset = sign * Number(digits) * 60
    else return
    this.zone = 'gmt'
  }

  private digits(): void {
    const rest = this.text.slice(this.at)
    const digits = /^\d+/.exec(rest)?.[0] ?? ''
    const next = rest.charAt(digits.length)
    if (next === ':') this.clock(rest)
    else if ((next === '/' || next === '-') && /\d/.test(rest.charAt(digits.length + 1))) this.slashed(rest)
    else if (/[A-Za-z]/.test(next)) return
    else if (digits.length === 4 || digits.length === 5) this.year ??= Number(digits)
    else if (digits.length === 2 && !(this.day === null && Number(digits) < 32)) this.year ??= century(Number(digits))
    else if (digits.length <= 2) this.day ??= Number(digits)
  }

  /** Reads `07:28`, `7:28:05`, `10:05 pm`. */
  private clock(rest: string): void {
    if (this.time !== null) return
    const match = TIME.exec(rest)
    if (match === null) return
    let hour = Number(match[1])
    this.at += match[0].length
    if (hour <= 12) {
      const half = /^[ \t]*([ap])m/i.exec(this.text.slice(this.at))?.[1]?.toLowerCase()
      if (half === 'p') hour = hour === 12 ? 12 : hour + 12
      else if (half === 'a' && hour === 12) hour = 0
    }
    this.time = [hour, Number(match[2]), match[3] === undefined ? this.noSeconds() : Number(match[3])]
  }

  /** Reproduces a bug of NSPR: when a time has no seconds, it treats the next octet as a digit, as a signed number. */
  private noSeconds(): number {
    const code = this.text.codePointAt(this.at) ?? 0
    return code === 0x2f ? 0 : firstOctet(code) - 0x30
  }

  /** Reads `6/16/95`, `16-6-95`, `95-06-22`. */
  private slashed(rest: string): void {
    if (this.month !== null) return
    const match = SLASHED.exec(rest)
    if (match === null) return
    const [first, second, third] = [Number(match[1]), Number(match[2]), Number(match[3])]
    if (first > 31 || first === 0) {
      if (second > 12 || third > 31) return
      this.set(century(first), second, third)
    } else if (first > 12 && second <= 12) {
      this.set(century(third), second, first)
    } else if (first <= 12) {
      this.set(century(third), first, second)
    }
    this.at += match[0].length
  }

  private set(year: number, month: number, day: number): void {
    this.year = year
    this.month = month
    this.day = day
  }

  /** Skips the separators between tokens. */
  private skip(): void {
    const { text } = this
    for (;;) {
      while (this.at < text.length && BETWEEN.includes(text.charAt(this.at))) this.at++
      if (text.charAt(this.at) !== '-') break
      const afterLetter = this.at > 0 && /[A-Za-z]/.test(text.charAt(this.at - 1))
      if (!(afterLetter && this.year === null) && /\d/.test(text.charAt(this.at + 1))) break
      this.at++
    }
  }
}

/** Returns the first octet of a character in UTF-8, as a signed `char` of C. */
function firstOctet(code: number): number {
  if (code < 0x80) return code
  if (code < 0x800) return (code >> 6) - 0x40
  return code < 0x1_0000 ? (code >> 12) - 0x20 : (code >> 18) - 0x10
}

function century(year: number): number {
  return year < 70 ? year + 2000 : year < 100 ? year + 1900 : year
}
