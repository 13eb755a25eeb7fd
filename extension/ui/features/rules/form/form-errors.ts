import type { Paste } from '../../../../../src/format/paste.ts'
import type { RuleInput, ValidationProblem } from '../../../../../src/rules/model/rule.ts'
import { validateRule } from '../../../../../src/rules/validate/validate.ts'
import type { ClientError } from '../../../app/client/client-error.ts'
import { say, sayCode } from '../../../shared/words.ts'
import { cookieOf, type FormField, fieldOf, pasteProblemText, problemText } from '../parts/problem-text.ts'
import type { RuleDraft } from '../state/rule-draft.ts'

export interface FormErrors extends Readonly<Record<FormField, readonly string[]>> {
  readonly paste: readonly string[]
  /** The errors of the row with that cookie name. */
  readonly ofCookie: (name: string) => readonly string[]
}

/** Limit for the paste box: one mistake in a long text may repeat on every line. */
const SHOWN_AT_MOST = 5

/** Returns the messages for everything that is wrong with a form, by field. */
export function formErrors(
  draft: RuleDraft,
  paste: Paste | null,
  problems: readonly ValidationProblem[],
  error: ClientError | null,
): FormErrors {
  const rows = new Set(draft.cookies.map(({ name }) => name))
  const inRow = (problem: ValidationProblem): boolean => rows.has(cookieOf(problem) ?? '\0')
  const at = (field: FormField) => problems.filter((one) => fieldOf(one) === field && !inRow(one)).map(problemText)
  const unread = (paste?.problems ?? []).map((problem) => pasteProblemText(draft.paste, problem))
  return {
    paste: [...unread, ...(draft.paste === '' ? [] : at('cookies'))].slice(0, SHOWN_AT_MOST),
    cookies: draft.paste === '' ? at('cookies') : [],
    host: at('host'),
    narrow: at('narrow'),
    lifetime: at('lifetime'),
    name: at('name'),
    response: at('response'),
    form: [...at('form'), ...(error === null ? [] : [errorText(error)])],
    ofCookie: (name) =>
      problems.filter((one) => cookieOf(one) === name).map((problem) => sayCode('problem', problem.code)),
  }
}

function errorText(error: ClientError): string {
  const sentence = sayCode('fault', error.code)
  return error.detail === undefined || error.detail === '' ? sentence : say('fault_with_detail', sentence, error.detail)
}

/**
 * Returns the problems to show while the user still types: not that a field is empty, nor that an incomplete host is
 * invalid.
 */
export function problemsSoFar(rule: RuleInput): ValidationProblem[] {
  return validateRule(rule).filter(
    ({ field, code }) =>
      !['empty', 'name-empty', 'needs-until', 'missing'].includes(code) && !field.startsWith('scope.urls'),
  )
}
