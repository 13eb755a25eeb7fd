import { evaluateTextFunction, FUNCTIONS, type FunctionSources } from './template-functions.ts'
import type { TemplatePart } from './template-parts.ts'

export interface TemplateSources extends Omit<FunctionSources, 'cookie'> {
  /** Returns the jar's value of that name for the hosts in scope; null: the jar has none. */
  readonly cookie: (name: string) => string | null
}

export interface Evaluated {
  /** null: a cookie is absent, or a function can't take its content. */
  readonly value: string | null
  /** Names of cookies that the jar does not have. */
  readonly absent: readonly string[]
}

/** Evaluates a template. Each evaluation may give another value. */
export function evaluateTemplate(parts: readonly TemplatePart[], sources: TemplateSources): Evaluated {
  const absent: string[] = []
  const cookie = (name: string): string => {
    const value = sources.cookie(name)
    if (value === null) absent.push(name)
    return value ?? ''
  }
  const value = join(parts, { ...sources, cookie }, (result) => result)
  return { value: absent.length > 0 ? null : value, absent }
}

function join(
  parts: readonly TemplatePart[],
  sources: FunctionSources,
  quote: (result: string) => string,
): string | null {
  let value = ''
  for (const part of parts) {
    if (part.kind === 'text') {
      value += part.text
      continue
    }
    const result = evaluatePart(part, sources)
    if (result === null) return null
    value += quote(result)
  }
  return value
}

function evaluatePart(part: Exclude<TemplatePart, { kind: 'text' }>, sources: FunctionSources): string | null {
  if (!('parts' in part)) return evaluateTextFunction(part, sources)
  const { quote, apply } = FUNCTIONS[part.kind]
  const content = join(part.parts, sources, quote)
  return content === null ? null : apply(content)
}
