import type { JarCookie } from '../../jar/jar-cookie.ts'
import type { Exchange, ExchangeNote, Received } from './exchange.ts'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** An exchange while it is recorded: the recorder changes it, and the log stores it. */
export interface LogEntry extends Mutable<Omit<Exchange, 'sent' | 'received' | 'missed' | 'notes'>> {
  sent: Mutable<Exchange['sent']>
  received: Received[]
  missed: ('request' | 'response')[]
  notes: ExchangeNote[]
  /** The Cookie header before any rule; undefined: not observed. */
  before: string | null | undefined
  /** How the request matched the rules in force; cleared when the end of the exchange shows whether it left. */
  proof: {
    readonly held: readonly string[]
    readonly drifted: readonly { readonly ruleId: string; readonly code: string }[]
  } | null
  /** URLs of the earlier hops of the redirect chain, first one first. */
  from: readonly string[]
  ancestors: readonly string[]
  /** By index of `received`: the cookie to restore once the line of a rewriting rule has reached the jar; null: none. */
  restores?: Readonly<Record<number, JarCookie | null>>
  /** Time of its last event, as the browser reported it. A repeated event is not newer. */
  heard: number
  /** No further event of this hop will come. */
  done: boolean
}

/** Strips the fields that only the recorder needs: the result is the contract's form. */
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
