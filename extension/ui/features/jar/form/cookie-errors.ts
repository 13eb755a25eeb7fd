import type { CookieField } from '../../../../../src/jar/jar-cookie.ts'
import type { CookieProblem, OwnCookieProblemCode } from '../../../../../src/jar-edit/cookie-problem.ts'
import type { SetCookieBlockedReason } from '../../../../../src/verdict/explain/refusals.ts'
import type { ClientError } from '../../../app/client/client-error.ts'
import { say, sayCode } from '../../../shared/words.ts'

export type CookieErrors = Partial<Record<CookieField | 'form', readonly string[]>>

const OWN = /^[a-z]/

/** Our own codes are in kebab-case; those of the verdicts are CDP's names, in PascalCase. */
function isOwn(code: CookieProblem['code']): code is OwnCookieProblemCode {
  return OWN.test(code)
}

function sentence(code: CookieProblem['code']): string {
  if (isOwn(code)) return sayCode('badcookie', code)
  return sayCode('reason', code satisfies SetCookieBlockedReason)
}

/** Returns the messages about a cookie that could not be written, by form field. */
export function cookieErrors(error: ClientError | null): CookieErrors {
  if (error === null) return {}
  const errors: Partial<Record<CookieField | 'form', string[]>> = {}
  for (const { field, code } of error.cookieProblems ?? []) {
    const list = errors[field] ?? []
    list.push(sentence(code))
    errors[field] = list
  }
  const detail = error.detail ?? ''
  const known = Object.keys(errors).length > 0
  const general = sayCode('fault', error.code)
  if (!known || detail !== '') errors.form = [detail === '' ? general : say('fault_with_detail', general, detail)]
  return errors
}
