import { CrumblineError } from './fault.ts'
import type { Calls, Input, Kind } from './message.ts'

type Check = (input: unknown) => string | null

/**
 * What each kind of call takes: the name of the first field that does not fit, or null. Rules are checked by the rule
 * validator, field by field, so that a form can show every problem where it stands.
 */
const CHECKS: { readonly [K in Kind]: Check } = {
  exchanges: (input) =>
    fields(input, { tabId: isInteger, url: isString, since: isInteger, limit: (n) => isInteger(n) && Number(n) >= 0 }),
  clear: () => null,
  watching: () => null,
  pause: (input) => (typeof input === 'boolean' ? null : 'paused'),
  'rules.list': () => null,
  'rules.add': () => null,
  'rules.update': (input) => {
    if (!isRecord(input)) return 'input'
    if (!isString(input['id'])) return 'id'
    return isRecord(input['patch']) ? null : 'patch'
  },
  'rules.remove': (input) => (isString(input) ? null : 'id'),
  'rules.clear': () => null,
  judge: (input) =>
    required(input, ['line', 'url']) ??
    fields(input, {
      line: isString,
      url: isUrl,
      topUrl: isString,
      initiator: isString,
      type: isString,
      method: isString,
      browser: (name) => name === 'chromium' || name === 'firefox',
      now: isNumber,
    }),
  explain: (input) =>
    required(input, ['cookie', 'url']) ??
    fields(input, {
      cookie: isCookie,
      url: isUrl,
      topUrl: isString,
      initiator: isString,
      type: isString,
      method: isString,
    }),
}

export function isKind(kind: unknown): kind is Kind {
  return typeof kind === 'string' && Object.hasOwn(CHECKS, kind)
}

/** @throws CrumblineError 'bad-input' with the field that does not fit */
export function readInput<K extends Kind>(kind: K, input: unknown): Input<K> {
  const field = CHECKS[kind](input)
  if (field !== null) throw new CrumblineError({ code: 'bad-input', field, detail: `${kind}: ${field}` })
  // The check above is the proof; rules come unproved on purpose, and their validator takes anything.
  return input as Calls[K][0]
}

type Test = (value: unknown) => boolean

function fields(input: unknown, tests: Readonly<Record<string, Test>>): string | null {
  if (!isRecord(input)) return 'input'
  for (const [field, value] of Object.entries(input)) {
    const test = Object.hasOwn(tests, field) ? tests[field] : undefined
    if (!test || (value !== undefined && !test(value))) return field
  }
  return null
}

function required(input: unknown, names: readonly string[]): string | null {
  if (!isRecord(input)) return 'input'
  return names.find((name) => input[name] === undefined) ?? null
}

const isString: Test = (value) => typeof value === 'string'
const isInteger: Test = (value) => Number.isSafeInteger(value)
/** A clock may tell fractions. */
const isNumber: Test = (value) => Number.isFinite(value)
const isUrl: Test = (value) => typeof value === 'string' && /^[a-z][a-z0-9+.-]*:/i.test(value)
const isCookie: Test = (value) =>
  isRecord(value) && ['name', 'value', 'domain', 'path'].every((name) => typeof value[name] === 'string')

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
