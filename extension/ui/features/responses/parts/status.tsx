import type { Exchange } from '../../../../../src/exchange/model/exchange.ts'
import { say } from '../../../shared/words.ts'

/** The status of a response, or a symbol while there is none. */
export function Status({ exchange }: { exchange: Exchange }) {
  const { status, error } = exchange
  if (status !== null) return <span class={status >= 400 ? 'status status-bad' : 'status'}>{status}</span>
  const text = say(error === null ? 'status_waiting' : 'status_failed')
  return (
    <span class={error === null ? 'status' : 'status status-bad'} role="img" aria-label={text} title={text}>
      {error === null ? '…' : '✕'}
    </span>
  )
}
