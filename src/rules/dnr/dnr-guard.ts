import type { ActiveRule, PlannedCookie } from '../plan/plan.ts'
import { areaOf, type CookieArea } from '../scope/cookie-area.ts'
import { type HostSet, holdsHosts } from '../scope/match-pattern.ts'
import { areaScope, isWholeHosts, type Scope } from '../scope/scope.ts'
import type { DnrPart, HeaderChange } from './dnr-body.ts'
import { conditionsOf } from './dnr-conditions.ts'

/** Above this the appended lines would exceed what browsers accept in a response's headers. */
const MAX_NAMES = 30
const GUARD = 1

/**
 * Rules that keep a name from being sent twice when a response sets it. The next hop of a redirect leaves within
 * milliseconds, before an extension can act (measured: 3 of 3 carried both cookies). So the response itself repairs the
 * jar: to responses that set the name, and only to those, further Set-Cookie lines are appended, which the network
 * stack processes in order. They delete the server's cookie again (`cookies.onChanged` has reported its value by then),
 * or put the rule's cookie back in its place. They can't cover a path other than `/` that was never seen, nor a Domain
 * other than the scope's.
 */
export function compileGuard(rule: ActiveRule): DnrPart[] {
  if (rule.replace || rule.cookies.length > MAX_NAMES || !isWholeHosts(rule.scope)) return []
  const parts: DnrPart[] = []
  const free: string[] = []
  for (const [name] of rule.cookies) {
    const held = rule.inJar.filter((one) => one.name === name)
    if (held.length === 0 && !rule.heldOut.some((one) => one.name === name)) {
      free.push(name)
      continue
    }
    const areas = held.map(({ area }) => area)
    parts.push(...guard([name], rule, rule.scope, areas))
    for (const { cookie, value, area } of held) {
      parts.push(...guard([name], rule, areaScope(rule.scope, area), [], { cookie, value }))
    }
  }
  return free.length === 0 ? parts : [...parts, ...guard(free, rule, rule.scope, [])]
}

interface Holder {
  readonly cookie: PlannedCookie
  readonly value: string
}

function guard(
  names: readonly string[],
  rule: ActiveRule,
  scope: Scope,
  except: readonly CookieArea[],
  holder?: Holder,
): DnrPart[] {
  const values = names.flatMap(namePattern)
  if (values.length < names.length) return []
  const groups = new Map<string, HostSet>()
  for (const { hosts } of scope.pieces) groups.set(JSON.stringify(hosts), hosts)
  return [...groups].flatMap(([key, hosts]) => {
    const part = { ...scope, pieces: scope.pieces.filter((piece) => JSON.stringify(piece.hosts) === key) }
    const lines = names.flatMap((name) => linesFor(name, hosts, rule, holder))
    const responseHeaders = lines.map((value): HeaderChange => ({ header: 'set-cookie', operation: 'append', value }))
    return conditionsOf(part, except).map((where) => ({
      priority: GUARD,
      action: { type: 'modifyHeaders' as const, responseHeaders },
      where: { ...where, responseHeaders: [{ header: 'set-cookie', values }] },
    }))
  })
}

/** `responseHeaders` patterns are ASCII, and `*` and `?` are wildcards in them. */
function namePattern(name: string): string[] {
  return /^[ -~]+$/.test(name) ? [`*${name.replace(/[*?\\]/g, '\\$&')}*=*`] : []
}

function linesFor(name: string, hosts: HostSet, rule: ActiveRule, holder: Holder | undefined): string[] {
  // The widest Domain that a cookie of these hosts can have within the scope.
  const domains = rule.scope.pieces.flatMap(({ hosts: all }) =>
    all.kind === 'domain' && hosts.kind !== 'all' && (hosts.host === all.host || hosts.host.endsWith(`.${all.host}`))
      ? [all.host]
      : [],
  )
  const attributes = new Set(['; Path=/', ...domains.map((domain) => `; Path=/; Domain=${domain}`)])
  for (const cookie of rule.heldOut) {
    const area = areaOf(cookie)
    if (cookie.name !== name || !(holdsHosts(hosts, area.hosts) || holdsHosts(area.hosts, hosts))) continue
    attributes.add(`; Path=${cookie.path}${cookie.hostOnly ? '' : `; Domain=${area.hosts.host}`}`)
  }
  const kept = holder && holderLine(holder)
  if (kept) attributes.delete(kept.attributes)
  // The browser ignores lines that do not apply: Secure over http, SameSite=Lax from another site.
  const out = [...attributes].flatMap((where) =>
    ['', '; Secure; SameSite=None', '; Secure; SameSite=None; Partitioned'].map(
      (more) => `${name}=; Max-Age=0${where}${more}`,
    ),
  )
  return kept ? [...out, kept.line] : out
}

function holderLine({ cookie, value }: Holder): { attributes: string; line: string } {
  const { name, domain, hostOnly, path, secure } = cookie
  const attributes = `; Path=${path}${hostOnly ? '' : `; Domain=${domain.replace(/^\./, '')}`}`
  return { attributes, line: `${name}=${value}${attributes}${secure ? '; Secure' : ''}; SameSite=Lax` }
}
