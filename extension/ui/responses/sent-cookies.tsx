import type { Exchange, Injected } from '../../../src/exchange/exchange.ts'
import { Secret } from '../parts/secret.tsx'
import { say } from '../words.ts'

interface Props {
  sent: Exchange['sent']
  /** The name of a rule, by its id. */
  ruleName: (id: string) => string
  showValues: boolean
  onCopy: (text: string) => void
}

const EFFECTS = { added: 'sent_added', replaced: 'sent_replaced', removed: 'sent_removed' } as const

/** The cookies that left with a request, and those that a rule held back. */
export function SentCookies({ sent, ruleName, showValues, onCopy }: Props) {
  const byName = new Map(sent.injected.map((one) => [one.name, one]))
  const removed = sent.injected.filter(({ effect }) => effect === 'removed')
  return (
    <table class="sent">
      <thead class="hidden">
        <tr>
          <th scope="col">{say('column_name')}</th>
          <th scope="col">{say('column_value')}</th>
          <th scope="col">{say('column_origin')}</th>
        </tr>
      </thead>
      <tbody>
        {sent.cookies.map(({ name, value }, index) => (
          <tr key={index} data-testid="sent-cookie">
            <th scope="row">{name}</th>
            <td>
              <Secret name={name} value={value} shown={showValues} onCopy={onCopy} />
            </td>
            <td>{origin(byName.get(name), ruleName)}</td>
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
  )
}

function origin(injected: Injected | undefined, ruleName: (id: string) => string) {
  if (injected === undefined) return <span class="faint">{say('sent_jar')}</span>
  return <span class="tag tone-injected">{say(EFFECTS[injected.effect], ruleName(injected.ruleId))}</span>
}
