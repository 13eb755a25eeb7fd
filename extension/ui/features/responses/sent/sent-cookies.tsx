import { useState } from 'preact/hooks'
import type { Exchange, Injected } from '../../../../../src/exchange/exchange.ts'
import { Secret } from '../../../shared/parts/secret.tsx'
import type { RowActions } from '../../../shared/row-actions-type.ts'
import { say, sayCount } from '../../../shared/words.ts'
import { CookieMenu } from '../received/cookie-menu.tsx'

interface Props {
  exchange: Exchange
  /** The name of a rule, by its id. */
  ruleName: (id: string) => string
  showValues: boolean
  actions: RowActions
}

const EFFECTS = { added: 'sent_added', replaced: 'sent_replaced', removed: 'sent_removed' } as const

/** So many at first: what came back must not be pushed out of sight by what was sent. */
const AT_FIRST = 5

/** The cookies that left with a request, and those that a rule held back. */
export function SentCookies({ exchange, ruleName, showValues, actions }: Props) {
  const [all, setAll] = useState(false)
  const { cookies, injected } = exchange.sent
  const byName = new Map(injected.map((one) => [one.name, one]))
  const removed = injected.filter(({ effect }) => effect === 'removed')
  // One that would hide a single row is no help.
  const folded = !all && cookies.length > AT_FIRST + 1
  // What a rule did is always in sight.
  const first = folded ? cookies.filter(({ name }, index) => byName.has(name) || index < AT_FIRST) : cookies
  return (
    <>
      <table class="sent">
        <thead class="hidden">
          <tr>
            <th scope="col">{say('column_name')}</th>
            <th scope="col">{say('column_value')}</th>
            <th scope="col">{say('column_origin')}</th>
          </tr>
        </thead>
        <tbody>
          {first.map(({ name, value }, index) => (
            <tr key={index} data-testid="sent-cookie">
              <th scope="row">{name}</th>
              <td>
                <Secret name={name} value={value} shown={showValues} onCopy={actions.copy} />
              </td>
              <td>
                {origin(byName.get(name), ruleName)}
                <CookieMenu name={name} value={value} url={exchange.url} findPlace={null} actions={actions} />
              </td>
            </tr>
          ))}
          {removed.map((one) => (
            <tr key={`removed ${one.name}`} data-testid="sent-cookie" class="sent-removed">
              <th scope="row">{one.name}</th>
              <td />
              <td>{origin(one, ruleName)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {folded && (
        <button type="button" class="link" data-testid="sent-all" onClick={() => setAll(true)}>
          {sayCount('sent_more', cookies.length - first.length)}
        </button>
      )}
    </>
  )
}

function origin(injected: Injected | undefined, ruleName: (id: string) => string) {
  if (injected === undefined) return <span class="faint">{say('sent_jar')}</span>
  return <span class="tag tone-injected">{say(EFFECTS[injected.effect], ruleName(injected.ruleId))}</span>
}
