import type { Paste } from '../../../src/format/paste.ts'
import type { RuleInput, ValidationProblem } from '../../../src/rules/model/rule.ts'
import { validateRule } from '../../../src/rules/validate/validate.ts'
import type { Trouble } from '../client.ts'
import { say, sayCode } from '../words.ts'
import { cookieOf, type FormField, fieldOf, pasteProblemText, problemText } from './problem-text.ts'
import type { RuleDraft } from './rule-draft.ts'

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
  trouble: Trouble | null,
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
    form: [...at('form'), ...(trouble === null ? [] : [troubleText(trouble)])],
    ofCookie: (name) =>
      problems.filter((one) => cookieOf(one) === name).map((problem) => sayCode('problem', problem.code)),
  }
}

function troubleText(trouble: Trouble): string {
  const sentence = sayCode('fault', trouble.code)
  return trouble.detail === undefined || trouble.detail === ''
    ? sentence
    : say('fault_with_detail', sentence, trouble.detail)
}

/** What can be said while someone still types: not that a field is empty, nor that a half-typed host is none. */
export function problemsSoFar(rule: RuleInput): ValidationProblem[] {
  return validateRule(rule).filter(
    ({ field, code }) =>
      !['empty', 'name-empty', 'needs-until', 'missing'].includes(code) && !field.startsWith('scope.urls'),
  )
}
