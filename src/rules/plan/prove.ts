import { domainMatch } from '../../cookie/domain-match.ts'
import { pathMatch } from '../../cookie/path-match.ts'
import { splitUrl } from '../../cookie/url.ts'
import type { DriftCode } from '../model/rule.ts'
import type { ActiveRule, PlannedCookie } from './plan.ts'

interface Pair {
  readonly name: string
  readonly value: string
}

export interface Proof {
  readonly injected: readonly { ruleId: string; name: string; effect: 'added' | 'replaced' | 'removed' }[]
  /** Rules whose every cookie was seen to leave as the rule says. */
  readonly held: readonly string[]
  /** Rules that were in force for the request, which left otherwise, and how. */
  readonly drifted: readonly { readonly ruleId: string; readonly code: DriftCode }[]
}

/** What a rule in force says, and which cookies of the jar it has taken the place of. */
export type ProvenRule = Pick<ActiveRule, 'id' | 'replace' | 'cookies' | 'inJar' | 'heldOut'>

/**
 * What the rules did to one request, by comparing the cookies before any rule with those that were seen to leave.
 * Never by the rule's own intent: a cookie that is not in `after` as the rule says was not injected.
 * @param before the jar's cookies; null when nobody looked, and then 'added' and 'replaced' can't be told apart
 */
export function prove(
  url: string,
  before: readonly Pair[] | null,
  after: readonly Pair[],
  rules: readonly ProvenRule[],
): Proof {
  const injected: Proof['injected'][number][] = []
  const held: string[] = []
  const drifted: Proof['drifted'][number][] = []
  const given = new Set(rules.flatMap((rule) => rule.cookies.map(([name]) => name)))
  const strange = before !== null && isChangedByOthers(before, after, given, rules)
  for (const rule of rules) {
    // A rule about responses only: a request that leaves says nothing of it.
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
    if (code === null) held.push(rule.id)
    else drifted.push({ ruleId: rule.id, code: strange ? 'other-extension' : code })
  }
  return { injected, held, drifted }
}

function valueDrift(left: readonly Pair[], value: string): DriftCode | null {
  if (left.length === 0) return 'not-carried'
  if (left.length > 1) return 'twice'
  return left[0]?.value === value ? null : 'other-value'
}

/** Whether the jar itself had a cookie of that name for the request: what a rule holds there counts as what it stands for. */
function hadBefore(name: string, url: string, before: readonly Pair[] | null, rule: ProvenRule): boolean {
  if (before?.some((pair) => pair.name === name)) return true
  return rule.heldOut.some((cookie) => cookie.name === name && goesTo(cookie, url))
}

function goesTo({ domain, hostOnly, path, secure }: PlannedCookie, url: string): boolean {
  const { scheme, host, path: asked } = splitUrl(url)
  const own = domain.replace(/^\./, '')
  const fits = hostOnly ? host === own : domainMatch(host, own)
  return fits && pathMatch(asked, path) && (!secure || scheme === 'https' || scheme === 'wss')
}

/** Whether cookies that no rule of ours names came or went. */
function isChangedByOthers(
  before: readonly Pair[],
  after: readonly Pair[],
  given: ReadonlySet<string>,
  rules: readonly ProvenRule[],
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
