import type { ComponentChildren } from 'preact'
import { partialKeyOf } from '../../../../../src/exchange/analysis/cookie-events.ts'
import type { LoggedChange } from '../../../../../src/jar/logged-change.ts'
import { timeOfDay } from '../../../shared/formatting/time-of-day.ts'
import { Secret } from '../../../shared/parts/secret.tsx'
import { say, sayCode } from '../../../shared/words.ts'
import type { CookieActions } from '../cookie/cookie-actions.ts'
import { CookieMenu } from '../cookie/cookie-menu.tsx'

interface Props {
  change: LoggedChange
  showValues: boolean
  actions: CookieActions
}

/** Shows a change of the jar that no response caused: the cookie before and after. */
export function ChangeDetail({ change, showValues, actions }: Props) {
  const { cookie, before, by, at, removed } = change
  const url = `https://${cookie.domain.replace(/^\./, '')}${cookie.path}`
  const value = (text: string) => <Secret name={cookie.name} value={text} shown={showValues} onCopy={actions.copy} />
  return (
    <article class="detail-body" data-testid="change-detail" aria-label={say('change_name')}>
      <header class="request">
        <h2>
          {cookie.name}{' '}
          <CookieMenu
            name={cookie.name}
            value={cookie.value}
            url={url}
            findCookie={async () => partialKeyOf(cookie)}
            actions={actions}
          />
        </h2>
        <p class="faint">
          {say(removed ? 'change_removed' : 'change_set')} · {sayCode('changed_by', by)} · {timeOfDay(at)}
        </p>
      </header>
      <dl class="facts">
        <Fact name={say('change_where')}>
          <code>
            {cookie.domain}
            {cookie.path}
          </code>
        </Fact>
        {before !== null && before !== undefined && <Fact name={say('change_before')}>{value(before.value)}</Fact>}
        {!removed && <Fact name={say('change_now')}>{value(cookie.value)}</Fact>}
      </dl>
      {by === 'script-or-extension' && <p class="notice">{say('change_by_script_why')}</p>}
    </article>
  )
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
