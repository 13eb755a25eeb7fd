import type { JarCookie } from '../../../../../src/jar/jar-cookie.ts'
import { hostOfCookie } from '../../../../../src/jar-edit/cookie-url.ts'
import type { RuleStatus } from '../../../../../src/rules/model/rule.ts'
import { mask } from '../../../../../src/text/mask.ts'
import { ruleTitle } from '../../../shared/format/rule-title.ts'
import { Icon } from '../../../shared/parts/icon.tsx'
import { say } from '../../../shared/words.ts'
import { CookieFlags } from './cookie-flags.tsx'
import { endsWords, expiryMoment } from './expiry-words.ts'

interface Props {
  id: string
  index: number
  cookie: JarCookie
  heldBy: RuleStatus | null
  /** Something is typed for it and not saved. */
  touched: boolean
  current: boolean
  selected: boolean
  showValues: boolean
  now: number
  onOpen: (event: MouseEvent) => void
  onSelect: (event: MouseEvent) => void
}

/** One row of the jar. */
export function CookieLine(props: Props) {
  const { id, index, cookie, heldBy, touched, current, selected, showValues, now, onOpen, onSelect } = props
  const { name, value, hostOnly, path, expirationDate } = cookie
  const host = hostOfCookie(cookie)
  return (
    <tr
      id={id}
      class={current ? 'jar-row jar-row-current' : 'jar-row'}
      aria-rowindex={index + 2}
      aria-selected={selected}
      aria-current={current ? 'true' : undefined}
      data-testid="jar-row"
      data-name={name}
      onClick={onOpen}
      onKeyDown={() => undefined}
    >
      <td class="jar-check" aria-label={say(selected ? 'row_selected' : 'row_not_selected')}>
        {/* For the mouse: the keyboard selects with the space bar. */}
        <span aria-hidden="true" onClick={onSelect} data-testid="jar-check">
          {selected && <Icon name="check" />}
        </span>
      </td>
      <th scope="row" class="jar-name" title={name}>
        {name === '' ? <i>{say('name_empty')}</i> : <bdi>{name}</bdi>}
        {touched && <span class="jar-touched"> {say('cookie_touched')}</span>}
      </th>
      <td class={showValues ? 'jar-value' : 'jar-value jar-masked'}>
        {value === '' ? (
          <i>{say('value_empty')}</i>
        ) : showValues ? (
          <bdi>{value.slice(0, 200)}</bdi>
        ) : (
          <>
            <span aria-hidden="true">{mask(value)}</span>
            <span class="hidden">{say('value_masked')}</span>
          </>
        )}
      </td>
      <td class="jar-where" title={say(hostOnly ? 'where_host_only' : 'where_domain', host)}>
        <span class="jar-place">
          {/* An address runs from left to right in every language. */}
          <bdi dir="ltr">
            {hostOnly ? '' : '*.'}
            {host}
            {path === '/' ? '' : path}
          </bdi>
          {hostOnly && <span class="jar-host-only">{say('flag_host_only')}</span>}
        </span>
      </td>
      <td class="jar-expires" title={expiryMoment(expirationDate)}>
        {endsWords(expirationDate, now)}
      </td>
      <td class="jar-flags">
        <CookieFlags cookie={cookie} />
        {heldBy !== null && (
          <span class="tag tone-injected" title={say('held_by', ruleTitle(heldBy.rule))}>
            {say('flag_held')}
          </span>
        )}
      </td>
    </tr>
  )
}
