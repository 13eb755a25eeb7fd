import type { PastedCookies } from '../../../src/format/pasted-cookies.ts'
import type { Problem } from '../../../src/inject/rule.ts'
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

/** What keeps a form from being sent at all, before the background is asked. */
export function missingOf(pasted: PastedCookies, host: string): Problem[] {
  const missing: Problem[] = []
  if (Object.keys(pasted.cookies).length === 0) missing.push({ field: 'cookies', code: 'empty' })
  if (host.trim() === '') missing.push({ field: 'scope.urls', code: 'empty' })
  return missing
}
