const PLAIN: Record<string, string> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\u0007',
  '0': '\0',
  '/': '/',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
}

const NUMBERED = /\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|u\{([0-9A-Fa-f]{1,6})\})/y

export type StringRead =
  | { readonly ok: true; readonly value: string; readonly end: number }
  | { readonly ok: false; readonly code: 'text-unfinished' | 'escape-unreadable'; readonly at: number }

/** Reads a string literal of Python, JSON or JavaScript that begins at `start`. */
export function readString(text: string, start: number): StringRead {
  const quote = text[start]
  let value = ''
  let at = start + 1
  while (at < text.length) {
    const char = text[at] ?? ''
    if (char === quote) return { ok: true, value, end: at + 1 }
    if (char === '\n' || char === '\r') break
    if (char !== '\\') {
      value += char
      at += 1
      continue
    }
    const escaped = readEscape(text, at)
    if (escaped === null) return { ok: false, code: 'escape-unreadable', at }
    value += escaped.value
    at = escaped.end
  }
  return { ok: false, code: 'text-unfinished', at: start }
}

function readEscape(text: string, at: number): { value: string; end: number } | null {
  NUMBERED.lastIndex = at
  const numbered = NUMBERED.exec(text)
  if (numbered !== null) {
    const point = Number.parseInt(numbered.slice(1).find((digits) => digits !== undefined) ?? '', 16)
    return point <= 0x10ffff ? { value: String.fromCodePoint(point), end: NUMBERED.lastIndex } : null
  }
  const char = text[at + 1] ?? ''
  return Object.hasOwn(PLAIN, char) ? { value: PLAIN[char] ?? '', end: at + 2 } : null
}
