import type { PastedCookies } from '../../../src/format/pasted-cookies.ts'
import type { Problem, RuleInput } from '../../../src/inject/rule.ts'
import { validateRule } from '../../../src/inject/validate.ts'
import type { Trouble } from '../client.ts'
import { say, sayCode } from '../words.ts'
import { type FormField, fieldOf, pasteProblemText, problemText } from './problem-text.ts'

export type FormErrors = Record<FormField, readonly string[]>

/** Everything wrong with the form, each at its field. */
export function formErrors(
  text: string,
  pasted: PastedCookies,
  problems: readonly Problem[],
  trouble: Trouble | null,
): FormErrors {
  const at = (field: FormField) => problems.filter((problem) => fieldOf(problem) === field).map(problemText)
  const pasteErrors = pasted.problems.slice(0, 5).map((problem) => pasteProblemText(text, problem))
  return {
    cookies: [...pasteErrors, ...at('cookies')],
    host: at('host'),
    name: at('name'),
    form: [...at('form'), ...(trouble === null ? [] : [troubleText(trouble)])],
  }
}

function troubleText(trouble: Trouble): string {
  const sentence = sayCode('fault', trouble.code)
  return trouble.detail === undefined || trouble.detail === ''
    ? sentence
    : say('fault_with_detail', sentence, trouble.detail)
}

/** What can be said while someone still types: not that a field is empty, nor that a half-typed host is none. */
export function problemsSoFar(rule: RuleInput): Problem[] {
  return validateRule(rule).filter(({ field, code }) => code !== 'empty' && !field.startsWith('scope'))
}
