import { domainMatch } from '../../cookie/domain-match.ts'
import { pathMatch } from '../../cookie/path-match.ts'
import { splitUrl } from '../../cookie/url.ts'
import type { DriftCode } from '../model/rule.ts'
import type { ActiveRule, PlannedCookie } from './plan.ts'

interface Pair {
  readonly name: string
  readonly value: string
}

export interface InjectionResult {
  readonly injected: readonly { ruleId: string; name: string; effect: 'added' | 'replaced' | 'removed' }[]
  /** Ids of the rules whose every cookie left as the rule says. */
  readonly matched: readonly string[]
  /** Active rules whose request left otherwise, and how it differed. */
  readonly mismatched: readonly { readonly ruleId: string; readonly code: DriftCode }[]
}

/** The fields of an active rule that verification needs, including the jar's cookies that it displaces. */
export type VerifiedRule = Pick<ActiveRule, 'id' | 'replace' | 'cookies' | 'inJar' | 'heldOut'>

/**
 * Compares a request's cookies before any rule with those that left (`onSendHeaders`), and reports what each rule did.
 * Only the observed request counts: a cookie that is missing from `after` was not injected, whatever the rule intended.
 * @param before the jar's cookies; null when they were not observed, so that 'added' and 'replaced' can't be told apart
 */
export function verifyInjection(
  url: string,
  before: readonly Pair[] | null,
  after: readonly Pair[],
  rules: readonly VerifiedRule[],
): InjectionResult {
  const injected: InjectionResult['injected'][number][] = []
  const matched: string[] = []
  const mismatched: InjectionResult['mismatched'][number][] = []
  const given = new Set(rules.flatMap((rule) => rule.cookies.map(([name]) => name)))
  const byOther = before !== null && isChangedByOthers(before, after, given, rules)
  for (const rule of rules) {
    // A rule about responses only changes no request.
    if (!rule.replace && rule.cookies.length === 0) continue
    let code: DriftCode | null = rule.replace && !after.every(({ name }) => given.has(name)) ? 'others-sent' : null
    for (const [name, value] of rule.cookies) {
      const left = after.filter((pair) => pair.name === name)
      const was = hadBefore(name, url, before, rule)
      const wrong = value === null ? (left.length > 0 ? 'not-left-out' : null) : valueDrift(left, value)
      if (wrong) code ??= wrong
      else if (value !== null) injected.push({ ruleId: rule.id, name, effect: was ? 'replaced' : 'added' })
      else if (was) injected.push({ ruleId: rule.id, name, effect: 'removed' })
    }
    if (code === null) matched.push(rule.id)
    else mismatched.push({ ruleId: rule.id, code: byOther ? 'other-extension' : code })
  }
  return { injected, matched, mismatched }
}

function valueDrift(left: readonly Pair[], value: string): DriftCode | null {
  if (left.length === 0) return 'not-carried'
  if (left.length > 1) return 'twice'
  return left[0]?.value === value ? null : 'other-value'
}

/**
 * Returns whether the jar had a cookie of that name for the request. A displaced cookie counts, because it would be sent
 * if the rule were off.
 */
function hadBefore(name: string, url: string, before: readonly Pair[] | null, rule: VerifiedRule): boolean {
  if (before?.some((pair) => pair.name === name)) return true
  return rule.heldOut.some((cookie) => cookie.name === name && goesTo(cookie, url))
}

function goesTo({ domain, hostOnly, path, secure }: PlannedCookie, url: string): boolean {
  const { scheme, host, path: asked } = splitUrl(url)
  const own = domain.replace(/^\./, '')
  const fits = hostOnly ? host === own : domainMatch(host, own)
  return fits && pathMatch(asked, path) && (!secure || scheme === 'https' || scheme === 'wss')
}

/** Returns whether a cookie that none of the rules names was added or removed. */
function isChangedByOthers(
  before: readonly Pair[],
  after: readonly Pair[],
  given: ReadonlySet<string>,
  rules: readonly VerifiedRule[],
): boolean {
  const others = (pairs: readonly Pair[]) =>
    pairs
      .filter(({ name }) => !given.has(name))
      .map(({ name, value }) => `${name}=${value}`)
      .sort()
  const [was, is] = [others(before), others(after)]
  if (rules.some(({ replace }) => replace)) return !is.every((pair) => was.includes(pair))
  return JSON.stringify(was) !== JSON.stringify(is)
}
