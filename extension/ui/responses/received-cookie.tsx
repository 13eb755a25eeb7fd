import { parseSetCookie } from '../../../src/cookie/parse-set-cookie.ts'
import type { Received } from '../../../src/exchange/exchange.ts'
import { blamedParts } from '../../../src/verdict/blame.ts'
import { Secret } from '../parts/secret.tsx'
import { say } from '../words.ts'
import { Attributes } from './attributes.tsx'
import { Lifetime } from './lifetime.tsx'
import { LineNotes } from './line-notes.tsx'
import { RawLine } from './raw-line.tsx'
import { Reasons } from './reasons.tsx'
import { VerdictBadge } from './verdict-badge.tsx'
import { VerdictNotes } from './verdict-notes.tsx'

interface Props {
  received: Received
  /** When the response came, ms since the epoch. */
  at: number
  settled: boolean
  showValues: boolean
  raw: boolean
  onCopy: (text: string) => void
}

const KEPT: readonly string[] = ['stored', 'replaced']

/** One cookie that a response returned, and what became of it. */
export function ReceivedCookie({ received, at, settled, showValues, raw, onCopy }: Props) {
  const { name, value, line, attributes, verdict } = received
  const cookie = parseSetCookie(line)
  const blamed = blamedParts(verdict.reasons)
  return (
    <li class={verdict.outcome === 'blocked' ? 'cookie cookie-refused' : 'cookie'} data-testid="received-cookie">
      <div class="cookie-head">
        <h4 class={blamed.has('name') ? 'cookie-name blamed' : 'cookie-name'}>
          {name === '' ? say('name_empty') : name}
        </h4>
        <Secret name={name} value={value} shown={showValues} onCopy={onCopy} />
        <VerdictBadge verdict={verdict} settled={settled} />
      </div>
      {raw ? (
        <RawLine line={line} blamed={blamed} showValues={showValues} />
      ) : (
        <Attributes attributes={attributes} blamed={blamed} />
      )}
      {KEPT.includes(verdict.outcome) && <Lifetime cookie={cookie} at={at} />}
      <LineNotes cookie={cookie} />
      <Reasons verdict={verdict} />
      <VerdictNotes verdict={verdict} />
    </li>
  )
}
