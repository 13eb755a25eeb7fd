import { parseSetCookie } from '../../cookie/parse-set-cookie.ts'
import type { ForcedAttributes, ResponseChanges } from '../model/response-changes.ts'
import type { ProblemCode } from '../model/rule.ts'

const FIELDS: Readonly<Record<keyof ResponseChanges, true>> = { add: true, drop: true, force: true }
const FORCED: Readonly<Record<keyof ForcedAttributes, true>> = {
  ...{ name: true, secure: true, httpOnly: true, sameSite: true, maxAge: true },
}
const MAX_ITEMS = 100
/**
 * UTF-16 units. Browsers keep 4,096 bytes of name and value, and 1,024 of an attribute (RFC 6265bis-22, sections 5.6
 * and 5.7).
 */
const MAX_LINE = 16_384

type Add = (field: string, code: ProblemCode) => undefined

/** Adds every problem of a rule's response changes, at its field. */
export function checkResponse(response: unknown, add: Add): undefined {
  if (!isRecord(response)) return add('response', 'not-an-object')
  for (const field of Object.keys(response))
    if (!Object.hasOwn(FIELDS, field)) add(`response.${field}`, 'unknown-field')
  const { add: lines, drop, force } = response
  if (lines === undefined && drop === undefined && force === undefined) return add('response', 'empty')
  if (lines !== undefined) checkList('response.add', lines, checkLine, add)
  if (drop !== undefined && drop !== '*') checkList('response.drop', drop, checkName, add)
  if (force !== undefined) {
    checkList('response.force', force, checkForce, add)
    if (drop === '*') add('response.force', 'nothing-left')
  }
  const dropped = Array.isArray(drop) ? drop : []
  const forced = Array.isArray(force) ? force : []
  forced.forEach((one: unknown, index) => {
    const name = isRecord(one) ? one['name'] : undefined
    const isTwice = forced.findIndex((other: unknown) => isRecord(other) && other['name'] === name) < index
    if (name !== undefined && (isTwice || dropped.includes(name))) add(`response.force.${index}.name`, 'named-twice')
  })
}

function checkList(
  field: string,
  list: unknown,
  check: (item: unknown, field: string, add: Add) => void,
  add: Add,
): undefined {
  if (!Array.isArray(list)) return add(field, 'not-a-list')
  if (list.length === 0) return add(field, 'empty')
  if (list.length > MAX_ITEMS) return add(field, 'too-many')
  list.forEach((item: unknown, index) => {
    check(item, `${field}.${index}`, add)
  })
}

/** Checks only the syntax. Whether the browser would keep the line is up to the verdict. */
function checkLine(line: unknown, field: string, add: Add): undefined {
  if (typeof line !== 'string') return add(field, 'not-a-string')
  if (line.length > MAX_LINE) return add(field, 'too-long')
  if (/[\0-\x08\x0a-\x1f\x7f]/.test(line)) return add(field, 'value-has-forbidden-character')
  const { name, value } = parseSetCookie(line)
  return name === '' && value === '' ? add(field, 'empty') : undefined
}

function checkName(name: unknown, field: string, add: Add): undefined {
  if (typeof name !== 'string') return add(field, 'not-a-string')
  if (name === '') return add(field, 'name-empty')
  return /[\0-\x1f\x7f;=]/.test(name) ? add(field, 'name-has-forbidden-character') : undefined
}

function checkForce(force: unknown, field: string, add: Add): undefined {
  if (!isRecord(force)) return add(field, 'not-an-object')
  for (const key of Object.keys(force)) if (!Object.hasOwn(FORCED, key)) add(`${field}.${key}`, 'unknown-field')
  const { name, secure, httpOnly, sameSite, maxAge } = force
  checkName(name, `${field}.name`, add)
  if (secure !== undefined && typeof secure !== 'boolean') add(`${field}.secure`, 'not-a-boolean')
  if (httpOnly !== undefined && typeof httpOnly !== 'boolean') add(`${field}.httpOnly`, 'not-a-boolean')
  if (sameSite !== undefined && sameSite !== 'strict' && sameSite !== 'lax' && sameSite !== 'none') {
    add(`${field}.sameSite`, 'unknown-choice')
  }
  if (maxAge !== undefined && !Number.isSafeInteger(maxAge)) add(`${field}.maxAge`, 'not-a-number')
  if (Object.keys(force).length < 2) add(field, 'empty')
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
