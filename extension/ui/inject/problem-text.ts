import type { PasteProblem } from '../../../src/format/pasted-cookies.ts'
import type { Problem } from '../../../src/inject/rule.ts'
import { placeInText } from '../../../src/text/place-in-text.ts'
import { say, sayCode } from '../words.ts'

export type FormField = 'cookies' | 'host' | 'name' | 'form'

/** The field of the form that a problem of a rule belongs to. */
export function fieldOf({ field }: Problem): FormField {
  if (field === 'cookies' || field.startsWith('cookies.')) return 'cookies'
  if (field.startsWith('scope')) return 'host'
  return field === 'name' ? 'name' : 'form'
}

/** A sentence; it names the cookie when the problem is one cookie's. */
export function problemText(problem: Problem): string {
  const sentence = sayCode('problem', problem.code)
  const name = problem.field.startsWith('cookies.') ? problem.field.slice('cookies.'.length) : ''
  return name === '' ? sentence : say('problem_of_cookie', name, sentence)
}

export function pasteProblemText(text: string, { code, at, near }: PasteProblem): string {
  const { line, column } = placeInText(text, at)
  const sentence = sayCode('paste', code)
  return near === '' ? say('paste_at', line, column, sentence) : say('paste_at_near', line, column, near, sentence)
}
