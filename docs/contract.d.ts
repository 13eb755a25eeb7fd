// Generated from src/contract by `npm run docs`. Do not edit.

declare global {
  var crumbline: CrumblineApi
}

/** `globalThis.crumbline` in the background of Crumbline. */
export interface CrumblineApi {
  readonly version: string
  /** Resolves when the log is loaded and the rules are in force. */
  readonly ready: Promise<void>
  /** Lists exchanges of the log, oldest first. `limit` keeps the newest of those that match. */
  exchanges(query?: ExchangeQuery): Promise<Exchange[]>
  /** Clears the log: exchanges and changes of the jar. */
  clear(): Promise<void>
  /** Lists changes of the jar that no response made: by scripts, other extensions, or the browser. Oldest first. */
  changes(query?: ChangesQuery): Promise<LoggedChange[]>
  /** Lists everything that the log knows of one cookie, oldest first. */
  history(cookie: PartialCookieKey): Promise<HistoryEntry[]>
  /** Compares the cookies that the log knows of at two moments. */
  compare(query: CompareQuery): Promise<CookieDifference[]>
  /** Lists the sites that set cookies on the page of a tab, or tried to. */
  setters(query: { tabId: number }): Promise<Setter[]>
  /** Says how full the log is. */
  stats(): Promise<LogStats>
  /** Sets whether the log is preserved when a tab navigates (the default), or each page starts with an empty log of its tab. */
  preserve(preserved: boolean): Promise<LogStats>
  /** Says which hosts are watched. */
  watching(): Promise<Watching>
  /** Pauses or resumes watching. While it is paused, nothing is recorded. */
  pause(paused: boolean): Promise<void>
  readonly rules: {
    /** Lists the rules in their order. Of two rules that set one cookie the earlier one wins. */
    list(): Promise<RuleStatus[]>
    /** Adds a rule after the last rule of its group, or after all others when it has no group. A rule that is valid but can't be in force now is kept with the state 'refused'. */
    add(rule: RuleInput): Promise<RuleStatus>
    /** Adds rules in one step. When one of them is invalid, none is added; the field of a problem begins with the rule's index: `1.scope.urls.0`. */
    addAll(rules: RuleInput[]): Promise<RuleStatus[]>
    /** Changes the given fields of a rule; null removes a field. Nothing is changed when the result would be no valid rule. */
    update(id: string, patch: RulePatch): Promise<RuleStatus>
    /** Removes a rule. */
    remove(id: string): Promise<void>
    /** Removes every rule. */
    clear(): Promise<void>
    /** Says what the status of a rule would be, and keeps nothing. With `id` the rule stands for that one; otherwise it has the position that `rules.add` would give it. */
    check(rule: RuleInput, id?: string): Promise<RuleStatus>
    /** Moves a rule before another one; null moves it to the end. Returns every rule in the new order. */
    move(id: string, before: string | null): Promise<RuleStatus[]>
    /** Switches every rule of a group on or off. Returns every rule. */
    group(group: string, enabled: boolean): Promise<RuleStatus[]>
    /** Switches off every rule that displaces a cookie of the jar, and says what became of each cookie. */
    putBack(): Promise<RestoredCookie[]>
  }
  readonly jar: {
    /** Lists the cookies of a page: those of its site, its frames and their partitions. */
    list(query?: JarQuery): Promise<JarCookie[]>
    /** Writes a cookie with every attribute. Returns the cookie as the jar then holds it: a browser may shorten its lifetime. */
    set(edit: JarEdit): Promise<JarCookie>
    /** Removes exactly this cookie, and no other one of its name. */
    remove(cookie: JarCookie): Promise<void>
  }
  /** Says what a browser would do with a Set-Cookie line. When a fact is missing that the verdict depends on, the outcome is 'unknown' and `missing` names the fact. Without `jar`, a cookie that would replace one is 'stored'. */
  judge(input: JudgeInput): Promise<Verdict>
  /** Says whether a browser would send a stored cookie with a request, and why not. */
  explain(input: ExplainInput): Promise<SendVerdict>
}

export interface ExchangeQuery {
  /** The tab's own exchanges, and those of the workers of its page; -1: exchanges that belong to no tab. */
  tabId?: number
  /** substring of the URL */
  url?: string
  /** only those with a greater `seq` */
  since?: number
  /** only those with a lesser `seq` */
  before?: number
  /** keeps the newest */
  limit?: number
  /** the query language: see `parseFilter` */
  query?: string
}

/** One hop: one request and its response. The automation contract's form: plain JSON, names fixed. */
export interface Exchange {
  /** Increases by one; never reused within a browser session. */
  readonly seq: number
  /** The id that `webRequest` gives; all hops of one redirect chain share it. */
  readonly requestId: string
  /** Position in the redirect chain, from 0. */
  readonly hop: number
  readonly tabId: number
  readonly frameId: number
  /** webRequest.ResourceType */
  readonly type: string
  readonly method: string
  readonly url: string
  /** The origin that made the request; null when the user typed the address. */
  readonly initiator: string | null
  /** ms since the epoch */
  readonly startedAt: number
  /** The time when the response headers arrived (milliseconds since the epoch); null when they were not observed. */
  readonly respondedAt: number | null
  readonly status: number | null
  readonly fromCache: boolean
  readonly redirectedTo: string | null
  readonly error: string | null
  readonly sent: {
    /** The Cookie header as it left, after injection; null when the request had none. */
    readonly header: string | null
    readonly cookies: readonly NameValue[]
    readonly injected: readonly Injected[]
  }
  readonly received: readonly Received[]
  /** False while the response is awaited, or while `cookies.onChanged` may still report what became of its lines. */
  readonly settled: boolean
  /** The cookie store (container, private window) the request belongs to; null when the browser does not say. */
  readonly storeId: string | null
  readonly incognito: boolean
  /** URL of the page in the tab when the request left, when known. */
  readonly topUrl: string | null
  /**
   * The halves that were not observed, because recording began or the background was stopped in between. Their data is
   * unknown, not empty.
   */
  readonly missed: readonly ('request' | 'response')[]
  readonly notes: readonly ExchangeNote[]
  /** For a request that belongs to no tab: the tabs that showed a page of its origin when it left. */
  readonly tabs: readonly number[]
}

export interface NameValue {
  readonly name: string
  readonly value: string
}

/** The effect of a rule on one request, as observed when it left. */
export interface Injected {
  readonly ruleId: string
  readonly name: string
  readonly effect: 'added' | 'replaced' | 'removed'
}

/** One Set-Cookie line of a response, after rules if any changed it, and the browser's decision about it. */
export interface Received {
  /** As the server wrote it, or as a rule added it. */
  readonly line: string
  /** The line after a rule changed it; null: a rule dropped it; missing: unchanged. The verdict is about this version. */
  readonly became?: string | null
  readonly byRule?: string
  /**
   * `wire`: the browser never saw the server's line. `jar-after`: the browser processed it, and the jar was corrected
   * right after.
   */
  readonly via?: 'wire' | 'jar-after'
  /** A rule added the line; the server did not send it. */
  readonly added?: true
  readonly name: string
  readonly value: string
  readonly attributes: readonly Attribute[]
  readonly verdict: Verdict
  /** The jar's value under the same key before; missing when it is unknown or the same; null: there was no cookie. */
  readonly was?: string | null
}

/**
 * One attribute of a Set-Cookie line, unparsed. Unknown and repeated attributes are included. `value` is null when there
 * was no `=`.
 */
export interface Attribute {
  readonly name: string
  readonly value: string | null
}

/** A browser's decision, observed or predicted, about one Set-Cookie line. Plain JSON. */
export interface Verdict {
  readonly outcome: Outcome
  /** Every reason that applies, in the order of RFC 6265bis-22, section 5.7. */
  readonly reasons: readonly SetCookieBlockedReason[]
  readonly certainty: Certainty
  /** Warnings about a cookie that was stored. */
  readonly warnings: readonly Warning[]
  /** When `outcome` is 'unknown': the facts that were missing. */
  readonly missing?: readonly MissingFact[]
  /** When `certainty` is 'contradicted': the outcome by our rules. `outcome` is the one that the jar showed. */
  readonly predicted?: Outcome
}

export type Outcome =
  | 'stored'
  | 'replaced'
  | 'deleted'
  | 'ignored'
  | 'blocked'
  | 'unknown'

/** A reason why a Set-Cookie line was not stored. */
export type SetCookieBlockedReason =
  | 'SecureOnly'
  | 'SameSiteStrict'
  | 'SameSiteLax'
  | 'SameSiteUnspecifiedTreatedAsLax'
  | 'SameSiteNoneInsecure'
  | 'UserPreferences'
  | 'ThirdPartyPhaseout'
  | 'ThirdPartyBlockedInFirstPartySet'
  | 'SyntaxError'
  | 'SchemeNotSupported'
  | 'OverwriteSecure'
  | 'InvalidDomain'
  | 'InvalidPrefix'
  | 'UnknownError'
  | 'SchemefulSameSiteStrict'
  | 'SchemefulSameSiteLax'
  | 'SchemefulSameSiteUnspecifiedTreatedAsLax'
  | 'NameValuePairExceedsMaxSize'
  | 'DisallowedCharacter'
  | 'NoCookieContent'

/** `predicted`: by our rules only. `observed`: the jar confirmed it. `contradicted`: the jar disagreed with our rules. */
export type Certainty = 'predicted' | 'observed' | 'contradicted'

/** A code for a stored cookie that deserves attention. */
export type Warning =
  | 'no-samesite'
  | 'not-secure-on-https'
  | 'readable-by-scripts'
  | 'session-lives-long'
  | 'lifetime-clamped'
  | 'non-ascii'
  | 'shadows-another'
  | 'name-differs-in-case'
  | 'dbsc'

export type MissingFact =
  | 'initiator'
  | 'top-level-site'
  | 'third-party-policy'
  | 'jar'
  | 'public-suffix'
  | 'creation-time'

export type ExchangeNote =
  | 'worker'
  | 'preflight'
  | 'prerender'
  | 'prefetch'
  | 'fenced-frame'
  | 'revalidated'
  | 'auth-challenge'
  | 'download'
  | 'internal-redirect'

export interface ChangesQuery {
  /** Only changes with a greater `seq`. */
  since?: number
  /** Returns at most this many, the newest. */
  limit?: number
}

/** A change of the jar that no response caused. */
export interface LoggedChange {
  /** The number of the change, not of an exchange. Never reused in a browser session. */
  readonly seq: number
  /** ms since the epoch */
  readonly at: number
  readonly cause: JarChange['cause']
  readonly removed: boolean
  /** The cookie after the change, or the removed one. */
  readonly cookie: JarCookie
  /** The cookie of the same key before; null: none. Missing when not known. */
  readonly before?: JarCookie | null
  readonly by: ChangedBy
}

/** One `cookies.onChanged` event, with its time. */
export interface JarChange {
  readonly cause: 'explicit' | 'overwrite' | 'expired' | 'evicted' | 'expired_overwrite'
  readonly removed: boolean
  readonly cookie: JarCookie
  /** ms since the epoch */
  readonly at: number
}

/** A cookie as the `cookies` API of both browsers returns it. Plain JSON. */
export interface JarCookie {
  readonly name: string
  readonly value: string
  readonly domain: string
  readonly hostOnly: boolean
  readonly path: string
  readonly secure: boolean
  readonly httpOnly: boolean
  readonly sameSite: 'no_restriction' | 'lax' | 'strict' | 'unspecified'
  readonly session: boolean
  /** Seconds since the epoch; missing for a session cookie. */
  readonly expirationDate?: number
  readonly storeId: string
  /** Missing or null: not partitioned. Without a site: not known (only in a `resultingCookie`). */
  readonly partitionKey?: { readonly topLevelSite?: string; readonly hasCrossSiteAncestor?: boolean } | null
  readonly firstPartyDomain?: string
}

export type ChangedBy =
  | 'script-or-extension'
  | 'expired'
  | 'evicted'
  | 'crumbline'

/** A cookie key from a caller of the contract. A missing part matches any. */
export interface PartialCookieKey {
  readonly name: string
  /** Starts with a dot for a domain cookie. */
  readonly domain: string
  readonly path: string
  readonly storeId?: string
  /** The top-level site of its partition; '': unpartitioned. */
  readonly topLevelSite?: string
}

/** One event in a cookie's history. */
export interface HistoryEntry {
  readonly kind: Verdict['outcome'] | 'sent'
  readonly by: CookieEvent['by'] | 'request'
  /** ms since the epoch */
  readonly at: number
  /** `seq` of the exchange; null for a change without a response. */
  readonly seq: number | null
  /** Number of the logged change; null for an exchange. */
  readonly change: number | null
  readonly url: string | null
  /** null: no cookie; undefined: not known. Missing for a cookie that was sent. */
  readonly old?: string | null | undefined
  /** null: the cookie was deleted. */
  readonly value: string | null
  /** Where the old and the new value differ; null when only one exists. */
  readonly difference: TextDifference | null
  readonly verdict: Verdict | null
  /** Consecutive requests that sent the same value share one entry: the number of requests, and the last of them. */
  readonly times: number
  readonly lastAt: number
  readonly lastSeq: number | null
}

/** One event of a cookie: a Set-Cookie line (even one that had no effect), or a change of the jar without a response. */
export interface CookieEvent {
  /** ms since the epoch */
  readonly at: number
  readonly place: PartialCookieKey
  readonly outcome: Verdict['outcome']
  readonly by: 'response' | ChangedBy
  /** The value before; null: no cookie; undefined: not known. */
  readonly old: string | null | undefined
  /** The new value; null: the cookie was deleted. */
  readonly value: string | null
  /** The exchange whose line set the cookie; null: no response caused it. */
  readonly exchange: Exchange | null
  readonly line: string | null
  readonly verdict: Verdict | null
  /** The change of the jar; null for a line of an exchange. */
  readonly change: LoggedChange | null
}

/** The lengths, in characters, of what two texts have in common at their start and end. The middle is the difference. */
export interface TextDifference {
  readonly prefix: number
  readonly suffix: number
}

export interface CompareQuery {
  /** Two moments, ms since the epoch. */
  from: number
  to: number
  /** Only cookies of this site (a registrable domain). */
  site?: string
}

/** A cookie that is not the same at two moments. */
export interface CookieDifference {
  readonly kind: 'came' | 'went' | 'changed'
  readonly place: PartialCookieKey
  /** null: the cookie did not exist. */
  readonly before: CookieMoment | null
  readonly after: CookieMoment | null
  /** Where the two values differ; null when only one exists, or when only the attributes differ. */
  readonly difference: TextDifference | null
}

/**
 * A cookie at one moment and the event that put it in that state, if the log has it: a line of an exchange, or a change
 * of the jar.
 */
export interface CookieMoment {
  readonly value: string
  readonly line: string | null
  readonly seq: number | null
  readonly change: number | null
}

/** A site that set cookies on a page, or tried to. */
export interface Setter {
  readonly site: string
  readonly party: 'first' | 'third'
  readonly set: number
  readonly refused: number
  /** In order of first appearance. */
  readonly hosts: readonly string[]
}

/** Statistics of the log. */
export interface LogStats {
  /** Exchanges in the log. */
  readonly held: number
  /** Exchanges that were dropped to make room, the oldest first. */
  readonly dropped: number
  /** Bytes in use, of the 10 MiB that browsers allow for session storage. */
  readonly bytes: number
  /** False: a navigation clears what its tab did before. */
  readonly preserved: boolean
}

/** Crumbline watches every host whose permission is held, unless it is paused. */
export interface Watching {
  /** Match patterns of those hosts. */
  readonly origins: readonly string[]
  readonly paused: boolean
}

export interface RuleStatus {
  readonly id: string
  readonly rule: RuleInput
  readonly state: RuleState
  /**
   * 'wire': the cookies are added to requests, or removed from them. 'jar': the jar has a cookie of one of the names
   * for a host in scope, which is displaced while the rule is on (Chromium only). The rule's value then takes its place
   * in the jar where scripts could read the cookie.
   */
  readonly via: readonly ('wire' | 'jar')[]
  /** The mechanisms that make the response changes; missing when there are none, or the rule is not active. */
  readonly responseVia?: readonly ResponseWay[]
  readonly problems: readonly ValidationProblem[]
  /** `rule.cookies` with templates resolved. */
  readonly values: Readonly<Record<string, string | null>>
  readonly seen: Seen
}

/** A rule as the user defines it. Part of the public API: plain JSON, names fixed. */
export interface RuleInput {
  name?: string
  /** Rules of one group can be switched together. */
  group?: string
  /** Default: true. */
  enabled?: boolean
  /**
   * The cookies to send, by name; null: send the request without this cookie. Values may have templates, such as
   * `{{uuid}}`.
   */
  cookies: Record<string, string | null>
  /**
   * merge (default): a given cookie replaces the one of its name, and the other cookies of the jar are sent as usual.
   * replace: only the given cookies are sent.
   */
  mode?: 'merge' | 'replace'
  scope: RuleScope
  /** Changes of Set-Cookie lines of responses in scope. */
  response?: ResponseChanges
  /**
   * Default: 'session'. 'always' and 'until' outlive the browser; 'once' ends with the first request that is seen to
   * carry the cookies.
   */
  lifetime?: Lifetime
  /** ms since the epoch. Needed with lifetime 'until', and only allowed with it. */
  until?: number
}

/**
 * The requests that a rule applies to: a request must match one of `urls`, and one item of every other list that is
 * present.
 */
export interface RuleScope {
  /** Match patterns, '<all_urls>', or '/regex/' over the whole URL. */
  urls: string[]
  /** webRequest.ResourceType */
  types?: string[]
  methods?: string[]
  /** -1: requests of no tab. Not with lifetime 'always' or 'until': tab ids change with every browser session. */
  tabIds?: number[]
  /** Domains, each with its subdomains, of the pages that make the request. */
  initiators?: string[]
}

/** Changes of the Set-Cookie lines of responses in a rule's scope. Plain JSON. */
export interface ResponseChanges {
  /** Lines to add, each the value of a Set-Cookie header: `sid=1; Path=/; HttpOnly`. */
  add?: string[]
  /** Names of cookies whose lines are dropped; '*': every line. */
  drop?: string[] | '*'
  /** Attributes to force on the server's line for a cookie. */
  force?: ForcedAttributes[]
}

/** An attribute that is missing stays as the server wrote it. */
export interface ForcedAttributes {
  name: string
  secure?: boolean
  httpOnly?: boolean
  sameSite?: 'strict' | 'lax' | 'none'
  /** Seconds. */
  maxAge?: number
}

export type Lifetime =
  | 'session'
  | 'always'
  | 'until'
  | 'once'

export type RuleState = 'applied' | 'off' | 'refused' | 'no-access' | 'spent'

export type ResponseWay =
  | 'wire'
  | 'jar-after'

/** One thing that is wrong with a rule. `field` is a path: `cookies.sid`, `scope.urls.0`; '' is the whole rule. */
export interface ValidationProblem {
  readonly field: string
  readonly code: ProblemCode
}

export type ProblemCode =
  | 'not-an-object'
  | 'not-a-string'
  | 'not-a-number'
  | 'not-a-boolean'
  | 'not-a-list'
  | 'missing'
  | 'unknown-field'
  | 'unknown-choice'
  | 'empty'
  | 'too-many'
  | 'too-long'
  | 'name-empty'
  | 'name-has-forbidden-character'
  | 'name-has-equals-sign'
  | 'value-has-forbidden-character'
  | 'value-has-semicolon'
  | 'space-at-end'
  | 'pattern-unreadable'
  | 'pattern-scheme-unsupported'
  | 'pattern-host-unreadable'
  | 'pattern-has-port'
  | 'regex-unreadable'
  | 'regex-unsafe'
  | 'regex-unsupported'
  | 'domain-unreadable'
  | 'needs-session'
  | 'needs-until'
  | 'time-is-past'
  | 'once-needs-watching'
  | 'template-unknown'
  | 'template-unfinished'
  | 'template-time-unreadable'
  | 'template-json-unreadable'
  | 'template-cookie-nameless'
  | 'template-too-deep'
  | 'template-cookie-absent'
  | 'in-jar-needs-whole-host'
  | 'conflicts-with-rule'
  | 'response-needs-watching'
  | 'response-not-once'
  | 'nothing-left'
  | 'named-twice'
  | 'refused-by-jar'
  | 'contested'
  | 'refused-by-browser'

/** Results of verifying a rule against the requests that were sent. */
export interface Seen {
  /** Number of requests that left as the rule says. */
  readonly count: number
  /** `seq` of the newest such request. */
  readonly lastSeq: number | null
  /** Number of requests that left otherwise, although the rule was active for them. */
  readonly drifted: number
  readonly lastDrift: { readonly seq: number; readonly code: DriftCode } | null
}

export type DriftCode =
  | 'not-carried'
  | 'other-value'
  | 'twice'
  | 'not-left-out'
  | 'others-sent'
  | 'other-extension'

/** Changes of a rule. Missing fields stay as they are; null removes a field. */
export type RulePatch = { [K in keyof RuleInput]?: RuleInput[K] | null }

export interface RestoredCookie {
  readonly cookie: JarCookie
  readonly outcome: RestoreOutcome
}

/**
 * The result for a displaced cookie when its rule went off. `put-back`: the jar holds it again. `deleted`: somebody
 * deleted it while the rule was on, so it stays deleted. `left`: it expired while the rule was on, or the jar already
 * holds a newer one. `failed`: the browser refused it.
 */
export type RestoreOutcome = 'put-back' | 'deleted' | 'left' | 'failed'

/** Selects the cookies of a page: those of its site, its frames and their partitions. */
export interface JarQuery {
  /** The tab that shows the page. */
  tabId?: number
  /** The page's URL; without `tabId` cookies of every store are listed. */
  url?: string
}

/** A cookie to write. */
export interface JarEdit {
  /** Every attribute is written as given. */
  cookie: JarCookie
  /** The cookie that was edited: it is removed when the new one has another name, domain, path, store or partition. */
  replaces?: JarCookie
}

export interface JudgeInput extends RequestInput {
  /** The value of a Set-Cookie header. */
  line: string
  /** The cookies that the jar had before. */
  jar?: CookiePart[]
  /** The response's Date header, milliseconds since the epoch. Default: the response has none. */
  serverDate?: number
}

/** The request that a verdict is about. A missing field is unknown, unless its comment says otherwise. */
export interface RequestInput {
  url: string
  /** URL of the page in the tab; null: no page, as for a request of a service worker. */
  topUrl?: string | null
  /**
   * Origin; null: the user or the browser. 'null' is an opaque origin. Default for a main_frame: the user typed the
   * address.
   */
  initiator?: string | null
  /** webRequest.ResourceType. Default: 'other' when `topUrl` is another page than `url`, else 'main_frame'. */
  type?: string
  /** Default: 'GET'. */
  method?: string
  /** Default: the browser that Crumbline runs in. */
  browser?: Browser
  /** Milliseconds since the epoch. Default: now. */
  now?: number
  thirdParty?: ThirdPartyPolicy
  /** Origins or URLs of the documents that contain the requesting one, innermost first. Default: none. */
  ancestors?: string[]
  /** URLs of the earlier hops of the redirect chain. Default: none. */
  redirectedFrom?: string[]
}

/** The browser whose rules apply. */
export type Browser = 'chromium' | 'firefox'

/** The browser's treatment of cookies of a site other than the top-level one. */
export type ThirdPartyPolicy = 'allow' | 'partition' | 'block'

/** The required fields of a cookie; all others are optional. */
export type CookiePart = Pick<JarCookie, 'name' | 'value' | 'domain' | 'path'> & Partial<JarCookie>

export interface ExplainInput extends RequestInput {
  /** Missing fields have the values of a cookie without attributes. */
  cookie: CookiePart
  /** The creation time of the cookie, milliseconds since the epoch. */
  createdAt?: number
}

/** Says whether a stored cookie is sent with a request. Plain JSON. */
export interface SendVerdict {
  readonly outcome: 'sent' | 'not-sent' | 'unknown'
  readonly reasons: readonly CookieBlockedReason[]
  readonly missing?: readonly MissingFact[]
}

/** A reason why a stored cookie was not sent. */
export type CookieBlockedReason =
  | 'SecureOnly'
  | 'NotOnPath'
  | 'DomainMismatch'
  | 'SameSiteStrict'
  | 'SameSiteLax'
  | 'SameSiteUnspecifiedTreatedAsLax'
  | 'SameSiteNoneInsecure'
  | 'UserPreferences'
  | 'ThirdPartyPhaseout'
  | 'ThirdPartyBlockedInFirstPartySet'
  | 'UnknownError'
  | 'SchemefulSameSiteStrict'
  | 'SchemefulSameSiteLax'
  | 'SchemefulSameSiteUnspecifiedTreatedAsLax'
  | 'NameValuePairExceedsMaxSize'
  | 'PortMismatch'
  | 'SchemeMismatch'
  | 'AnonymousContext'
  | 'Expired'
  | 'PartitionMismatch'
  | 'StoreMismatch'

/** The data of a contract error, as plain JSON. */
export interface ApiErrorData {
  readonly code: ApiErrorCode
  /** Path of the field that does not fit, such as `cookie.domain`. */
  readonly field?: string
  /** With 'bad-rule'. */
  readonly problems?: readonly ValidationProblem[]
  /** With 'bad-cookie'. */
  readonly cookieProblems?: readonly CookieProblem[]
  /** Technical, in English; not for people. */
  readonly detail?: string
}

export type ApiErrorCode =
  | 'unknown-kind'
  | 'bad-input'
  | 'bad-rule'
  | 'no-such-rule'
  | 'bad-cookie'
  | 'storage-full'
  | 'refused-by-browser'
  | 'internal'

/** One problem of a cookie, and the field that has it. */
export interface CookieProblem {
  readonly field: CookieField
  readonly code: CookieProblemCode
}

/** A field of a cookie that the user can edit. */
export type CookieField =
  | 'name'
  | 'value'
  | 'domain'
  | 'path'
  | 'secure'
  | 'httpOnly'
  | 'sameSite'
  | 'expirationDate'
  | 'storeId'
  | 'partitionKey'

export type CookieProblemCode = OwnCookieProblemCode | SetCookieBlockedReason

export type OwnCookieProblemCode =
  | 'name-has-forbidden-character'
  | 'name-has-equals-sign'
  | 'value-has-forbidden-character'
  | 'value-has-semicolon'
  | 'space-at-end'
  | 'host-unreadable'
  | 'host-has-port'
  | 'domain-has-no-subdomains'
  | 'path-not-absolute'
  | 'path-has-forbidden-character'
  | 'expiry-missing'
  | 'expiry-past'
  | 'partition-unreadable'
  | 'partition-needs-secure'
  | 'no-such-store'
  | 'no-access'
  | 'refused-by-browser'
