import type { CompareQuery, CookieDifference } from '../../src/exchange/compare.ts'
import type { Exchange } from '../../src/exchange/exchange.ts'
import type { HistoryEntry } from '../../src/exchange/history.ts'
import type { ExchangeQuery } from '../../src/exchange/query.ts'
import type { Setter } from '../../src/exchange/setters.ts'
import type { RulePatch } from '../../src/inject/patch-rule.ts'
import type { RuleInput, RuleStatus } from '../../src/inject/rule.ts'
import type { CookiePlace } from '../../src/jar/cookie-place.ts'
import type { JarCookie } from '../../src/jar/jar-cookie.ts'
import type { ChangesQuery, LoggedChange } from '../../src/jar/logged-change.ts'
import type { PutBack } from '../../src/jar/put-back.ts'
import type { ExplainInput, JarEdit, JarQuery, JudgeInput, LogStats, Watching } from '../../src/message/message.ts'
import type { SendVerdict, Verdict } from '../../src/verdict/verdict.ts'

/** The global that the extension offers to test tools in its background (docs: the automation contract). */
export interface Crumbline {
  readonly version: string
  readonly ready: Promise<void>
  exchanges(query?: ExchangeQuery): Promise<Exchange[]>
  clear(): Promise<void>
  changes(query?: ChangesQuery): Promise<LoggedChange[]>
  history(place: CookiePlace): Promise<HistoryEntry[]>
  compare(query: CompareQuery): Promise<CookieDifference[]>
  setters(query: { tabId: number }): Promise<Setter[]>
  stats(): Promise<LogStats>
  preserve(preserved: boolean): Promise<LogStats>
  watching(): Promise<Watching>
  pause(paused: boolean): Promise<void>
  readonly rules: {
    list(): Promise<RuleStatus[]>
    add(rule: RuleInput): Promise<RuleStatus>
    update(id: string, patch: RulePatch): Promise<RuleStatus>
    remove(id: string): Promise<void>
    clear(): Promise<void>
    check(rule: RuleInput, id?: string): Promise<RuleStatus>
    move(id: string, before: string | null): Promise<RuleStatus[]>
    group(group: string, enabled: boolean): Promise<RuleStatus[]>
    putBack(): Promise<PutBack[]>
  }
  readonly jar: {
    list(query?: JarQuery): Promise<JarCookie[]>
    set(edit: JarEdit): Promise<JarCookie>
    remove(cookie: JarCookie): Promise<void>
  }
  judge(input: JudgeInput): Promise<Verdict>
  explain(input: ExplainInput): Promise<SendVerdict>
}
