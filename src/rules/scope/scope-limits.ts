import type { DnrCondition } from '../model/dnr-condition.ts'
import type { ProblemCode, RuleScope } from '../model/rule.ts'
import { readMatchPattern } from './match-pattern.ts'
import { METHODS, readResourceType } from './resource-type.ts'
import type { ScopedRequest } from './scoped-request.ts'

/** A field that narrows a scope: a list of which a request must fit one item. */
export type LimitField = Exclude<keyof RuleScope, 'urls'>
type Item<F extends LimitField> = NonNullable<RuleScope[F]>[number]

/** The limits of a scope after parsing. A null list limits nothing. */
export type ScopeLimits = { readonly [F in LimitField]: readonly Item<F>[] | null }

/** The behaviour of one kind of limit. A scope that has any limit never covers whole hosts. */
interface Limit<T> {
  /** Normalizes an item; null when it is invalid, which validation has already reported. */
  readonly read: (item: T) => T | null
  /** Returns the problem of an item as the user wrote it; null when it is valid. */
  readonly check: (item: unknown) => ProblemCode | null
  /** Returns whether the request fits one of the items. */
  readonly fits: (items: readonly T[], request: ScopedRequest) => boolean
  /** Returns whether some request may fit both items. */
  readonly overlaps: (one: T, other: T) => boolean
  readonly toDnr: (items: readonly T[]) => DnrCondition
  /** Set when the field means nothing in the next browser session, so only rules of this session may have it. */
  readonly isOfSession?: true
}

/** One entry per field. A field of `RuleScope` without an entry does not compile, so no rule is silently widened. */
export const LIMITS: { readonly [F in LimitField]: Limit<Item<F>> } = {
  types: {
    read: readResourceType,
    check: choice(readResourceType),
    fits: (types, { type }) => types.includes(readResourceType(type) ?? 'other'),
    overlaps: isSame,
    toDnr: (resourceTypes) => ({ resourceTypes }),
  },
  methods: {
    read: (method) => method.toUpperCase(),
    check: choice(readMethod),
    // declarativeNetRequest never matches a WebSocket's handshake when a rule lists methods.
    fits: (methods, { url, method }) => !url.startsWith('ws') && methods.includes(method.toUpperCase()),
    overlaps: isSame,
    toDnr: (methods) => ({ requestMethods: methods.map((method) => method.toLowerCase()) }),
  },
  tabIds: {
    read: (tabId) => tabId,
    // -1: requests that belong to no tab, such as a worker's.
    check: (tabId) => (typeof tabId === 'number' && Number.isSafeInteger(tabId) && tabId >= -1 ? null : 'not-a-number'),
    fits: (tabIds, { tabId }) => tabIds.includes(tabId),
    overlaps: isSame,
    toDnr: (tabIds) => ({ tabIds }),
    isOfSession: true,
  },
  initiators: {
    read: (domain) => domain.toLowerCase(),
    check: domainProblem,
    fits: (domains, { initiator }) => domains.some((domain) => isInDomain(hostOf(initiator), domain)),
    overlaps: (one, other) => isInDomain(one, other) || isInDomain(other, one),
    toDnr: (initiatorDomains) => ({ initiatorDomains }),
  },
}

// Safe cast: `LIMITS` has no other keys.
export const LIMIT_FIELDS = Object.keys(LIMITS) as readonly LimitField[]

export function readLimits(scope: RuleScope): ScopeLimits {
  const { types, methods, tabIds, initiators } = LIMITS
  return {
    types: readItems(types, scope.types),
    methods: readItems(methods, scope.methods),
    tabIds: readItems(tabIds, scope.tabIds),
    initiators: readItems(initiators, scope.initiators),
  }
}

function readItems<T>({ read }: Limit<T>, items: readonly T[] | undefined): readonly T[] | null {
  return items?.map(read).filter((item) => item !== null) ?? null
}

/** Returns whether the request is within every limit. */
export function fitsLimits(limits: ScopeLimits, request: ScopedRequest): boolean {
  return LIMIT_FIELDS.every((field) => fitsLimit(field, limits, request))
}

function fitsLimit<F extends LimitField>(field: F, limits: ScopeLimits, request: ScopedRequest): boolean {
  const items = limits[field]
  return items === null || LIMITS[field].fits(items, request)
}

/** Returns whether some request may be within the limits of both. */
export function limitsOverlap(one: ScopeLimits, other: ScopeLimits): boolean {
  return LIMIT_FIELDS.every((field) => limitOverlaps(field, one, other))
}

function limitOverlaps<F extends LimitField>(field: F, { [field]: some }: ScopeLimits, other: ScopeLimits): boolean {
  const others = other[field]
  if (some === null || others === null) return true
  return some.some((item) => others.some((another) => LIMITS[field].overlaps(item, another)))
}

export function isUnlimited(limits: ScopeLimits): boolean {
  return LIMIT_FIELDS.every((field) => limits[field] === null)
}

/** The limits as part of a declarativeNetRequest condition. */
export function limitsToDnr(limits: ScopeLimits): DnrCondition {
  return Object.assign({}, ...LIMIT_FIELDS.map((field) => limitToDnr(field, limits)))
}

function limitToDnr<F extends LimitField>(field: F, limits: ScopeLimits): DnrCondition {
  const items = limits[field]
  return items === null ? {} : LIMITS[field].toDnr(items)
}

function isSame<T>(one: T, other: T): boolean {
  return one === other
}

function choice(read: (text: string) => unknown): (item: unknown) => ProblemCode | null {
  return (item) => {
    if (typeof item !== 'string') return 'not-a-string'
    return read(item) === null ? 'unknown-choice' : null
  }
}

function readMethod(method: string): string | null {
  return METHODS.find((known) => known === method.toUpperCase()) ?? null
}

function domainProblem(domain: unknown): ProblemCode | null {
  if (typeof domain !== 'string') return 'not-a-string'
  const pattern = readMatchPattern(`*://${domain}/*`)
  return typeof pattern === 'string' || pattern.hosts.kind !== 'host' ? 'domain-unreadable' : null
}

function hostOf(origin: string | null): string {
  return /^[a-z][a-z0-9+.-]*:\/\/([^/:?#[]*|\[[^\]]*\])/.exec(origin ?? '')?.[1] ?? ''
}

function isInDomain(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`)
}
