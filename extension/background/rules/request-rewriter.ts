import type { WebRequestEvent } from '../../../src/exchange/model/web-request-event.ts'
import { applyRules } from '../../../src/rules/plan/apply.ts'
import type { ActiveRule } from '../../../src/rules/plan/plan.ts'
import { applyResponse, effectiveLines } from '../../../src/rules/response/response.ts'
import type { ScopedRequest } from '../../../src/rules/scope/scoped-request.ts'
import type { Platform } from '../../platform/capabilities.ts'
import type { Details, Header } from '../../platform/details.ts'
import { cookieHeader, setCookieLines } from '../../platform/headers.ts'
import type { BlockingResponse } from '../browser-events/event-source.ts'
import type { ErrorSink } from '../error-sink.ts'
import type { ActiveRules } from './active-rules.ts'
import type { OnceClaims } from './once-claims.ts'

type IdentifiedRequest = ScopedRequest & { readonly requestId: string }

export interface RequestRewriterDeps {
  readonly active: ActiveRules
  readonly claims: OnceClaims
  readonly book: { spend(ruleId: string): Promise<void> }
  readonly badge: { sent(tabId: number, rules: readonly ActiveRule[], isPage: boolean): void }
  readonly gate: { readonly isOpen: boolean; readonly opened: Promise<void>; whenOpen(task: () => void): void }
  readonly platform: Pick<Platform, 'decode' | 'encode' | 'initiator' | 'splitSetCookie'>
  readonly errors: ErrorSink
}

/**
 * Applies rules to requests and responses in blocking listeners (Firefox), and finds the rules that apply to a request
 * (both browsers). Chromium applies rules by declarativeNetRequest and in the jar: see `RuleEnforcer`.
 */
export class RequestRewriter {
  readonly #deps: RequestRewriterDeps

  constructor(deps: RequestRewriterDeps) {
    this.#deps = deps
  }

  /** True if an active rule changes responses. */
  get changesResponses(): boolean {
    return this.#deps.active.changesResponses
  }

  /** Returns whether a rule may apply to a request. Until the rules are loaded, this is true for every request. */
  concerns(details: Details): boolean {
    return !this.#deps.gate.isOpen || this.reaching(this.#scoped(details)).length > 0
  }

  /** Blocking `onBeforeSendHeaders`: returns the request's headers with the Cookie header changed by the rules. */
  rewriteRequest(details: Details): BlockingResponse | Promise<BlockingResponse> {
    const { gate } = this.#deps
    return gate.isOpen ? this.#rewriteRequest(details) : gate.opened.then(() => this.#rewriteRequest(details))
  }

  /** Blocking `onHeadersReceived`: returns the response's headers with the Set-Cookie lines changed by the rules. */
  rewriteResponse(details: Details): BlockingResponse | Promise<BlockingResponse> {
    const { gate } = this.#deps
    return gate.isOpen ? this.#rewriteResponse(details) : gate.opened.then(() => this.#rewriteResponse(details))
  }

  /**
   * Determines the rules of an event when it fires, because other rules may be active by the time it is processed.
   * @returns the rules that were applied to the request, or that change its response; undefined when they are unknown or
   * irrelevant
   */
  rulesAt(kind: WebRequestEvent['kind'], details: Details): ActiveRule[] | undefined {
    const { active, claims, badge, gate } = this.#deps
    if (kind === 'failed') claims.release(details.requestId)
    const isPage = details.type === 'main_frame'
    if (!gate.isOpen) {
      if (kind === 'send') {
        gate.whenOpen(() => badge.sent(details.tabId, this.reaching(this.#scoped(details)), isPage))
      }
      return undefined
    }
    if (kind === 'send' && active.all.length > 0) {
      const rules = this.left(this.#scoped(details))
      badge.sent(details.tabId, rules, isPage)
      return rules
    }
    return kind === 'headers' && active.changesResponses ? this.reaching(this.#scoped(details)) : undefined
  }

  /**
   * Records that a request has left (`onSendHeaders`), which uses up its `once` rules. @returns the rules that were
   * applied to it
   */
  left(request: IdentifiedRequest): ActiveRule[] {
    const { active, claims, book, errors } = this.#deps
    if (active.all.length === 0) return []
    return claims.left(request.requestId, this.reaching(request), (id) => book.spend(id).catch(errors.report))
  }

  /** Returns the active rules whose scope contains the request. */
  reaching(request: ScopedRequest): ActiveRule[] {
    return this.#deps.active.reaching(request)
  }

  #rewriteRequest(details: Details): BlockingResponse {
    const { claims, platform } = this.#deps
    const request = this.#scoped(details)
    const header = cookieHeader(details.requestHeaders, platform)
    const wanted = applyRules(header, claims.claim(request.requestId, this.reaching(request)))
    if (wanted === header) return undefined
    const others = (details.requestHeaders ?? []).filter(({ name }) => name.toLowerCase() !== 'cookie')
    // Only one Cookie header: Firefox joins two with a comma, which servers can't parse.
    const cookie: Header[] = wanted === null ? [] : [{ name: 'Cookie', value: platform.encode(wanted) }]
    return { requestHeaders: [...others, ...cookie] }
  }

  #rewriteResponse(details: Details): BlockingResponse {
    const { platform } = this.#deps
    const rules = this.reaching(this.#scoped(details)).filter(({ response }) => response !== null)
    if (rules.length === 0) return undefined
    const changed = applyResponse(setCookieLines(details.responseHeaders, platform), rules, true)
    if (changed.every(({ byRule }) => byRule === undefined)) return undefined
    const others = (details.responseHeaders ?? []).filter(({ name }) => name.toLowerCase() !== 'set-cookie')
    const lines = effectiveLines(changed).map((line): Header => ({ name: 'Set-Cookie', value: platform.encode(line) }))
    return { responseHeaders: [...others, ...lines] }
  }

  #scoped(details: Details): IdentifiedRequest {
    const { platform } = this.#deps
    const { requestId, url, type, method, tabId } = details
    return {
      requestId,
      url,
      type,
      method,
      tabId,
      // A getter, because parsing the URL is the slowest part and few rules limit initiators.
      get initiator() {
        return platform.initiator(details)
      },
    }
  }
}
