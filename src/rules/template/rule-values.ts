import type { RuleInput } from '../model/rule.ts'
import { areaOf, type CookieArea, reachesInto } from '../scope/cookie-area.ts'
import { readScope } from '../scope/scope.ts'
import { isTemplate, parseTemplate } from './template.ts'
import { evaluateTemplate, type TemplateSources } from './template-evaluate.ts'
import type { TemplatePart } from './template-parts.ts'

type JarPlace = Parameters<typeof areaOf>[0] & { readonly path: string; readonly value: string }

export interface ValueSources extends Pick<TemplateSources, 'now' | 'uuid'> {
  /** The cookies of that name, as they are without our rules. */
  readonly cookies: (name: string) => readonly JarPlace[]
}

/** Whether a rule gives anything that must be worked out first. */
export function hasTemplates({ cookies }: Pick<RuleInput, 'cookies'>): boolean {
  return Object.values(cookies).some((value) => value !== null && isTemplate(value))
}

/** Names of cookies that a rule takes values from. */
export function namesTaken({ cookies }: Pick<RuleInput, 'cookies'>): string[] {
  const names = new Set<string>()
  const look = (parts: readonly TemplatePart[]): void => {
    for (const part of parts) {
      if (part.kind === 'cookie') names.add(part.name)
      else if ('parts' in part) look(part.parts)
    }
  }
  for (const value of Object.values(cookies)) if (value !== null && isTemplate(value)) look(parseTemplate(value).parts)
  return [...names]
}

/**
 * What a rule really gives, worked out once. A value that can't be, as the jar lacks a cookie, is left out: the rule can't be
 * in force without it.
 */
export function giveValues(rule: Pick<RuleInput, 'cookies' | 'scope'>, sources: ValueSources): RuleInput['cookies'] {
  const { now, uuid } = sources
  const cookie = (name: string) => valueInScope(sources.cookies(name), rule)
  // Without a prototype, so that `__proto__` is a name like any other.
  const values: RuleInput['cookies'] = Object.create(null)
  for (const [name, text] of Object.entries(rule.cookies)) {
    if (text === null || !isTemplate(text)) values[name] = text
    else {
      const { value } = evaluateTemplate(parseTemplate(text).parts, { now, uuid, cookie })
      if (value !== null) values[name] = value
    }
  }
  return values
}

/** Of several in reach the one that browsers send first: the longest path. */
function valueInScope(cookies: readonly JarPlace[], rule: Pick<RuleInput, 'scope'>): string | null {
  const scope = readScope(rule.scope)
  const areas = cookies.map((one): [JarPlace, CookieArea] => [one, areaOf(one)])
  const reaching = areas.filter(([, area]) => reachesInto(area, scope)).map(([one]) => one)
  return reaching.sort((one, other) => other.path.length - one.path.length)[0]?.value ?? null
}
