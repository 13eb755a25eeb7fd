import type { PartialCookieKey } from '../../../../../src/cookie/cookie-key.ts'
import type { Exchange, Received } from '../../../../../src/exchange/model/exchange.ts'
import { blamedParts } from '../../../../../src/verdict/explain/refusals.ts'
import type { Verdict } from '../../../../../src/verdict/verdict.ts'
import { lazy } from '../../../shared/parts/lazy.tsx'
import { Secret } from '../../../shared/parts/secret.tsx'
import { say } from '../../../shared/words.ts'
import { Attributes } from './attributes.tsx'
import type { CookieActions } from './cookie-actions.ts'
import { CookieMenu } from './cookie-menu.tsx'
import type { LineFactsProps } from './line-facts.tsx'
import type { RawLineProps } from './raw-line.tsx'
import { RefusalReasons } from './refusal-reasons.tsx'
import type { RuleMadeProps } from './rule-made.tsx'
import { VerdictBadge } from './verdict-badge.tsx'
import { VerdictNotes } from './verdict-notes.tsx'

const Contradiction = lazy<{ verdict: Verdict }>(async () => (await import('./contradiction.tsx')).Contradiction)

/** Loaded on demand: the parser is larger than everything else here, and nothing that is visible at first needs it. */
const LineFacts = lazy<LineFactsProps>(
  async () => (await import('./line-facts.tsx')).LineFacts,
  () => null,
)

const RawLine = lazy<RawLineProps>(async () => (await import('./raw-line.tsx')).RawLine)

const RuleMade = lazy<RuleMadeProps>(async () => (await import('./rule-made.tsx')).RuleMade)

interface Props {
  exchange: Exchange
  received: Received
  showValues: boolean
  /** True if the raw Set-Cookie line is shown instead of the attributes. */
  rawLines: boolean
  /** Finds the title of a rule by its id. */
  ruleName: (id: string) => string
  actions: CookieActions
}

const NOTHING: ReadonlySet<string> = new Set()

/** One cookie that a response returned, and its verdict. */
export function ReceivedCookie({ exchange, received, showValues, rawLines, ruleName, actions }: Props) {
  const { name, value, line, became, byRule, attributes, verdict } = received
  const blamed = blamedParts(verdict.reasons)
  // If a rule rewrote the line, the verdict is about the new line, so it blames no part of this one.
  const ownBlamed = became === undefined ? blamed : NOTHING
  return (
    <li class={verdict.outcome === 'blocked' ? 'cookie cookie-refused' : 'cookie'} data-testid="received-cookie">
      <div class="cookie-head">
        <h4 class={blamed.has('name') ? 'cookie-name blamed' : 'cookie-name'}>
          {name === '' ? say('name_empty') : name}
        </h4>
        <Secret name={name} value={value} shown={showValues} onCopy={actions.copy} />
        {became !== null && <VerdictBadge verdict={verdict} settled={exchange.settled} />}
        <CookieMenu
          name={name}
          value={value}
          url={exchange.url}
          findCookie={() => findCookie(exchange, received)}
          actions={actions}
        />
      </div>
      {rawLines || became !== undefined ? (
        <RawLine line={line} blamed={ownBlamed} dropped={became === null} showValues={showValues} />
      ) : (
        <Attributes attributes={attributes} blamed={blamed} />
      )}
      {byRule !== undefined && <RuleMade rule={ruleName(byRule)} {...{ received, blamed, showValues }} />}
      <LineFacts exchange={exchange} received={received} />
      <RefusalReasons name={name} verdict={verdict} />
      {verdict.certainty === 'contradicted' && <Contradiction verdict={verdict} />}
      <VerdictNotes verdict={verdict} />
    </li>
  )
}

async function findCookie(exchange: Exchange, received: Received): Promise<PartialCookieKey> {
  const { linePlace } = await import('../../../../../src/exchange/model/line-place.ts')
  return linePlace(exchange, received)
}
