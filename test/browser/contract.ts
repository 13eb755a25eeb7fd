import type { Exchange } from '../../src/exchange/exchange.ts'
import type { ExchangeQuery } from '../../src/exchange/query.ts'
import type { RuleInput, RuleStatus } from '../../src/inject/rule.ts'
import type { ExplainInput, JudgeInput, Watching } from '../../src/message/message.ts'
import type { SendVerdict, Verdict } from '../../src/verdict/verdict.ts'

/** The automation contract as a test tool sees it in the background context. */
export interface Crumbline {
  readonly version: string
  readonly ready: Promise<void>
  exchanges(query?: ExchangeQuery): Promise<Exchange[]>
  clear(): Promise<void>
  watching(): Promise<Watching>
  pause(paused: boolean): Promise<void>
  readonly rules: {
    list(): Promise<RuleStatus[]>
    add(rule: RuleInput): Promise<RuleStatus>
    update(id: string, patch: Partial<RuleInput>): Promise<RuleStatus>
    remove(id: string): Promise<void>
    clear(): Promise<void>
  }
  judge(input: JudgeInput): Promise<Verdict>
  explain(input: ExplainInput): Promise<SendVerdict>
}
