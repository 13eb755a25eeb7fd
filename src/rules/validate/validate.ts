import { LIFETIMES, type ProblemCode, type RuleInput, type ValidationProblem } from '../model/rule.ts'
import { readMatchPattern } from '../scope/match-pattern.ts'
import { LIMIT_FIELDS, LIMITS } from '../scope/scope-limits.ts'
import { readUrlRegex } from '../scope/url-regex.ts'
import { isTemplate, parseTemplate } from '../template/template.ts'
import { evaluateTemplate } from '../template/template-evaluate.ts'
import { checkResponse } from './validate-response.ts'

export const MAX_COOKIES = 10_000
/** UTF-16 units of a name and its value. Servers answer longer Cookie headers with status 431. */
export const MAX_COOKIE_LENGTH = 65_536
const MAX_ITEMS = 1_000
const MAX_NAME = 200

const FIELDS: Readonly<Record<keyof RuleInput, true>> = {
  ...{ name: true, group: true, enabled: true, cookies: true, mode: true },
  ...{ scope: true, response: true, lifetime: true, until: true },
}

/**
 * Finds every problem of a rule, each with its field; none when the rule is valid. Takes any input and never throws.
 */
export function validateRule(input: unknown): ValidationProblem[] {
  if (!isRecord(input)) return [{ field: '', code: 'not-an-object' }]
  const problems: ValidationProblem[] = []
  const add: Add = (field, code) => {
    problems.push({ field, code })
    return undefined
  }
  for (const field of Object.keys(input)) if (!Object.hasOwn(FIELDS, field)) add(field, 'unknown-field')
  const { name, group, enabled, cookies, mode, scope, response } = input
  checkLabel('name', name, add)
  checkLabel('group', group, add)
  if (enabled !== undefined && typeof enabled !== 'boolean') add('enabled', 'not-a-boolean')
  if (mode !== undefined && mode !== 'merge' && mode !== 'replace') add('mode', 'unknown-choice')
  // A `replace` rule without cookies removes the Cookie header, and a rule may be for responses only.
  checkCookies(cookies, mode === 'replace' || response !== undefined, add)
  if (response !== undefined) checkResponse(response, add)
  if (response !== undefined && input['lifetime'] === 'once') add('lifetime', 'response-not-once')
  checkScope(scope, add)
  checkLifetime(input, add)
  return problems
}

/** Returns nothing, so that a check can return the call. */
type Add = (field: string, code: ProblemCode) => undefined

function checkCookies(cookies: unknown, mayBeNone: boolean, add: Add): undefined {
  if (!isRecord(cookies)) return add('cookies', 'not-an-object')
  const entries = Object.entries(cookies)
  if (entries.length === 0 && !mayBeNone) return add('cookies', 'empty')
  if (entries.length > MAX_COOKIES) return add('cookies', 'too-many')
  for (const [name, value] of entries) {
    const field = `cookies.${name}`
    const code = nameProblem(name) ?? valueProblem(name, value)
    if (code) add(field, code)
  }
}

/** Characters that would end the pair, the name or the header line (RFC 6265bis-22, sections 4.1.1 and 5.6, step 1). */
function nameProblem(name: string): ProblemCode | null {
  if (name === '') return 'name-empty'
  if (name.includes('=')) return 'name-has-equals-sign'
  if (/[\0-\x1f\x7f;]/.test(name)) return 'name-has-forbidden-character'
  return /^ | $/.test(name) ? 'space-at-end' : null
}

function valueProblem(name: string, value: unknown): ProblemCode | null {
  if (value === null) return null
  if (typeof value !== 'string') return 'not-a-string'
  if (name.length + value.length > MAX_COOKIE_LENGTH) return 'too-long'
  if (!isTemplate(value)) return textProblem(value)
  const { parts, problems } = parseTemplate(value)
  // Function results are always valid in cookies, so only the text around them is checked.
  return problems[0]?.code ?? textProblem(evaluateTemplate(parts, SAMPLE).value ?? '')
}

const SAMPLE = { now: 0, uuid: () => '0', cookie: () => '0' }

function textProblem(value: string): ProblemCode | null {
  if (value.includes(';')) return 'value-has-semicolon'
  if (/[\0-\x08\x0a-\x1f\x7f]/.test(value)) return 'value-has-forbidden-character'
  return /^[ \t]|[ \t]$/.test(value) ? 'space-at-end' : null
}

function checkLabel(field: string, label: unknown, add: Add): undefined {
  if (label === undefined) return undefined
  if (typeof label !== 'string') return add(field, 'not-a-string')
  return label.length > MAX_NAME ? add(field, 'too-long') : undefined
}

function checkLifetime({ lifetime, until, scope }: Readonly<Record<string, unknown>>, add: Add): undefined {
  if (lifetime !== undefined && !LIFETIMES.some((one) => one === lifetime)) return add('lifetime', 'unknown-choice')
  if (lifetime === 'until' && until === undefined) add('until', 'missing')
  if (until !== undefined) {
    if (!Number.isFinite(until)) add('until', 'not-a-number')
    else if (lifetime !== 'until') add('until', 'needs-until')
  }
  const outlives = lifetime === 'always' || lifetime === 'until'
  if (!outlives || !isRecord(scope)) return
  for (const field of LIMIT_FIELDS) {
    if (LIMITS[field].isOfSession && scope[field] !== undefined) add(`scope.${field}`, 'needs-session')
  }
}

function checkScope(scope: unknown, add: Add): undefined {
  if (!isRecord(scope)) return add('scope', 'not-an-object')
  for (const field of Object.keys(scope)) {
    if (field !== 'urls' && !Object.hasOwn(LIMITS, field)) add(`scope.${field}`, 'unknown-field')
  }
  checkList('scope.urls', scope['urls'], urlProblem, add)
  for (const field of LIMIT_FIELDS) {
    if (scope[field] !== undefined) checkList(`scope.${field}`, scope[field], LIMITS[field].check, add)
  }
}

function checkList(
  field: string,
  list: unknown,
  problemOf: (item: unknown) => ProblemCode | null,
  add: Add,
): undefined {
  if (!Array.isArray(list)) return add(field, 'not-a-list')
  if (list.length === 0) return add(field, 'empty')
  if (list.length > MAX_ITEMS) return add(field, 'too-many')
  list.forEach((item: unknown, index) => {
    const code = problemOf(item)
    if (code) add(`${field}.${index}`, code)
  })
}

function urlProblem(url: unknown): ProblemCode | null {
  if (typeof url !== 'string') return 'not-a-string'
  const read = url.startsWith('/') ? readUrlRegex(url) : readMatchPattern(url)
  return typeof read === 'string' ? read : null
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
