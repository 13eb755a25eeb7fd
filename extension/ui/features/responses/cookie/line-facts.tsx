import { parseSetCookie } from '../../../../../src/cookie/parse-set-cookie.ts'
import { effectiveLine } from '../../../../../src/exchange/model/effective-line.ts'
import type { Exchange, Received } from '../../../../../src/exchange/model/exchange.ts'
import { LifetimeText } from './lifetime-text.tsx'
import { LineNotes } from './line-notes.tsx'

export interface LineFactsProps {
  exchange: Exchange
  received: Received
}

const STORED: readonly string[] = ['stored', 'replaced']

/**
 * Facts that require parsing the line: how long a stored cookie lives, and parts that browsers interpret in a surprising
 * way.
 */
export function LineFacts({ exchange, received }: LineFactsProps) {
  const { line, became, verdict } = received
  // The verdict is about the line that the browser received, which a rule may have rewritten.
  const cookie = parseSetCookie(effectiveLine(received) ?? line)
  return (
    <>
      {STORED.includes(verdict.outcome) && (
        <LifetimeText cookie={cookie} receivedAt={exchange.respondedAt ?? exchange.startedAt} />
      )}
      {became !== null && <LineNotes cookie={cookie} />}
    </>
  )
}
