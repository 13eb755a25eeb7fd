import { useState } from 'preact/hooks'
import type { RestoredCookie } from '../../../../../src/jar/restored-cookie.ts'
import { hostOfCookie } from '../../../../../src/jar-edit/cookie-url.ts'
import type { App } from '../../../app/app.ts'
import { IconButton } from '../../../shared/parts/icon-button.tsx'
import { say, sayCode, sayCount } from '../../../shared/words.ts'
import { putEverythingBack } from './rule-actions.ts'

/** One click puts every cookie back that a rule stands in for, and this says what became of each. */
export function PutBackAll({ app }: { app: App }) {
  const [done, setDone] = useState<readonly RestoredCookie[] | null>(null)
  const held = app.rules.value.filter(({ via, state }) => state === 'applied' && via.includes('jar')).length
  return (
    <div class="put-back">
      <div class="put-back-line">
        <span class="faint">{held === 0 ? '' : sayCount('put_back_held', held)}</span>
        <button
          type="button"
          class="toggle"
          data-testid="put-back"
          onClick={() => void putEverythingBack(app).then((back) => setDone(back ?? null))}
        >
          {say('put_back')}
        </button>
      </div>
      <div role="status" data-testid="put-back-done">
        {done !== null && (
          <div class="put-back-done">
            <p>
              {done.length === 0 ? say('put_back_none') : sayCount('put_back_done', done.length)}
              <IconButton icon="close" label={say('dismiss')} onClick={() => setDone(null)} />
            </p>
            <ul>
              {done.map(({ cookie, outcome }, index) => (
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
