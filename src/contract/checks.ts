import { RESOURCE_TYPES } from '../exchange/model/resource-types.ts'

/** Returns the path of the first field of an input that does not fit; null when all of it fits. */
export type Check = (input: unknown) => string | null

type Test = (value: unknown) => boolean

/** Takes any input. */
export const anything: Check = () => null

/** Accepts an input that is a single value, not a record. @param name the field to report */
export function value(name: string, test: Test): Check {
  return (input) => (test(input) ? null : name)
}

/** Accepts a record with only these fields. @param needed names of the required fields */
export function record(tests: Readonly<Record<string, Test>>, ...needed: string[]): Check {
  return (input) => {
    if (!isRecord(input)) return 'input'
    const missing = needed.find((name) => input[name] === undefined)
    if (missing !== undefined) return missing
    for (const [field, value] of Object.entries(input)) {
      const test = Object.hasOwn(tests, field) ? tests[field] : undefined
      if (!test || (value !== undefined && !test(value))) return field
    }
    return null
  }
}

/** Takes what both checks take. */
export function both(first: Check, second: Check): Check {
  return (input) => first(input) ?? second(input)
}

/** Checks what is in a field of a record, when it is there. */
export function within(field: string, check: Check): Check {
  return (input) => {
    const value = isRecord(input) ? input[field] : undefined
    const path = value === undefined ? null : check(value)
    return path === null ? null : `${field}.${path}`
  }
}

export const isAnything: Test = () => true
export const isBoolean: Test = (value) => typeof value === 'boolean'
export const isString: Test = (value) => typeof value === 'string'
export const isStringOrNull: Test = (value) => value === null || isString(value)
export const isInteger: Test = (value) => Number.isSafeInteger(value)
export const isCount: Test = (value) => isInteger(value) && Number(value) >= 0
/** Fractions too: clocks have them. */
export const isNumber: Test = (value) => Number.isFinite(value)

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isListOf(test: Test): Test {
  return (value) => Array.isArray(value) && value.every(test)
}

export function fits(check: Check): Test {
  return (value) => check(value) === null
}

function isOneOf(list: readonly string[]): Test {
  return (value) => typeof value === 'string' && list.includes(value)
}

const COOKIE: Readonly<Record<string, Test>> = {
  name: isString,
  value: isString,
  domain: isString,
  hostOnly: isBoolean,
  path: isString,
  secure: isBoolean,
  httpOnly: isBoolean,
  sameSite: isOneOf(['no_restriction', 'lax', 'strict', 'unspecified']),
  session: isBoolean,
  expirationDate: isNumber,
  storeId: isString,
  partitionKey: (key) =>
    key === null || record({ topLevelSite: isString, hasCrossSiteAncestor: isBoolean })(key) === null,
  firstPartyDomain: isString,
}

/** A `JarCookie`. Every attribute is needed: the cookie would be written without those that are missing. */
export const wholeJarCookie = record(
  COOKIE,
  ...['name', 'value', 'domain', 'hostOnly', 'path', 'secure', 'httpOnly', 'sameSite', 'session', 'storeId'],
)

/** A `CookiePart`. */
export const cookiePart = record(COOKIE, 'name', 'value', 'domain', 'path')

const isUrl: Test = (value) => typeof value === 'string' && /^[a-z][a-z0-9+.-]*:/i.test(value)
/** Accepts a token (RFC 9110, section 9.1). */
const isMethod: Test = (value) => typeof value === 'string' && /^[\w!#$%&'*+.^`|~-]+$/.test(value)

/** The request of `judge` and `explain`. */
export const REQUEST: Readonly<Record<string, Test>> = {
  url: isUrl,
  topUrl: isStringOrNull,
  initiator: isStringOrNull,
  type: isOneOf(RESOURCE_TYPES),
  method: isMethod,
  browser: isOneOf(['chromium', 'firefox']),
  now: isNumber,
  thirdParty: isOneOf(['allow', 'partition', 'block']),
  ancestors: isListOf(isString),
  redirectedFrom: isListOf(isString),
}
