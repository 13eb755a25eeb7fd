/**
 * Symbols of a URL: an ASCII character is its code, every other character is OTHER, and the two ends of the text are
 * symbols too.
 */
export const OTHER = 128
export const START = 129
export const END = 130
export const SYMBOLS = 131

/** The symbols that one position of an expression matches. */
export type SymbolSet = Uint8Array

/** A parsed regular expression. `most` is Infinity for `*` and `+`. */
export type RegexNode =
  | { readonly kind: 'one'; readonly set: SymbolSet }
  | { readonly kind: 'row'; readonly parts: readonly RegexNode[] }
  | { readonly kind: 'choice'; readonly parts: readonly RegexNode[] }
  | { readonly kind: 'repeat'; readonly part: RegexNode; readonly least: number; readonly most: number }

const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, v: 11, '0': 0 }

/**
 * Parses the syntax that JavaScript and RE2 share: no look-around, back-references, word boundaries or Unicode classes.
 * @param source a valid expression of JavaScript
 * @returns null when it uses something that RE2 lacks
 */
export function parseRegex(source: string, ignoreCase: boolean): RegexNode | null {
  let at = 0
  const set = (fits: (symbol: number) => boolean): SymbolSet => {
    const symbols = new Uint8Array(SYMBOLS)
    for (let symbol = 0; symbol <= OTHER; symbol += 1) if (fits(symbol)) symbols[symbol] = 1
    if (ignoreCase) {
      for (let upper = 65; upper <= 90; upper += 1) {
        if (symbols[upper] || symbols[upper + 32]) symbols[upper] = symbols[upper + 32] = 1
      }
    }
    return symbols
  }
  const end = (symbol: number): RegexNode => {
    const symbols = new Uint8Array(SYMBOLS)
    symbols[symbol] = 1
    return { kind: 'one', set: symbols }
  }

  function choice(): RegexNode | null {
    const parts: RegexNode[] = []
    do {
      const part = row()
      if (!part) return null
      parts.push(part)
    } while (source[at] === '|' && ++at)
    return parts.length === 1 ? (parts[0] ?? null) : { kind: 'choice', parts }
  }

  function row(): RegexNode | null {
    const parts: RegexNode[] = []
    while (at < source.length && source[at] !== '|' && source[at] !== ')') {
      const part = atom()
      if (!part) return null
      parts.push(repeated(part))
    }
    return { kind: 'row', parts }
  }

  function repeated(part: RegexNode): RegexNode {
    const [text, sign, least, comma, most] = /^(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/.exec(source.slice(at)) ?? []
    if (text === undefined) return part
    at += text.length
    if (sign === '*') return { kind: 'repeat', part, least: 0, most: Number.POSITIVE_INFINITY }
    if (sign === '+') return { kind: 'repeat', part, least: 1, most: Number.POSITIVE_INFINITY }
    if (sign === '?') return { kind: 'repeat', part, least: 0, most: 1 }
    const from = Number(least)
    const to = comma === undefined ? from : most === '' ? Number.POSITIVE_INFINITY : Number(most)
    return { kind: 'repeat', part, least: from, most: to }
  }

  function atom(): RegexNode | null {
    const char = source[at] ?? ''
    at += 1
    switch (char) {
      case '(':
        return group()
      case '[': {
        const symbols = charClass()
        return symbols && { kind: 'one', set: symbols }
      }
      case '.':
        return { kind: 'one', set: set((symbol) => symbol !== 10 && symbol !== 13) }
      case '^':
        return end(START)
      case '$':
        return end(END)
      case '\\': {
        const fits = escaped()
        return fits && { kind: 'one', set: set(fits) }
      }
      default: {
        const wanted = symbolOf(char)
        return { kind: 'one', set: set((symbol) => symbol === wanted) }
      }
    }
  }

  function group(): RegexNode | null {
    const [opening] = /^\?(?::|<[A-Za-z_$][\w$]*>)/.exec(source.slice(at)) ?? []
    if (opening === undefined && source[at] === '?') return null
    at += opening?.length ?? 0
    const inner = choice()
    at += 1
    return inner
  }

  function escaped(): ((symbol: number) => boolean) | null {
    const char = source[at] ?? ''
    at += 1
    const kind = classOf(char.toLowerCase())
    if (kind) return char === char.toLowerCase() ? kind : (symbol) => !kind(symbol)
    const hex = char === 'x' ? /^[\da-f]{2}/i : char === 'u' ? /^[\da-f]{4}/i : null
    if (hex) {
      const digits = hex.exec(source.slice(at))?.[0]
      if (digits === undefined) return null
      at += digits.length
      const wanted = Math.min(Number.parseInt(digits, 16), OTHER)
      return (symbol) => symbol === wanted
    }
    const control = ESCAPES[char]
    if (control !== undefined && !/^\d/.test(source.slice(at))) return (symbol) => symbol === control
    // Any other letter or digit is a back-reference or a boundary, or means something else in RE2.
    if (/[A-Za-z0-9]/.test(char)) return null
    const wanted = symbolOf(char)
    return (symbol) => symbol === wanted
  }

  function charClass(): SymbolSet | null {
    const negated = source[at] === '^'
    if (negated) at += 1
    const tests: ((symbol: number) => boolean)[] = []
    while (source[at] !== ']') {
      const low = member()
      if (!low) return null
      if (source[at] === '-' && source[at + 1] !== ']') {
        at += 1
        const high = member()
        if (!high) return null
        const from = only(low)
        const to = only(high)
        if (from === null || to === null) return null
        tests.push((symbol) => symbol >= from && symbol <= to)
      } else tests.push(low)
    }
    at += 1
    return set((symbol) => tests.some((test) => test(symbol)) !== negated)
  }

  function member(): ((symbol: number) => boolean) | null {
    const char = source[at] ?? ''
    if (char === '') return null
    at += 1
    if (char === '\\') return source[at] === 'b' ? null : escaped()
    const wanted = symbolOf(char)
    return (symbol) => symbol === wanted
  }

  const tree = choice()
  return at === source.length ? tree : null
}

/** Returns the symbol that matches if there is exactly one; otherwise null. */
function only(fits: (symbol: number) => boolean): number | null {
  const all = Array.from({ length: OTHER + 1 }, (_, symbol) => symbol).filter(fits)
  return all.length === 1 ? (all[0] ?? null) : null
}

function symbolOf(char: string): number {
  return Math.min(char.charCodeAt(0), OTHER)
}

function classOf(letter: string): ((symbol: number) => boolean) | null {
  const within = (text: string) => (symbol: number) => symbol < OTHER && text.includes(String.fromCharCode(symbol))
  if (letter === 'd') return within('0123456789')
  if (letter === 'w') return (symbol) => symbol < OTHER && /\w/.test(String.fromCharCode(symbol))
  // As in RE2. JavaScript's \s has \v and Unicode spaces too, which no URL has.
  if (letter === 's') return within(' \t\n\f\r')
  return null
}
