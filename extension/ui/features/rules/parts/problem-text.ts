import type { PasteProblem } from '../../../../../src/format/paste.ts'
import type { ValidationProblem } from '../../../../../src/rules/model/rule.ts'
import { positionInText } from '../../../../../src/text/position-in-text.ts'
import { say, sayCode } from '../../../shared/words.ts'

export type FormField = 'cookies' | 'host' | 'narrow' | 'lifetime' | 'name' | 'response' | 'form'

/** Returns the form field at which a problem of a rule is shown. */
export function fieldOf({ field }: ValidationProblem): FormField {
  const [top = '', second = ''] = field.split('.')
  switch (top) {
    case 'cookies':
      return 'cookies'
    case 'scope':
      return second === '' || second === 'urls' ? 'host' : 'narrow'
    case 'lifetime':
    case 'until':
      return 'lifetime'
    case 'response':
      return 'response'
    case 'name':
    case 'group':
      return 'name'
    default:
      return 'form'
  }
}

/** @returns the name of the cookie that a problem is about; null when it is about none */
export function cookieOf({ field }: ValidationProblem): string | null {
  return field.startsWith('cookies.') ? field.slice('cookies.'.length) : null
}

/** Returns a problem as a sentence that names the cookie concerned. */
export function problemText(problem: ValidationProblem): string {
  const sentence = sayCode('problem', problem.code)
  const name = cookieOf(problem) ?? ''
  return name === '' ? sentence : say('problem_of_cookie', name, sentence)
}

/** Returns a problem of a pasted text as a sentence with its position. */
export function pasteProblemText(text: string, { code, at, near }: PasteProblem): string {
  const { line, column } = positionInText(text, at)
  const sentence = sayCode('paste', code)
  return near === '' ? say('paste_at', line, column, sentence) : say('paste_at_near', line, column, near, sentence)
}
