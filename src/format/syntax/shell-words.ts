import type { PasteProblemCode } from '../paste.ts'

/** A word of a command line, as the program receives it. */
export interface Word {
  readonly text: string
  /** Offset in the text. */
  readonly at: number
}

export interface Words {
  /** The words of each command; `;`, `&`, `|` and a line break end a command. */
  readonly commands: readonly (readonly Word[])[]
  readonly problems: readonly { readonly code: PasteProblemCode; readonly at: number }[]
}

const ESCAPES: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  e: '\u001b',
  E: '\u001b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '?': '?',
}
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const CODED = /\\(?:([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8})|c(.))/y

/**
 * Splits a command line into words as bash does: '..', "..", $'..' (ANSI-C), a backslash, a backslash before a line
 * break. Nothing is expanded: `$NAME` and `$(...)` stay as they are, and add a problem. Never throws.
 */
export function shellWords(text: string): Words {
  return new Shell(text).words()
}

class Shell {
  readonly #text: string
  #at = 0
  #word = ''
  #start = -1
  readonly #command: Word[] = []
  readonly #commands: Word[][] = []
  readonly #problems: { code: PasteProblemCode; at: number }[] = []

  constructor(text: string) {
    this.#text = text
  }

  words(): Words {
    while (this.#at < this.#text.length) this.#step()
    this.#endCommand()
    return { commands: this.#commands, problems: this.#problems }
  }

  #step(): void {
    const at = this.#at
    const char = this.#text[at] ?? ''
    const next = this.#text[at + 1] ?? ''
    if (char === '\\') this.#backslash()
    else if (char === "'") this.#singleQuoted()
    else if (char === '"') this.#doubleQuoted(at + 1)
    else if (char === '$' && next === "'") this.#ansiQuoted()
    else if (char === '$' && next === '"') this.#doubleQuoted(at + 2)
    else if (char === ' ' || char === '\t') this.#endWord(1)
    else if (char === '#' && this.#start < 0) {
      const end = this.#text.indexOf('\n', at)
      this.#at = end < 0 ? this.#text.length : end
    } else if (/[\n\r;&|]/.test(char)) this.#endCommand()
    else if (char === '>' || char === '<') this.#endWord(1)
    else {
      this.#variable(at)
      this.#add(char, 1)
    }
  }

  /** @param opening length of the quote: the offset of a word is that of its first character */
  #add(text: string, length: number, opening = 0): void {
    if (this.#start < 0) this.#start = this.#at + opening
    this.#word += text
    this.#at += length
  }

  #backslash(): void {
    const lineBreak = /\\\r?\n/y
    lineBreak.lastIndex = this.#at
    if (lineBreak.test(this.#text)) this.#at = lineBreak.lastIndex
    else this.#add(this.#text[this.#at + 1] ?? '\\', 2)
  }

  #singleQuoted(): void {
    const end = this.#text.indexOf("'", this.#at + 1)
    if (end < 0) this.#unfinished()
    else this.#add(this.#text.slice(this.#at + 1, end), end + 1 - this.#at, 1)
  }

  #doubleQuoted(from: number): void {
    const start = this.#at
    let value = ''
    let at = from
    for (;;) {
      const char = this.#text[at]
      if (char === undefined) {
        this.#unfinished()
        return
      }
      if (char === '"') break
      const next = this.#text[at + 1] ?? ''
      if (char === '\\' && /["\\$`\n]/.test(next)) {
        value += next === '\n' ? '' : next
        at += 2
      } else {
        this.#variable(at)
        value += char
        at += 1
      }
    }
    this.#add(value, at + 1 - start, from - start)
  }

  #ansiQuoted(): void {
    const start = this.#at
    let value = ''
    let at = start + 2
    for (;;) {
      const char = this.#text[at]
      if (char === undefined) {
        this.#unfinished()
        return
      }
      if (char === "'") break
      if (char !== '\\') {
        value += char
        at += 1
        continue
      }
      const escaped = this.#escape(at)
      value += escaped.value
      at = escaped.end
    }
    this.#add(value, at + 1 - start, 2)
  }

  #escape(at: number): { value: string; end: number } {
    CODED.lastIndex = at
    const coded = CODED.exec(this.#text)
    if (coded) {
      const [, octal, hex, short, long, control] = coded
      const end = CODED.lastIndex
      if (control !== undefined) return { value: String.fromCharCode(control.charCodeAt(0) & 0x1f), end }
      if (octal !== undefined || hex !== undefined) return this.#bytes(at)
      const point = Number.parseInt(short ?? long ?? '', 16)
      if (point <= 0x10ffff)
        return { value: short === undefined ? String.fromCodePoint(point) : String.fromCharCode(point), end }
    }
    const char = this.#text[at + 1] ?? ''
    const known = Object.hasOwn(ESCAPES, char) ? ESCAPES[char] : undefined
    return { value: known ?? `\\${char}`, end: at + 2 }
  }

  /** `\xe2\x82\xac` is one character of three bytes. */
  #bytes(from: number): { value: string; end: number } {
    const byte = /\\(?:x([0-9A-Fa-f]{1,2})|([0-7]{1,3}))/y
    const bytes: number[] = []
    let end = from
    for (byte.lastIndex = from; ; end = byte.lastIndex) {
      const found = byte.exec(this.#text)
      if (!found) break
      bytes.push((found[1] === undefined ? Number.parseInt(found[2] ?? '', 8) : Number.parseInt(found[1], 16)) & 0xff)
    }
    try {
      return { value: UTF8.decode(Uint8Array.from(bytes)), end }
    } catch {
      this.#problems.push({ code: 'escape-unreadable', at: from })
      return { value: String.fromCharCode(...bytes), end }
    }
  }

  /** Adds a problem: the value that the shell would insert is unknown. */
  #variable(at: number): void {
    const char = this.#text[at]
    const expands = char === '`' || (char === '$' && /[A-Za-z_({]/.test(this.#text[at + 1] ?? ''))
    if (expands) this.#problems.push({ code: 'variable-unknown', at })
  }

  #unfinished(): void {
    this.#problems.push({ code: 'text-unfinished', at: this.#at })
    this.#add('', this.#text.length - this.#at)
  }

  #endWord(length: number): void {
    if (this.#start >= 0) this.#command.push({ text: this.#word, at: this.#start })
    this.#word = ''
    this.#start = -1
    this.#at += length
  }

  #endCommand(): void {
    this.#endWord(1)
    if (this.#command.length > 0) this.#commands.push(this.#command.splice(0))
  }
}
