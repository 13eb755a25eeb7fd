import { useState } from 'preact/hooks'
import type { RestoredCookie } from '../../../../../src/jar/restored-cookie.ts'
import { hostOfCookie } from '../../../../../src/jar-edit/cookie-url.ts'
import type { RuleStatus } from '../../../../../src/rules/model/rule.ts'
import { IconButton } from '../../../shared/parts/icon-button.tsx'
import { say, sayCode, sayCount } from '../../../shared/words.ts'

interface Props {
  rules: readonly RuleStatus[]
  /** Restores the cookies. Resolves to the result for each; undefined on failure. */
  onRestore: () => Promise<readonly RestoredCookie[] | undefined>
}

/** The button that restores every cookie that a rule overrides in the jar, and the result for each cookie. */
export function RestoreCookies({ rules, onRestore }: Props) {
  const [restored, setRestored] = useState<readonly RestoredCookie[] | null>(null)
  const overriding = rules.filter(({ via, state }) => state === 'applied' && via.includes('jar')).length
  return (
    <div class="restore">
      <div class="restore-line">
        <span class="faint">{overriding === 0 ? '' : sayCount('put_back_held', overriding)}</span>
        <button
          type="button"
          class="toggle"
          data-testid="put-back"
          onClick={() => void onRestore().then((result) => setRestored(result ?? null))}
        >
          {say('put_back')}
        </button>
      </div>
      <div role="status" data-testid="put-back-done">
        {restored !== null && (
          <div class="restore-report">
            <p>
              {restored.length === 0 ? say('put_back_none') : sayCount('put_back_done', restored.length)}
              <IconButton icon="close" label={say('dismiss')} onClick={() => setRestored(null)} />
            </p>
            <ul>
              {restored.map(({ cookie, outcome }, index) => (
                <li key={index}>
                  <code>{cookie.name}</code> <span class="faint">{hostOfCookie(cookie)}</span>{' '}
                  {sayCode('putback', outcome)}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </div>
  )
}
