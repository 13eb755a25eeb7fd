import type { Paste, PastedCookie } from '../../../../../src/format/paste.ts'
import type { RuleInput } from '../../../../../src/rules/model/rule.ts'
import { mask } from '../../../../../src/text/mask.ts'
import { Sentence } from '../../../shared/parts/sentence.tsx'
import { say, sayCode, sayCount } from '../../../shared/words.ts'
import { tickedCookies } from '../draft/draft-to-rule.ts'
import type { Edit, RuleDraft } from '../state/rule-draft.ts'
import { PasteRules } from './paste-rules.tsx'

interface Props {
  draft: RuleDraft
  paste: Paste
  showValues: boolean
  onDraft: (edit: Edit) => void
  onTake: () => void
  onRules: (rules: readonly RuleInput[]) => void
}

/** Previews a pasted text: its cookies and rules, each with a tick, and a list of the data that can't be imported. */
export function PastePreview({ draft, paste, showValues, onDraft, onTake, onRules }: Props) {
  const { cookies, rules, lost, format, request, problems } = paste
  const ticked = tickedCookies(paste, draft)
  const tick = (index: number, on: boolean): void =>
    onDraft((now) => ({
      ...now,
      unwanted: on ? now.unwanted.filter((one) => one !== index) : [...now.unwanted, index],
    }))
  if (cookies.length + rules.length + lost.length === 0) {
    return problems.length > 0 ? null : <p class="faint">{say('understood_nothing')}</p>
  }
  const loss = lost.length > 0 && (
    <ul class="pasted-lost tone-caution" aria-label={say('pasted_lost')}>
      {lost.map((code) => (
        <li key={code}>
          <Sentence text={sayCode('loss', code)} />
        </li>
      ))}
    </ul>
  )
  const drop = (
    <button type="button" class="toggle" onClick={() => onDraft((now) => ({ ...now, paste: '', unwanted: [] }))}>
      {say('paste_drop')}
    </button>
  )
  return (
    <div class="understood">
      {rules.length > 0 && (
        <PasteRules key={draft.paste} paste={paste} onRules={onRules} drop={cookies.length === 0 && drop}>
          {loss}
        </PasteRules>
      )}
      {(cookies.length > 0 || rules.length === 0) && (
        <p class="faint">
          {sayCount('understood', cookies.length)} <Sentence text={sayCode('format', format)} />
          {request?.url !== undefined && <> · {say('understood_request', request.method ?? 'GET', request.url)}</>}
        </p>
      )}
      <ul class="pasted">
        {cookies.map((cookie, index) => (
          <li key={index}>
            <label class="check-field">
              <input
                type="checkbox"
                checked={!draft.unwanted.includes(index)}
                data-testid="pasted-cookie"
                onChange={(event) => tick(index, event.currentTarget.checked)}
              />
              <span class="pasted-cookie">
                <b>{cookie.name}</b>{' '}
                {cookie.value === null ? (
                  <i>{say('effect_omit')}</i>
                ) : (
                  <span class="pasted-value">{showValues ? cookie.value : mask(cookie.value)}</span>
                )}
                <span class="faint"> {attributesOf(cookie)}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {ticked.some((cookie) => attributesOf(cookie) !== '') && <p class="hint">{say('pasted_attributes')}</p>}
      {rules.length === 0 && loss}
      {(cookies.length > 0 || rules.length === 0) && (
        <div class="understood-tools">
          <button
            type="button"
            class="secondary"
            data-testid="paste-take"
            disabled={ticked.length === 0}
            onClick={onTake}
          >
            {sayCount('paste_take', ticked.length)}
          </button>
          {drop}
        </div>
      )}
    </div>
  )
}

/** Lists the attributes that the text gives the cookie. A rule does not send them. */
function attributesOf({ domain, path, secure, httpOnly }: PastedCookie): string {
  return [domain ?? '', path === '/' ? '' : (path ?? ''), secure === true && 'Secure', httpOnly === true && 'HttpOnly']
    .filter(Boolean)
    .join(' ')
}
