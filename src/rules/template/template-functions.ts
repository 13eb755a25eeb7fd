import {
  type FunctionName,
  type FunctionPart,
  NOW_FORMS,
  type TemplatePart,
  type TemplateProblemCode,
} from './template-parts.ts'

/** Data that template functions need from outside. */
export interface FunctionSources {
  /** ms since the epoch */
  readonly now: number
  readonly uuid: () => string
  /** The value of a cookie in the jar. */
  readonly cookie: (name: string) => string
}

type Part<K extends FunctionName> = Extract<FunctionPart, { kind: K }>

/** A function such as `{{cookie:NAME}}`, whose argument is plain text up to the first `}}`. */
interface TextFunction<K extends FunctionName> {
  readonly takes: 'text'
  /** @param argument the text after the function's name, a colon included @returns the part, or what is wrong with it */
  readonly parse: (argument: string) => Part<K> | TemplateProblemCode
  readonly evaluate: (part: Part<K>, sources: FunctionSources) => string
}

/** A function such as `{{json:…}}`, whose content may contain functions too. */
interface ContentFunction {
  readonly takes: 'content'
  /** Returns null when the function can't take the content. */
  readonly apply: (content: string) => string | null
  /** The problem to report when `apply` returns null; null: the function takes any content. */
  readonly problem: TemplateProblemCode | null
  /** Escapes the result of an inner function so that it can't break the syntax of the content around it. */
  readonly quote: (result: string) => string
}

/** One entry per template function. A function without an entry does not compile. */
export const FUNCTIONS: {
  readonly [K in FunctionName]: Part<K> extends { readonly parts: unknown } ? ContentFunction : TextFunction<K>
} = {
  uuid: {
    takes: 'text',
    parse: (argument) => (argument === '' ? { kind: 'uuid' } : 'template-unknown'),
    evaluate: (_, { uuid }) => uuid(),
  },
  now: { takes: 'text', parse: parseNow, evaluate: evaluateNow },
  base64: { takes: 'content', apply: toBase64, problem: null, quote: (result) => result },
  json: {
    takes: 'content',
    apply: compactJson,
    problem: 'template-json-unreadable',
    quote: (result) => JSON.stringify(result).slice(1, -1),
  },
  cookie: {
    takes: 'text',
    parse: (argument) => {
      if (!argument.startsWith(':')) return 'template-unknown'
      const name = argument.slice(1).trim()
      return name === '' ? 'template-cookie-nameless' : { kind: 'cookie', name }
    },
    evaluate: ({ name }, { cookie }) => cookie(name),
  },
}

/** `base64` or `json`: the functions that take content. */
export type ContentFunctionName = {
  [K in FunctionName]: Part<K> extends { readonly parts: unknown } ? K : never
}[FunctionName]

export function isContentFunction(name: string): name is ContentFunctionName {
  return Object.hasOwn(FUNCTIONS, name) && FUNCTIONS[name as FunctionName].takes === 'content'
}

/** Parses a function whose argument is plain text. */
export function parseTextFunction(name: string, argument: string): FunctionPart | TemplateProblemCode {
  const found = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name as FunctionName] : null
  return found?.takes === 'text' ? found.parse(argument) : 'template-unknown'
}

/** Evaluates a function whose argument is plain text. */
export function evaluateTextFunction(
  part: Exclude<TemplatePart, { kind: 'text' | ContentFunctionName }>,
  sources: FunctionSources,
): string {
  return evaluateAs(part.kind, part, sources)
}

function evaluateAs<K extends Exclude<FunctionName, ContentFunctionName>>(
  kind: K,
  part: Part<K>,
  sources: FunctionSources,
): string {
  const { evaluate } = FUNCTIONS[kind] as TextFunction<K>
  return evaluate(part, sources)
}

const UNIT_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }
/** A century: far within what a Date can hold. */
const MAX_OFFSET_MS = 3_155_760_000_000

function parseNow(argument: string): Part<'now'> | TemplateProblemCode {
  const found = /^(?:([+-])(\d+)([smhdw]))?(?::(\w+))?$/.exec(argument)
  const [, sign, digits = '0', unit = 's', written = 's'] = found ?? []
  const form = NOW_FORMS.find((one) => one === written)
  const offset = Number(digits) * (UNIT_MS[unit] ?? Number.NaN) * (sign === '-' ? -1 : 1)
  if (!found || form === undefined || Math.abs(offset) > MAX_OFFSET_MS) return 'template-time-unreadable'
  return { kind: 'now', offset, form }
}

function evaluateNow({ offset, form }: Part<'now'>, { now }: FunctionSources): string {
  const ms = now + offset
  if (form === 'iso') return new Date(ms).toISOString()
  return String(form === 'ms' ? Math.floor(ms) : Math.floor(ms / 1000))
}

function compactJson(text: string): string | null {
  try {
    return encodeURIComponent(JSON.stringify(JSON.parse(text)))
  } catch (error) {
    // encodeURIComponent throws a URIError for a lone surrogate.
    if (error instanceof SyntaxError || error instanceof URIError) return null
    throw error
  }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Encodes the text as UTF-8; a lone surrogate becomes U+FFFD. */
function toBase64(text: string): string {
  const bytes = utf8(text)
  let written = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    const length = Math.min(3, bytes.length - at)
    for (let i = 0; i < 4; i += 1) written += i <= length ? (ALPHABET[(group >> (18 - 6 * i)) & 63] ?? '') : '='
  }
  return written
}

function utf8(text: string): number[] {
  const bytes: number[] = []
  for (const char of text) {
    const point = /^[\ud800-\udfff]$/.test(char) ? 0xfffd : (char.codePointAt(0) ?? 0)
    if (point < 0x80) bytes.push(point)
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 63))
    else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63))
    else bytes.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63))
  }
  return bytes
}
