import type { RuleInput } from '../model/rule.ts'
import { areaOf, type CookieArea, reachesInto } from '../scope/cookie-area.ts'
import { readScope } from '../scope/scope.ts'
import { isTemplate, parseTemplate } from './template.ts'
import { evaluateTemplate, type TemplateSources } from './template-evaluate.ts'
import type { TemplatePart } from './template-parts.ts'

type LocatedCookie = Parameters<typeof areaOf>[0] & { readonly path: string; readonly value: string }

export interface ValueSources extends Pick<TemplateSources, 'now' | 'uuid'> {
  /** The cookies of that name, as they would be without our rules. */
  readonly cookies: (name: string) => readonly LocatedCookie[]
}

/** Returns whether a rule has templates. */
export function hasTemplates({ cookies }: Pick<RuleInput, 'cookies'>): boolean {
  return Object.values(cookies).some((value) => value !== null && isTemplate(value))
}

/** Returns the names of the cookies that a rule's templates read. */
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
 * Returns the cookies of a rule with templates resolved. A value that needs an absent cookie is left out, so the rule
 * can't be active.
 */
export function giveValues(rule: Pick<RuleInput, 'cookies' | 'scope'>, sources: ValueSources): RuleInput['cookies'] {
  const { now, uuid } = sources
  const cookie = (name: string) => valueInScope(sources.cookies(name), rule)
  // No prototype, so that `__proto__` is a name like any other.
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

/** Returns the value of the cookie that browsers send first: the one with the longest path. */
function valueInScope(cookies: readonly LocatedCookie[], rule: Pick<RuleInput, 'scope'>): string | null {
  const scope = readScope(rule.scope)
  const areas = cookies.map((one): [LocatedCookie, CookieArea] => [one, areaOf(one)])
  const reaching = areas.filter(([, area]) => reachesInto(area, scope)).map(([one]) => one)
  return reaching.sort((one, other) => other.path.length - one.path.length)[0]?.value ?? null
}
