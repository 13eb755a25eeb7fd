import type { CookieField, CookieProblem, OwnCookieProblemCode } from '../../../../../src/jar-edit/cookie-problem.ts'
import type { ClientError } from '../../../app/shell/client.ts'
import { say, sayCode } from '../../../shared/words.ts'

export type CookieErrors = Partial<Record<CookieField | 'form', readonly string[]>>

const OWN = /^[a-z]/

/** Own codes are in kebab-case, the engine's have the names of CDP. */
function isOwn(code: CookieProblem['code']): code is OwnCookieProblemCode {
  return OWN.test(code)
}

function sentence(code: CookieProblem['code']): string {
  if (isOwn(code)) return sayCode('badcookie', code)
  // What is left of the codes are the engine's.
  return sayCode('reason', code satisfies SetCookieBlockedReason)
}

/** What was wrong with a cookie that was not written, each sentence at its attribute. */
export function cookieErrors(clientError: ClientError | null): CookieErrors {
  if (clientError === null) return {}
  const errors: Partial<Record<CookieField | 'form', string[]>> = {}
  for (const { field, code } of clientError.cookieProblems ?? []) {
    const list = errors[field] ?? []
    list.push(sentence(code))
    errors[field] = list
  }
  const detail = clientError.detail ?? ''
  const known = Object.keys(errors).length > 0
  const general = sayCode('fault', clientError.code)
  if (!known || detail !== '') errors.form = [detail === '' ? general : say('fault_with_detail', general, detail)]
  return errors
}
