import { readMatchPattern } from './match-pattern.ts'
import type { Problem, ProblemCode, RuleInput } from './rule.ts'
import { isWholeHost } from './scope.ts'

export const MAX_COOKIES = 10_000
/** What one Cookie header may weigh before servers answer 431: UTF-16 units of a name with its value. */
export const MAX_COOKIE_LENGTH = 65_536
const MAX_PATTERNS = 1_000
const MAX_NAME = 200

const FIELDS = new Set(['name', 'enabled', 'cookies', 'mode', 'scope', 'lifetime'])
const SCOPE_FIELDS = new Set(['urls', 'types', 'methods', 'tabIds', 'initiators'])

/** Every problem of a rule, at its field; none when the rule can be kept. Never throws, whatever comes in. */
export function validateRule(input: unknown): Problem[] {
  if (!isRecord(input)) return [{ field: '', code: 'not-an-object' }]
  const problems: Problem[] = []
  const add: Add = (field, code) => {
    problems.push({ field, code })
    return undefined
  }
  for (const field of Object.keys(input)) if (!FIELDS.has(field)) add(field, 'unknown-field')
  const { name, enabled, cookies, mode, scope, lifetime } = input
  if (name !== undefined && typeof name !== 'string') add('name', 'not-a-string')
  else if (typeof name === 'string' && name.length > MAX_NAME) add('name', 'too-long')
  if (enabled !== undefined && typeof enabled !== 'boolean') add('enabled', 'not-a-boolean')
  if (mode !== undefined && mode !== 'merge' && mode !== 'replace') add('mode', 'unknown-choice')
  checkCookies(cookies, mode === 'replace', add)
  checkScope(scope, add)
  if (lifetime !== undefined && lifetime !== 'session') {
    add('lifetime', lifetime === 'always' || lifetime === 'once' ? 'lifetime-not-supported-yet' : 'unknown-choice')
  }
  return problems
}

/** Its value is nothing: so that a check can end with it. */
type Add = (field: string, code: ProblemCode) => undefined

function checkCookies(cookies: unknown, replace: boolean, add: Add): undefined {
  if (!isRecord(cookies)) return add('cookies', 'not-an-object')
  const entries = Object.entries(cookies)
  // `replace` with no cookie at all is meant: a request that carries none.
  if (entries.length === 0 && !replace) return add('cookies', 'empty')
  if (entries.length > MAX_COOKIES) return add('cookies', 'too-many')
  for (const [name, value] of entries) {
    const field = `cookies.${name}`
    const code = nameProblem(name) ?? valueProblem(name, value)
    if (code) add(field, code)
  }
}

/** RFC 6265bis-22, 4.1.1 and 5.6 step 1: what would end the pair, the name or the header line. */
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
  if (value.includes(';')) return 'value-has-semicolon'
  if (/[\0-\x08\x0a-\x1f\x7f]/.test(value)) return 'value-has-forbidden-character'
  return /^[ \t]|[ \t]$/.test(value) ? 'space-at-end' : null
}

function checkScope(scope: unknown, add: Add): undefined {
  if (!isRecord(scope)) return add('scope', 'not-an-object')
  for (const field of Object.keys(scope)) if (!SCOPE_FIELDS.has(field)) add(`scope.${field}`, 'unknown-field')
  const { urls } = scope
  for (const field of ['types', 'methods', 'tabIds', 'initiators'] satisfies (keyof RuleInput['scope'])[]) {
    if (scope[field] !== undefined) add(`scope.${field}`, 'scope-not-supported-yet')
  }
  if (!Array.isArray(urls)) return add('scope.urls', 'not-a-list')
  if (urls.length === 0) return add('scope.urls', 'empty')
  if (urls.length > MAX_PATTERNS) return add('scope.urls', 'too-many')
  urls.forEach((url: unknown, index) => {
    const code = patternProblem(url)
    if (code) add(`scope.urls.${index}`, code)
  })
}

function patternProblem(url: unknown): ProblemCode | null {
  if (typeof url !== 'string') return 'not-a-string'
  if (url.startsWith('/')) return 'scope-not-supported-yet'
  const pattern = readMatchPattern(url)
  if (typeof pattern === 'string') return pattern
  return isWholeHost(pattern) ? null : 'scope-not-supported-yet'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
