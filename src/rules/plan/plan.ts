import type { ResponseWay } from '../model/response-changes.ts'
import type { RuleState, ValidationProblem } from '../model/rule.ts'
import type { StoredRule } from '../model/stored-rule.ts'
import { responseWays } from '../response/response.ts'
import { responseConflicts } from '../response/response-conflicts.ts'
import { areaOf, areasMeet, type CookieArea, liesWithin, reachesInto } from '../scope/cookie-area.ts'
import { isAllowed, isWholeHosts, overlap } from '../scope/scope.ts'
import { toWireRule, type WireRule } from './wire-rule.ts'

export interface Planned {
  readonly id: string
  readonly state: RuleState
  readonly via: readonly ('wire' | 'jar')[]
  readonly responseVia?: readonly ResponseWay[]
  readonly problems: readonly ValidationProblem[]
}

/** A cookie of the jar in its original form, without our rules, and how the active rules have displaced it. */
export interface OwnedCookie<C extends PlannedCookie = PlannedCookie> {
  readonly cookie: C
  /** The value that overrides the cookie now; null: the cookie is suppressed; undefined: neither. */
  readonly held: string | null | undefined
  /** Another party keeps setting the cookie again, so overriding it does not last. */
  readonly contested?: boolean
}

/** The fields of a cookie that planning needs. */
export interface PlannedCookie {
  readonly name: string
  readonly domain: string
  readonly hostOnly: boolean
  readonly secure: boolean
  readonly httpOnly: boolean
  readonly sameSite: 'no_restriction' | 'lax' | 'strict' | 'unspecified'
  readonly path: string
  readonly partitionKey?: object | null
}

/** What the jar must hold instead of a cookie: the rule's value; null: nothing. */
export interface Hold<C extends PlannedCookie = PlannedCookie> {
  readonly ruleId: string
  readonly cookie: C
  readonly value: string | null
}

/**
 * A rule's cookie that overrides one in the jar, stored as SameSite=Lax. Scripts see it, and the jar itself sends it,
 * except with requests that carry no SameSite=Lax cookie.
 */
export interface InJar {
  readonly name: string
  readonly value: string
  readonly area: CookieArea
  /** The site of the cookie's host. */
  readonly site: string
  readonly cookie: PlannedCookie
}

/**
 * An active rule. The jar itself sends the cookies in `inJar`, so they must not be added to requests; those in `heldOut`
 * are suppressed in the jar.
 */
export interface ActiveRule extends WireRule {
  readonly inJar: readonly InJar[]
  readonly heldOut: readonly PlannedCookie[]
}

export interface Plan<C extends PlannedCookie = PlannedCookie> {
  readonly statuses: readonly Planned[]
  /** The rules that can be active, in their order. */
  readonly active: readonly ActiveRule[]
  readonly holds: readonly Hold<C>[]
}

export interface Circumstances<C extends PlannedCookie = PlannedCookie> {
  /** Match patterns of the hosts whose permission is held. */
  readonly origins: readonly string[]
  /** ms since the epoch */
  readonly now: number
  /** True if requests are observed. Without that, a 'once' rule could never end. */
  readonly seesRequests: boolean
  /** True if single Set-Cookie lines can be changed before the browser processes them. Default: true. */
  readonly responseOnWire?: boolean
  /** The site of a host; null when it is unknown, or when the browser can't match requests by the site of their page. */
  readonly siteOf?: (host: string) => string | null
  /** Returns the jar's cookies of that name in a browser that can't replace cookies on the wire; otherwise none. */
  readonly owned: (name: string) => readonly OwnedCookie<C>[]
}

/** Bytes of name and value that a cookie of the jar may have (RFC 6265bis-22, section 5.6). */
const MAX_IN_JAR = 4_096

/** Decides which rules can be active together, and why the others can't. A rule is active as a whole or not at all. */
export function planRules<C extends PlannedCookie>(
  rules: readonly StoredRule[],
  circumstances: Circumstances<C>,
): Plan<C> {
  const statuses: Planned[] = []
  const active: ActiveRule[] = []
  const holds: Hold<C>[] = []
  const byName = new Map<string, WireRule[]>()
  const replacing: WireRule[] = []
  const responding: WireRule[] = []
  const { responseOnWire = true } = circumstances
  const ready = rules.map((stored) => ({
    stored,
    idle: idleState(stored, circumstances.now),
    wire: wireOf(stored),
  }))
  const replacers = ready.filter(({ idle, wire }) => !idle && wire.replace).map(({ wire }) => wire)
  for (const { stored, idle, wire } of ready) {
    const { id, rule } = stored
    if (idle) {
      statuses.push({ id, state: idle, via: [], problems: [] })
      continue
    }
    if (!isAllowed(wire.scope, circumstances.origins)) {
      statuses.push({ id, state: 'no-access', via: [], problems: [] })
      continue
    }
    const problems = [...lacking(stored), ...conflicts(wire, byName, replacing)]
    if (rule.lifetime === 'once' && !circumstances.seesRequests) {
      problems.push({ field: 'lifetime', code: 'once-needs-watching' })
    }
    const ways = rule.response ? responseWays(rule.response, responseOnWire) : []
    if (ways.includes('jar-after') && !circumstances.seesRequests) {
      problems.push({ field: 'response', code: 'response-needs-watching' })
    }
    const rivals = rule.response ? responding.filter((other) => overlap(wire.scope, other.scope)) : []
    problems.push(...responseConflicts(wire, rivals, responseOnWire))
    const jar = planJar(wire, circumstances, replacers)
    problems.push(...jar.problems)
    if (problems.length > 0) {
      statuses.push({ id, state: 'refused', via: [], problems })
      continue
    }
    active.push({ ...wire, inJar: jar.inJar, heldOut: heldOut(jar.holds) })
    holds.push(...jar.holds)
    for (const [name] of wire.cookies) byName.set(name, [...(byName.get(name) ?? []), wire])
    if (wire.replace) replacing.push(wire)
    if (wire.response) responding.push(wire)
    const responseVia = ways.length > 0 ? { responseVia: ways } : {}
    statuses.push({ id, state: 'applied', via: viaOf(wire, jar.holds), ...responseVia, problems: [] })
  }
  return { statuses, active, holds }
}

const wires = new WeakMap<StoredRule, WireRule>()

/** Cached: usually one rule of a thousand has changed. */
function wireOf(stored: StoredRule): WireRule {
  const known = wires.get(stored)
  if (known) return known
  const wire = toWireRule(stored.id, stored.rule, stored.values)
  wires.set(stored, wire)
  return wire
}

function idleState({ rule, spent }: StoredRule, now: number): RuleState | null {
  if (rule.enabled === false) return 'off'
  if (spent || (rule.lifetime === 'until' && (rule.until ?? 0) <= now)) return 'spent'
  return null
}

/** Finds templates that could not be resolved. */
function lacking({ rule, values }: StoredRule): ValidationProblem[] {
  if (!values) return []
  return Object.keys(rule.cookies)
    .filter((name) => !Object.hasOwn(values, name))
    .map((name) => ({ field: `cookies.${name}`, code: 'template-cookie-absent' }))
}

function conflicts(
  rule: WireRule,
  byName: ReadonlyMap<string, readonly WireRule[]>,
  replacing: readonly WireRule[],
): ValidationProblem[] {
  if (rule.replace && replacing.some((other) => overlap(rule.scope, other.scope))) {
    return [{ field: 'mode', code: 'conflicts-with-rule' }]
  }
  return rule.cookies
    .filter(([name]) => byName.get(name)?.some((other) => overlap(rule.scope, other.scope)))
    .map(([name]) => ({ field: `cookies.${name}`, code: 'conflicts-with-rule' }))
}

interface JarPart<C extends PlannedCookie> {
  readonly problems: readonly ValidationProblem[]
  readonly holds: readonly Hold<C>[]
  readonly inJar: readonly InJar[]
}

function planJar<C extends PlannedCookie>(
  rule: WireRule,
  { owned, siteOf = () => null }: Circumstances<C>,
  replacers: readonly WireRule[],
): JarPart<C> {
  const problems: ValidationProblem[] = []
  const holds: Hold<C>[] = []
  const inJar: InJar[] = []
  if (rule.replace) return { problems, holds, inJar }
  // A rule that replaces the Cookie header drops what the jar sends, so the value must be on the wire.
  const wireOnly = replacers.some((other) => overlap(rule.scope, other.scope))
  for (const [name, value] of rule.cookies) {
    const reached = owned(name)
      .map((one) => ({ ...one, area: areaOf(one.cookie) }))
      .filter(({ area }) => reachesInto(area, rule.scope))
    if (reached.length === 0) continue
    if (!isWholeHosts(rule.scope) || reached.some(({ area }) => !liesWithin(area, rule.scope))) {
      problems.push({ field: `cookies.${name}`, code: 'in-jar-needs-whole-host' })
      continue
    }
    if (reached.some(({ contested }) => contested)) {
      problems.push({ field: `cookies.${name}`, code: 'contested' })
      continue
    }
    for (const one of reached) {
      const site = siteOf(one.area.hosts.host)
      const takes = value !== null && !wireOnly && site !== null && takesValue(one, value, reached)
      holds.push({ ruleId: rule.id, cookie: one.cookie, value: takes ? value : null })
      if (takes) inJar.push({ name, value, area: one.area, site, cookie: one.cookie })
    }
  }
  return { problems, holds, inJar }
}

interface Reached extends OwnedCookie {
  readonly area: CookieArea
}

/**
 * Returns whether the value can override the cookie in the jar, where scripts see it. If so, the jar sends it as a
 * SameSite=Lax cookie, and `beyondLax` adds it to the requests that carry no such cookie. Otherwise the cookie is
 * suppressed in the jar and the value is only on the wire. That is so for SameSite=Strict and None (the requests that
 * carry those can't be told apart), for HttpOnly (scripts must not see it), for partitioned cookies, for a cookie of some
 * paths only, and for two cookies that reach one host. A suppressed cookie stays suppressed while the rule is on: a
 * change during requests would send the name twice, or not at all.
 */
function takesValue(one: Reached, value: string, all: readonly Reached[]): boolean {
  const { cookie, held } = one
  if (!fitsJar(cookie.name, value) || cookie.httpOnly) return false
  if (cookie.sameSite !== 'lax' && cookie.sameSite !== 'unspecified') return false
  if (held !== undefined) return held !== null
  if (cookie.path !== '/' || cookie.partitionKey) return false
  return all.every((other) => other === one || !areasMeet(one.area, other.area))
}

function fitsJar(name: string, value: string): boolean {
  // A UTF-16 unit has at most three bytes. A value that may be too long goes on the wire, which takes any length.
  const bytes = /^[\0-\x7f]*$/.test(name + value) ? name.length + value.length : 3 * (name.length + value.length)
  return bytes <= MAX_IN_JAR
}

function heldOut(holds: readonly Hold[]): PlannedCookie[] {
  return holds.filter(({ value }) => value === null).map(({ cookie }) => cookie)
}

function viaOf(rule: WireRule, holds: readonly Hold[]): Planned['via'] {
  const held = new Set(holds.map(({ cookie }) => cookie.name))
  const via: ('wire' | 'jar')[] = []
  // A value in the jar is also added on the wire, for the requests with which the jar does not send it.
  if (rule.replace || rule.cookies.some(([name, value]) => value !== null || !held.has(name))) via.push('wire')
  if (held.size > 0) via.push('jar')
  return via
}
