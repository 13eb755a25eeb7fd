import type { Paste } from '../../../../../src/format/paste.ts'
import type { RuleInput, ValidationProblem } from '../../../../../src/rules/model/rule.ts'
import { validateRule } from '../../../../../src/rules/validate/validate.ts'
import type { ClientError } from '../../../app/shell/client.ts'
import { say, sayCode } from '../../../shared/words.ts'
import type { RuleDraft } from '../draft/rule-draft.ts'
import { cookieOf, type FormField, fieldOf, pasteProblemText, problemText } from './problem-text.ts'

export interface FormErrors extends Readonly<Record<FormField, readonly string[]>> {
  readonly paste: readonly string[]
  /** What is wrong with the row of that name. */
  readonly ofCookie: (name: string) => readonly string[]
}

const SHOWN = 5

/** Everything wrong with the form, each at its field. */
export function formErrors(
  draft: RuleDraft,
  paste: Paste | null,
  problems: readonly ValidationProblem[],
  clientError: ClientError | null,
): FormErrors {
  const rows = new Set(draft.cookies.map(({ name }) => name))
  const inRow = (problem: ValidationProblem): boolean => rows.has(cookieOf(problem) ?? '\0')
  const at = (field: FormField) => problems.filter((one) => fieldOf(one) === field && !inRow(one)).map(problemText)
  const unread = (paste?.problems ?? []).map((problem) => pasteProblemText(draft.paste, problem))
  return {
    paste: [...unread, ...(draft.paste === '' ? [] : at('cookies'))].slice(0, SHOWN),
    cookies: draft.paste === '' ? at('cookies') : [],
    host: at('host'),
    narrow: at('narrow'),
    lifetime: at('lifetime'),
    name: at('name'),
    response: at('response'),
    form: [...at('form'), ...(clientError === null ? [] : [troubleText(clientError)])],
    ofCookie: (name) =>
      problems.filter((one) => cookieOf(one) === name).map((problem) => sayCode('problem', problem.code)),
  }
}

function troubleText(clientError: ClientError): string {
  const sentence = sayCode('fault', clientError.code)
  return clientError.detail === undefined || clientError.detail === ''
    ? sentence
    : say('fault_with_detail', sentence, clientError.detail)
}

/** What can be said while someone still types: not that a field is empty, nor that a half-typed host is none. */
export function problemsSoFar(rule: RuleInput): ValidationProblem[] {
  return validateRule(rule).filter(
    ({ field, code }) =>
      !['empty', 'name-empty', 'needs-until', 'missing'].includes(code) && !field.startsWith('scope.urls'),
  )
}
