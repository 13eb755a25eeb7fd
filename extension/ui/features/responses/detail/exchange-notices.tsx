import type { Exchange } from '../../../../../src/exchange/model/exchange.ts'
import { Sentence } from '../../../shared/parts/sentence.tsx'
import { say, sayCode } from '../../../shared/words.ts'

/** Notes that are needed to read the detail correctly: failures, the cache, and parts that were not observed. */
export function ExchangeNotices({ exchange }: { exchange: Exchange }) {
  const { notes, error, fromCache, missed, settled, status } = exchange
  const notices = [
    error !== null && say('notice_error', error),
    fromCache && say('notice_cache'),
    ...notes.map((note) => sayCode('exchange_note', note)),
    missed.includes('request') && say('notice_missed_request'),
    missed.includes('response') && say('notice_missed_response'),
    !settled && status === null && error === null && say('notice_waiting'),
  ].filter((notice) => notice !== false)
  return (
    <>
      {notices.map((notice) => (
        <p key={notice} class="notice">
          <Sentence text={notice} />
        </p>
      ))}
    </>
  )
}
