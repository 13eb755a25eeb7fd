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
  /** How the request matched the active rules. Cleared when the exchange ends in a way that shows the request never left. */
  proof: {
    readonly held: readonly string[]
    readonly drifted: readonly { readonly ruleId: string; readonly code: string }[]
  } | null
  /** URLs of the earlier hops of the redirect chain, in order. */
  from: readonly string[]
  ancestors: readonly string[]
  /** Cookies to restore once a line that a rule rewrites has reached the jar, by index of `received`; null: no cookie. */
  restores?: Readonly<Record<number, JarCookie | null>>
  /**
   * Time of the entry's last event, as the browser reported it, milliseconds since the epoch. A repeated event does not
   * advance it.
   */
  heard: number
  /** No further event of this hop will come. */
  done: boolean
}

/** Removes the fields that only the recorder needs. The result has the contract's form. */
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
