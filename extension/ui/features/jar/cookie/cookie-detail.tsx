import { jarSlice } from '../jar-slice.ts'
import './cookie.css'
import { useState } from 'preact/hooks'
import type { JarCookie } from '../../../../../src/jar/jar-cookie.ts'
import type { RuleStatus } from '../../../../../src/rules/model/rule.ts'
import type { App } from '../../../app/app.ts'
import { copy } from '../../../app/log-commands.ts'
import type { ClientError } from '../../../app/shell/client.ts'
import { ruleTitle } from '../../../shared/format/rule-title.ts'
import { IconButton } from '../../../shared/parts/icon-button.tsx'
import { SectionHead } from '../../../shared/parts/section-head.tsx'
import { Sentence } from '../../../shared/parts/sentence.tsx'
import type { MakeRule } from '../../../shared/rule-purpose.ts'
import { say } from '../../../shared/words.ts'
import { cancelDraft, dropDraft, saveCookie } from '../jar-actions.ts'
import type { Jar } from '../jar-state.ts'
import { type CookieDraft, cookieOfDraft, draftOfCookie, newDraft, sameDraft } from './cookie-draft.ts'
import { cookieErrors } from './cookie-errors.ts'
import { CookieForm } from './cookie-form.tsx'
import { CookieTools } from './cookie-tools.tsx'
import { WhyNotSent } from './why-not-sent.tsx'

export interface DetailProps {
  app: App
  jar: Jar
  /** null: it is not in the jar yet. */
  cookie: JarCookie | null
  cookieKey: string
  heldBy: RuleStatus | null
  onClose: () => void
  onRemove: () => void
  makeRule: MakeRule
}

/** One cookie: what can be done with it, every attribute of it, and why it is not sent. */
export function CookieDetail({ app, jar, cookie, cookieKey, heldBy, onClose, onRemove, makeRule }: DetailProps) {
  const { view, place, tab } = app
  const state = jarSlice(view)
  const [clientError, setClientError] = useState<ClientError | null>(null)
  const [saving, setSaving] = useState(false)
  const base = cookie === null ? newDraft(place.value?.host ?? '', isHttps(tab.value?.url)) : draftOfCookie(cookie)
  const draft = state.drafts.value[cookieKey] ?? base

  const change = (part: Partial<CookieDraft>): void => {
    setClientError(null)
    // Of the moment, not of the last painting.
    const to = { ...(state.drafts.peek()[cookieKey] ?? base), ...part }
    if (sameDraft(to, base)) dropDraft(app, cookieKey)
    else state.drafts.value = { ...state.drafts.value, [cookieKey]: to }
  }
  const save = async (): Promise<void> => {
    setSaving(true)
    setClientError(await saveCookie(app, jar, cookieOfDraft(draft, cookie, jar.storeId.value), cookie))
    setSaving(false)
  }
  const cancel = (): void => {
    setClientError(null)
    cancelDraft(app, jar, cookieKey)
    if (cookie === null) onClose()
  }

  return (
    <article class="detail-body" aria-label={say('cookie_attributes')} data-testid="cookie-detail">
      {cookie === null ? (
        <h2 class="cookie-new">{say('cookie_new')}</h2>
      ) : (
        <>
          <div class="cookie-top">
            <h2 class="cookie-title">{cookie.name || say('name_empty')}</h2>
            <IconButton
              icon="trash"
              label={say('cookie_remove', cookie.name)}
              testId="cookie-remove"
              onClick={onRemove}
            />
          </div>
          <CookieTools makeRule={makeRule} cookie={cookie} />
        </>
      )}
      {heldBy !== null && (
        <p class="notice tone-injected">
          <Sentence text={say('held_by_why', ruleTitle(heldBy.rule))} />
        </p>
      )}
      <CookieForm
        draft={draft}
        isNew={cookie === null}
        touched={!sameDraft(draft, base)}
        errors={cookieErrors(clientError)}
        saving={saving}
        showValues={view.showValues.value}
        onChange={change}
        onSave={() => void save()}
        onCancel={cancel}
        onCopy={(text) => copy(app, text)}
      />
      {cookie !== null && (
        <>
          <SectionHead title={say('why_title')} aside="" />
          <WhyNotSent app={app} cookie={cookie} />
        </>
      )}
    </article>
  )
}

function isHttps(url: string | null | undefined): boolean {
  return /^(https|wss):/.test(url ?? '')
}
