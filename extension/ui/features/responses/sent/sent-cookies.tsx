import { useState } from 'preact/hooks'
import type { Exchange, Injected } from '../../../../../src/exchange/model/exchange.ts'
import { Secret } from '../../../shared/parts/secret.tsx'
import { say, sayCount } from '../../../shared/words.ts'
import type { CookieActions } from '../cookie/cookie-actions.ts'
import { CookieMenu } from '../cookie/cookie-menu.tsx'

interface Props {
  exchange: Exchange
  /** Finds the title of a rule by its id. */
  ruleName: (id: string) => string
  showValues: boolean
  actions: CookieActions
}

const EFFECTS = { added: 'sent_added', replaced: 'sent_replaced', removed: 'sent_removed' } as const

/** Further cookies are collapsed, so that the received cookies stay visible. */
const SHOWN_AT_FIRST = 5

/** The cookies that a request carried, and those that a rule left out. */
export function SentCookies({ exchange, ruleName, showValues, actions }: Props) {
  const [all, setAll] = useState(false)
  const { cookies, injected } = exchange.sent
  const byName = new Map(injected.map((one) => [one.name, one]))
  const removed = injected.filter(({ effect }) => effect === 'removed')
  // Collapsing a single row would save no space.
  const folded = !all && cookies.length > SHOWN_AT_FIRST + 1
  // A cookie that a rule set is always shown.
  const first = folded ? cookies.filter(({ name }, index) => byName.has(name) || index < SHOWN_AT_FIRST) : cookies
  return (
    <>
      <table class="sent">
        <thead class="visually-hidden">
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
                <CookieMenu name={name} value={value} url={exchange.url} findCookie={null} actions={actions} />
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
