import { RESOURCE_TYPES } from '../exchange/resource-types.ts'
import { CrumblineError } from './fault.ts'
import type { Calls, Input, Kind } from './message.ts'

type Check = (input: unknown) => string | null

/**
 * What each kind of call takes: the name of the first field that does not fit, or null. Rules are checked by the rule
 * validator, field by field, so that a form can show every problem where it stands.
 */
const CHECKS: { readonly [K in Kind]: Check } = {
  exchanges: (input) =>
    fields(input, {
      tabId: isInteger,
      url: isString,
      since: isInteger,
      before: isInteger,
      limit: isCount,
      query: isString,
    }),
  clear: () => null,
  changes: (input) => fields(input, { since: isInteger, limit: isCount }),
  history: (input) =>
    required(input, ['name', 'domain', 'path']) ??
    fields(input, { name: isString, domain: isString, path: isString, storeId: isString, topLevelSite: isString }),
  compare: (input) =>
    required(input, ['from', 'to']) ?? fields(input, { from: isNumber, to: isNumber, site: isString }),
  setters: (input) => required(input, ['tabId']) ?? fields(input, { tabId: isInteger }),
  stats: () => null,
  preserve: (input) => (typeof input === 'boolean' ? null : 'preserved'),
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
  'jar.list': (input) => fields(input, { tabId: isInteger, url: isString }),
  'jar.set': (input) =>
    required(input, ['cookie']) ?? fields(input, { cookie: isRecord, replaces: isRecord }) ?? jarEdit(input),
  'jar.remove': jarCookie,
  'rules.check': (input) => {
    if (!isRecord(input) || !('rule' in input)) return 'rule'
    return fields(input, { id: isString, rule: () => true })
  },
  'rules.move': (input) =>
    required(input, ['id', 'before']) ??
    fields(input, { id: isString, before: (id) => id === null || typeof id === 'string' }),
  'rules.group': (input) =>
    required(input, ['group', 'enabled']) ??
    fields(input, { group: isString, enabled: (on) => typeof on === 'boolean' }),
  'rules.putBack': () => null,
  judge: (input) =>
    required(input, ['line', 'url']) ??
    fields(input, {
      ...REQUEST,
      line: isString,
      jar: (jar) => Array.isArray(jar) && jar.every((cookie) => partOfCookie(cookie) === null),
      serverDate: isNumber,
    }),
  opening: (input) =>
    required(input, ['tabId', 'limit']) ?? fields(input, { tabId: isInteger, url: isString, limit: isCount }),
  'tab.url': (input) => (isInteger(input) ? null : 'tabId'),
  'page.open': (input) =>
    required(input, ['tabId']) ?? fields(input, { tabId: isInteger, url: (url) => url === null || isString(url) }),
  explain: (input) =>
    required(input, ['cookie', 'url']) ??
    fields(input, { ...REQUEST, cookie: isRecord, createdAt: isNumber }) ??
    inField('cookie', partOfCookie(isRecord(input) ? input['cookie'] : null)),
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

/** The whole of a cookie of the jar: one that lacks an attribute would be written without it. */
function jarCookie(input: unknown): string | null {
  const whole = ['name', 'value', 'domain', 'hostOnly', 'path', 'secure', 'httpOnly', 'sameSite', 'session', 'storeId']
  return required(input, whole) ?? cookieFields(input)
}

function cookieFields(input: unknown): string | null {
  return fields(input, {
    name: isString,
    value: isString,
    domain: isString,
    hostOnly: isBoolean,
    path: isString,
    secure: isBoolean,
    httpOnly: isBoolean,
    sameSite: isSameSite,
    session: isBoolean,
    expirationDate: isNumber,
    storeId: isString,
    partitionKey: (key) =>
      key === null || fields(key, { topLevelSite: isString, hasCrossSiteAncestor: isBoolean }) === null,
    firstPartyDomain: isString,
  })
}

function jarEdit(input: unknown): string | null {
  if (!isRecord(input)) return 'input'
  for (const one of ['cookie', 'replaces']) {
    const field = input[one] === undefined ? null : jarCookie(input[one])
    if (field !== null) return `${one}.${field}`
  }
  return null
}

/** As much of a cookie as says what it is; what is left out is as the browser has it when nobody says. */
function partOfCookie(input: unknown): string | null {
  return required(input, ['name', 'value', 'domain', 'path']) ?? cookieFields(input)
}

function inField(name: string, field: string | null): string | null {
  return field === null ? null : `${name}.${field}`
}

const isOneOf =
  (list: readonly string[]): Test =>
  (value) =>
    typeof value === 'string' && list.includes(value)
const isBoolean: Test = (value) => typeof value === 'boolean'
const isSameSite: Test = (value) => ['no_restriction', 'lax', 'strict', 'unspecified'].includes(String(value))
const isString: Test = (value) => typeof value === 'string'
const isInteger: Test = (value) => Number.isSafeInteger(value)
const isCount: Test = (value) => isInteger(value) && Number(value) >= 0
/** A clock may tell fractions. */
const isNumber: Test = (value) => Number.isFinite(value)
const isUrl: Test = (value) => typeof value === 'string' && /^[a-z][a-z0-9+.-]*:/i.test(value)
const isStringOrNull: Test = (value) => value === null || isString(value)
const isStrings: Test = (value) => Array.isArray(value) && value.every(isString)
/** RFC 9110, section 9.1: a token. */
const isMethod: Test = (value) => typeof value === 'string' && /^[\w!#$%&'*+.^`|~-]+$/.test(value)

/** Of `judge` and `explain`. */
const REQUEST: Readonly<Record<string, Test>> = {
  url: isUrl,
  topUrl: isStringOrNull,
  initiator: isStringOrNull,
  type: isOneOf(RESOURCE_TYPES),
  method: isMethod,
  browser: isOneOf(['chromium', 'firefox']),
  now: isNumber,
  thirdParty: isOneOf(['allow', 'partition', 'block']),
  ancestors: isStrings,
  redirectedFrom: isStrings,
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
