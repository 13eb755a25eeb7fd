import { parseSetCookie } from '../../../../../src/cookie/parse-set-cookie.ts'
import { effectiveLine } from '../../../../../src/exchange/effective-line.ts'
import type { Exchange, Received } from '../../../../../src/exchange/exchange.ts'
import { Lifetime } from './lifetime-badge.tsx'
import { LineNotes } from './line-notes.tsx'

export interface LineFactsProps {
  exchange: Exchange
  received: Received
}

const KEPT: readonly string[] = ['stored', 'replaced']

/** What only the whole line tells: how long a cookie that was kept lives, and where browsers read it otherwise than one may expect. */
export function LineFacts({ exchange, received }: LineFactsProps) {
  const { line, became, verdict } = received
  // The verdict is about what the browser took, which may be what a rule made of the line.
  const cookie = parseSetCookie(effectiveLine(received) ?? line)
  return (
    <>
      {KEPT.includes(verdict.outcome) && <Lifetime cookie={cookie} at={exchange.respondedAt ?? exchange.startedAt} />}
      {became !== null && <LineNotes cookie={cookie} />}
    </>
  )
}
