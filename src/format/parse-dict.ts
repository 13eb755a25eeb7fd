import { Gathering, type PastedCookies } from './pasted-cookies.ts'
import { readString } from './read-string.ts'

/** `{'a': '1', "b": None}` of Python, and its cousins of JSON and JavaScript; `cookies = ` may stand before it. */
export function parseDict(text: string): PastedCookies {
  const gathering = new Gathering(text)
  readDict(text, gathering)
  return gathering.done('dict')
}

const OPENING = /^\s*(?:[\w.]+\s*[=:]\s*)?\{/
const BLANK = /(?:\s|#[^\n]*|\/\/[^\n]*)*/y
const WORD = /[\p{L}_$][\p{L}\p{N}_$]*/uy
const NUMBER = /-?\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?/iy
const NOTHING = ['None', 'null', 'undefined']

export function isDict(text: string): boolean {
  return OPENING.test(text)
}

function readDict(text: string, gathering: Gathering): null {
  let at = skip(BLANK, text, OPENING.exec(text)?.[0].length ?? 0)
  while (text[at] !== '}') {
    if (at >= text.length) return gathering.fail('dict-unfinished', Math.max(0, text.length - 1))
    const start = at
    const name = readName(text, at, gathering)
    if (name === null) return null
    at = skip(BLANK, text, name.end)
    if (text[at] !== ':') return gathering.fail(at >= text.length ? 'dict-unfinished' : 'not-expected-here', at)
    const value = readValue(text, skip(BLANK, text, at + 1), gathering)
    if (value === null) return null
    gathering.add(name.value, value.value, start)
    at = skip(BLANK, text, value.end)
    if (text[at] === ',') at = skip(BLANK, text, at + 1)
    else if (at < text.length && text[at] !== '}') return gathering.fail('not-expected-here', at)
  }
  const rest = skip(/[\s,;)]*/y, text, at + 1)
  return rest < text.length ? gathering.fail('not-expected-here', rest) : null
}

interface Read<T> {
  readonly value: T
  readonly end: number
}

function readName(text: string, at: number, gathering: Gathering): Read<string> | null {
  if (isQuote(text[at])) return readQuoted(text, at, gathering)
  const end = skip(WORD, text, at)
  if (end > at) return { value: text.slice(at, end), end }
  return gathering.fail('not-expected-here', at)
}

function readValue(text: string, at: number, gathering: Gathering): Read<string | null> | null {
  if (isQuote(text[at])) return readQuoted(text, at, gathering)
  const word = text.slice(at, skip(WORD, text, at))
  if (NOTHING.includes(word)) return { value: null, end: at + word.length }
  const end = skip(NUMBER, text, at)
  if (end > at) return { value: text.slice(at, end), end }
  return gathering.fail(at >= text.length ? 'dict-unfinished' : 'value-is-no-text', at)
}

function readQuoted(text: string, at: number, gathering: Gathering): Read<string> | null {
  const read = readString(text, at)
  return read.ok ? read : gathering.fail(read.code, read.at)
}

function isQuote(char: string | undefined): boolean {
  return char === '"' || char === "'"
}

/** Where a sticky pattern that stands at `at` ends; `at` when it does not stand there. */
function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}
