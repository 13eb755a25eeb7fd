import type { Exchange } from '../exchange/model/exchange.ts'
import type { LoggedChange } from '../jar/logged-change.ts'
import type { RuleStatus } from '../rules/model/rule.ts'
import type { ApiErrorData } from './api-error.ts'
import type { LogStats, Watching } from './call-types.ts'
import type { Kind, Output } from './calls.ts'

/** The answer to a message `{ kind, input }` that a surface sends. */
export type Reply<K extends Kind> =
  | { readonly ok: true; readonly value: Output<K> }
  | { readonly ok: false; readonly problem: ApiErrorData }

/**
 * Name of the port over which a surface clears the log. While the port is open, any message brings the log back; when either
 * side closes it, the log is cleared for good. The background answers the connection and every message with a `ClearReply`.
 */
export const CLEAR_PORT = 'clear'
export type ClearReply = { readonly ok: true } | { readonly ok: false; readonly problem: ApiErrorData }

/** Name of the port over which the background sends `News` to a surface. */
export const LIVE_PORT = 'live'

/** The messages that the background sends to every open surface. */
export type News =
  | { readonly kind: 'exchanges'; readonly exchanges: readonly Exchange[] }
  | { readonly kind: 'changes'; readonly changes: readonly LoggedChange[] }
  /** Sent after each batch that changed how many exchanges are held or dropped. */
  | { readonly kind: 'stats'; readonly stats: LogStats }
  /**
   * The log was cleared. `tabId`: only this tab's part, because it navigated while the log is not preserved, and only
   * exchanges older than `before`. `incognito`: only data of private windows, because the last of them was closed.
   */
  | { readonly kind: 'cleared'; readonly tabId?: number; readonly before?: number; readonly incognito?: true }
  /** A cleared log was brought back. */
  | { readonly kind: 'returned' }
  | { readonly kind: 'rules'; readonly rules: readonly RuleStatus[] }
  | { readonly kind: 'watching'; readonly watching: Watching }
  /** Something failed that no call waits for. */
  | { readonly kind: 'trouble'; readonly problem: ApiErrorData }
