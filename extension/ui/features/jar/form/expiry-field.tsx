import { MAX_LIFETIME_SECONDS } from '../../../../../src/cookie/limits.ts'
import { FieldErrors } from '../../../shared/fields/field-errors.tsx'
import { expiryWords } from '../../../shared/formatting/expiry-words.ts'
import { localTime, readLocalTime } from '../../../shared/formatting/local-time.ts'
import { say } from '../../../shared/words.ts'
import type { CookieDraft } from './cookie-draft.ts'

interface Props {
  draft: CookieDraft
  errors: readonly string[]
  onChange: (part: Partial<CookieDraft>) => void
}

/** The durations of the buttons, in seconds from now. */
const STEPS = [
  ['in_hour', 3600],
  ['in_day', 86_400],
  ['in_longest', MAX_LIFETIME_SECONDS],
] as const

/** The field for the expiry: when the browser closes, or at a given time. */
export function ExpiryField({ draft, errors, onChange }: Props) {
  const { session, expires } = draft
  const expiresAtMs = readLocalTime(expires)
  return (
    <fieldset class="field plain">
      <legend class="field-label">{say('column_expires')}</legend>
      <div class="chips">
        <button
          type="button"
          class="toggle"
          aria-pressed={session}
          data-testid="cookie-session"
          onClick={() => onChange({ session: true })}
        >
          {say('lifetime_session')}
        </button>
        {STEPS.map(([label, seconds]) => (
          <button
            key={label}
            type="button"
            class="toggle"
            onClick={() => onChange({ session: false, expires: localTime(Date.now() + seconds * 1000) })}
          >
            {say(label)}
          </button>
        ))}
      </div>
      <div class="expiry-time">
        <input
          type="datetime-local"
          step="1"
          id="cookie-expires"
          data-testid="cookie-expires"
          aria-label={say('expires_at')}
          aria-invalid={errors.length > 0}
          aria-describedby="cookie-expires-errors"
          value={session ? '' : expires}
          onInput={(event) => onChange({ session: false, expires: event.currentTarget.value })}
        />
        <span class="hint">{session || expiresAtMs === null ? '' : expiryWords(expiresAtMs / 1000, Date.now())}</span>
      </div>
      <FieldErrors id="cookie-expires-errors" errors={errors} />
    </fieldset>
  )
}
