import type { JarCookie } from '../jar/jar-cookie.ts'
import type { Exchange, ExchangeNote, Received } from './exchange.ts'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** An exchange that may still change. What the recorder works on, and what the log keeps. */
export interface LogEntry extends Mutable<Omit<Exchange, 'sent' | 'received' | 'missed' | 'notes'>> {
  sent: Mutable<Exchange['sent']>
  received: Received[]
  missed: ('request' | 'response')[]
  notes: ExchangeNote[]
  /** The Cookie header before any rule; undefined when nobody looked. */
  before: string | null | undefined
  /** Rules that were in force when the request left, until the response shows that it did leave. */
  proof: {
    readonly held: readonly string[]
    readonly drifted: readonly { readonly ruleId: string; readonly code: string }[]
  } | null
  /** URLs of the earlier hops of the chain, the first one first. */
  from: readonly string[]
  ancestors: readonly string[]
  /** By index of `received`: what the jar held before a line that a rule has it set right after; null: nothing. */
  restores?: Readonly<Record<number, JarCookie | null>>
  /** The time of its last event, as the browser told it: what is told again is older. */
  heard: number
  /** No further event of this hop is awaited. */
  done: boolean
}

/** The contract's form of a entry: what readers may see, and no more. */
export function toExchange(entry: LogEntry): Exchange {
  const {
    before: _before,
    done: _done,
    proof: _proof,
    from: _from,
    ancestors: _ancestors,
    restores: _restores,
    heard: _heard,
    ...exchange
  } = entry
  return exchange
}
