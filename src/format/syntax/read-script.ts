import type { PasteProblemCode } from '../paste.ts'
import { readString } from './read-string.ts'
import type { CallTerm, Entry, Term } from './term.ts'

export interface Statement {
  /** The variable or property that gets the value: `cookies`, `session.cookies`; null when there is none. */
  readonly target: string | null
  /** The term in brackets of `jar['sid'] = ...`. */
  readonly key: Term | null
  readonly term: Term
}

export interface Script {
  readonly statements: readonly Statement[]
  /** The first part that could not be read. Everything before it is kept, and nothing after it is read. */
  readonly problem: { readonly code: PasteProblemCode; readonly at: number } | null
}

const MAX_DEPTH = 64

const BLANK = /(?:\s|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/|\\\r?\n)*/y
const BLANK_OR_END = /(?:[\s;]|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y
const WORD = /[\p{L}_$][\p{L}\p{N}_$]*/uy
const NUMBER = /-?\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?/iy
/** Skipped: imports, and keywords before a statement or term. */
const IGNORED = /(?:(?:import|from)\s[^\n]*|(?:await|const|let|var|return|new|export|default)\b)/y
const PREFIXED = /[rbu]{1,2}(?=['"])/iy
const NOTHING = ['None', 'null', 'undefined']

/**
 * Parses JSON, and the Python and JavaScript that developers copy: literals, calls, assignments. Nothing is executed.
 * Never throws.
 */
export function readScript(text: string): Script {
  return new Reader(text).script()
}

class Reader {
  readonly #text: string
  #at = 0
  #depth = 0
  #problem: Script['problem'] = null

  constructor(text: string) {
    this.#text = text
  }

  script(): Script {
    const statements: Statement[] = []
    for (;;) {
      this.#skip(BLANK_OR_END)
      while (this.#skip(IGNORED)) this.#skip(BLANK_OR_END)
      if (this.#at >= this.#text.length) break
      const statement = this.#statement()
      if (statement) statements.push(statement)
      if (this.#problem) break
      // `cookies={...})` is the end of a call whose beginning was not copied.
      this.#skip(/[\s,;)]*/y)
      if (this.#at < this.#text.length && !this.#isAtStatement()) {
        this.#fail('not-expected-here')
        break
      }
    }
    return { statements, problem: this.#problem }
  }

  /** Returns whether a statement begins here: with a name, at the start of a line or after a `;`. */
  #isAtStatement(): boolean {
    let at = this.#at - 1
    while (at >= 0 && /[ \t]/.test(this.#text[at] ?? '')) at -= 1
    return /[\n;]/.test(this.#text[at] ?? '') && this.#peek(WORD) !== ''
  }

  #statement(): Statement | null {
    const start = this.#at
    const target = this.#dotted()
    if (target !== '') {
      let key: Term | null = null
      this.#skip(BLANK)
      if (this.#text[this.#at] === '[') {
        this.#at += 1
        this.#skip(BLANK)
        key = this.#term()
        this.#skip(BLANK)
        if (this.#text[this.#at] === ']') this.#at += 1
        this.#skip(BLANK)
      }
      if (this.#skip(/[=:](?!=)/y)) {
        this.#skip(BLANK)
        while (this.#skip(IGNORED)) this.#skip(BLANK)
        const term = this.#term()
        return term && { target, key, term }
      }
      this.#at = start
    }
    const term = this.#term()
    return term && { target: null, key: null, term }
  }

  /** On failure, returns what was read so far and sets `#problem`. */
  #term(): Term | null {
    const at = this.#at
    const char = this.#text[at] ?? ''
    if (char === '{') return this.#deeper(() => this.#record())
    if (char === '[') return this.#deeper(() => this.#list(']'))
    if (char === '(') return this.#deeper(() => this.#parenthesised())
    if (isQuote(char)) return this.#string()
    if (this.#peek(PREFIXED) !== '') {
      const raw = /r/i.test(this.#peek(PREFIXED))
      this.#skip(PREFIXED)
      return this.#string(raw)
    }
    const digits = this.#peek(NUMBER)
    if (digits !== '') {
      this.#at += digits.length
      return { kind: 'number', at, value: digits }
    }
    if (this.#peek(WORD) !== '') return this.#word()
    return this.#fail(at >= this.#text.length ? 'dict-unfinished' : 'value-is-no-text')
  }

  #deeper<T>(read: () => T): T | null {
    if (this.#depth >= MAX_DEPTH) return this.#fail('too-deep')
    this.#depth += 1
    const term = read()
    this.#depth -= 1
    return term
  }

  #record(): Term {
    const at = this.#at
    const entries: Entry[] = []
    this.#at += 1
    for (;;) {
      this.#skip(BLANK)
      if (this.#text[this.#at] === '}') {
        this.#at += 1
        break
      }
      const entry = this.#entry(':')
      if (entry) entries.push(entry)
      if (this.#problem || !this.#comma('}')) break
    }
    return { kind: 'record', at, entries }
  }

  #entry(sign: ':' | '='): Entry | null {
    const at = this.#at
    if (at >= this.#text.length) return this.#fail('dict-unfinished')
    const quoted = isQuote(this.#text[at]) ? this.#string() : null
    if (this.#problem) return null
    const name = quoted?.kind === 'text' ? quoted.value : this.#take(WORD) || this.#take(NUMBER)
    if (name === '' && !quoted) return this.#fail('not-expected-here')
    this.#skip(BLANK)
    if (this.#text[this.#at] !== sign) {
      return this.#fail(this.#at >= this.#text.length ? 'dict-unfinished' : 'not-expected-here')
    }
    this.#at += 1
    this.#skip(BLANK)
    const term = this.#term()
    return term && { name, at, term }
  }

  /** Reads the separator after an item. @returns true if another item may follow; the closing bracket is consumed */
  #comma(close: string): boolean {
    this.#skip(BLANK)
    if (this.#text[this.#at] === ',') {
      this.#at += 1
      return true
    }
    if (this.#text[this.#at] === close) {
      this.#at += 1
      return false
    }
    this.#fail(this.#at >= this.#text.length ? 'dict-unfinished' : 'not-expected-here')
    return false
  }

  #list(close: string): Term & { kind: 'list' } {
    const at = this.#at
    const items: Term[] = []
    this.#at += 1
    for (;;) {
      this.#skip(BLANK)
      if (this.#text[this.#at] === close) {
        this.#at += 1
        break
      }
      const item = this.#term()
      if (item) items.push(item)
      if (this.#problem || !this.#comma(close)) break
    }
    return { kind: 'list', at, items }
  }

  /** `("a", "b")` is a list; `("a")` is "a". */
  #parenthesised(): Term | null {
    const list = this.#list(')')
    const only = list.items.length === 1 && !/,\s*\)$/.test(this.#text.slice(list.at, this.#at)) ? list.items[0] : null
    return only ?? list
  }

  #string(raw = false): Term | null {
    const at = this.#at
    if (raw || this.#text[at] === '`') {
      const end = this.#text.indexOf(this.#text[at] ?? '', at + 1)
      const value = this.#text.slice(at + 1, Math.max(end, at + 1))
      if (end < 0) return this.#fail('text-unfinished')
      if (!raw && /[\\$]/.test(value)) return this.#fail('variable-unknown')
      this.#at = end + 1
      return { kind: 'text', at, value }
    }
    const read = readString(this.#text, at)
    if (!read.ok) return this.#fail(read.code, read.at)
    this.#at = read.end
    return { kind: 'text', at, value: read.value }
  }

  #word(): Term | null {
    const at = this.#at
    if (/^new\b/.test(this.#text.slice(at, at + 4))) {
      this.#at += 3
      this.#skip(BLANK)
    }
    const value = this.#dotted()
    if (NOTHING.includes(value)) return { kind: 'nothing', at }
    if (/^(?:[Tt]rue|[Ff]alse)$/.test(value)) return { kind: 'boolean', at, value: /^t/i.test(value) }
    if (this.#text[this.#at] !== '(') return { kind: 'name', at, value }
    return this.#deeper(() => this.#call(at, value))
  }

  #call(at: number, name: string): CallTerm {
    const args: Term[] = []
    const named: Entry[] = []
    this.#at += 1
    for (;;) {
      this.#skip(BLANK)
      if (this.#text[this.#at] === ')') {
        this.#at += 1
        break
      }
      if (/^[\p{L}_$][\p{L}\p{N}_$]*\s*=(?!=)/u.test(this.#text.slice(this.#at, this.#at + 200))) {
        const entry = this.#entry('=')
        if (entry) named.push(entry)
      } else {
        const term = this.#term()
        if (term) args.push(term)
      }
      if (this.#problem || !this.#comma(')')) break
    }
    return this.#chained({ kind: 'call', at, name, args, named })
  }

  /**
   * In `requests.Session().get(...)` the last call is the relevant one. In `requests.get(...).json()` and
   * `fetch(...).then(...)` the last call does not concern cookies, so it may be unreadable.
   */
  #chained(call: CallTerm): CallTerm {
    if (this.#problem || !this.#skip(/\s*\.(?=[\p{L}_$])/uy)) return call
    const at = this.#at
    const method = this.#dotted()
    if (this.#text[this.#at] !== '(') return call
    const next = this.#deeper(() => this.#call(at, `${call.name}().${method}`))
    const matters = next !== null && (next.args.length > 0 || next.named.length > 0) && !this.#problem
    if (matters && call.args.length + call.named.length === 0) return next
    if (this.#problem) {
      this.#problem = null
      this.#at = this.#text.length
    }
    return call
  }

  /** Reads `a.b.c`; '' when there is no name here. */
  #dotted(): string {
    const start = this.#at
    if (!this.#skip(WORD)) return ''
    while (this.#text[this.#at] === '.') {
      this.#at += 1
      if (!this.#skip(WORD)) {
        this.#at -= 1
        break
      }
    }
    return this.#text.slice(start, this.#at)
  }

  #fail(code: PasteProblemCode, at = this.#at): null {
    this.#problem ??= { code, at: Math.min(at, Math.max(0, this.#text.length - 1)) }
    return null
  }

  #peek(pattern: RegExp): string {
    pattern.lastIndex = this.#at
    return pattern.exec(this.#text)?.[0] ?? ''
  }

  #take(pattern: RegExp): string {
    const found = this.#peek(pattern)
    this.#at += found.length
    return found
  }

  /** @returns true if the pattern matched */
  #skip(pattern: RegExp): boolean {
    return this.#take(pattern) !== ''
  }
}

function isQuote(char: string | undefined): boolean {
  return char === '"' || char === "'" || char === '`'
}
