import './cookie-detail.css'
import { useState } from 'preact/hooks'
import type { JarCookie } from '../../../../../src/jar/jar-cookie.ts'
import type { RuleStatus } from '../../../../../src/rules/model/rule.ts'
import { copy } from '../../../app/actions/copy.ts'
import type { ClientError } from '../../../app/client/client-error.ts'
import { ruleTitle } from '../../../shared/formatting/rule-title.ts'
import { IconButton } from '../../../shared/parts/icon-button.tsx'
import { SectionHead } from '../../../shared/parts/section-head.tsx'
import { Sentence } from '../../../shared/parts/sentence.tsx'
import { say } from '../../../shared/words.ts'
import { type CookieDraft, cookieOfDraft, draftOfCookie, newDraft, sameDraft } from '../form/cookie-draft.ts'
import { cookieErrors } from '../form/cookie-errors.ts'
import { CookieForm } from '../form/cookie-form.tsx'
import { cancelDraft, dropDraft, saveCookie } from '../state/jar-actions.ts'
import type { JarState } from '../state/jar-state.ts'
import { CookieTools } from './cookie-tools.tsx'
import { WhyNotSent } from './why-not-sent.tsx'

export interface DetailProps {
  jar: JarState
  /** null for a cookie that is not in the jar yet */
  cookie: JarCookie | null
  cookieKey: string
  overridingRule: RuleStatus | null
  onClose: () => void
  onRemove: () => void
}

/** Shows one cookie: buttons that create a rule from it, a form for its attributes, and why it is not sent. */
export function CookieDetail({ jar, cookie, cookieKey, overridingRule, onClose, onRemove }: DetailProps) {
  const { drafts, site, tab, frame, storeId } = jar
  const [error, setError] = useState<ClientError | null>(null)
  const [saving, setSaving] = useState(false)
  const base = cookie === null ? newDraft(site.value?.host ?? '', isHttps(tab.value?.url)) : draftOfCookie(cookie)
  const draft = drafts.value[cookieKey] ?? base

  const change = (part: Partial<CookieDraft>): void => {
    setError(null)
    // `peek` reads the current draft, which may be newer than the painted one.
    const to = { ...(drafts.peek()[cookieKey] ?? base), ...part }
    if (sameDraft(to, base)) dropDraft(jar, cookieKey)
    else drafts.value = { ...drafts.value, [cookieKey]: to }
  }
  const save = async (): Promise<void> => {
    setSaving(true)
    setError(await saveCookie(jar, cookieOfDraft(draft, cookie, storeId.value), cookie))
    setSaving(false)
  }
  const cancel = (): void => {
    setError(null)
    cancelDraft(jar, cookieKey)
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
          <CookieTools cookie={cookie} draftRule={jar.draftRule} />
        </>
      )}
      {overridingRule !== null && (
        <p class="notice tone-injected">
          <Sentence text={say('held_by_why', ruleTitle(overridingRule.rule))} />
        </p>
      )}
      <CookieForm
        draft={draft}
        isNew={cookie === null}
        touched={!sameDraft(draft, base)}
        errors={cookieErrors(error)}
        saving={saving}
        showValues={frame.showValues.value}
        onChange={change}
        onSave={() => void save()}
        onCancel={cancel}
        onCopy={(text) => copy(jar, text)}
      />
      {cookie !== null && (
        <>
          <SectionHead title={say('why_title')} />
          <WhyNotSent jar={jar} cookie={cookie} />
        </>
      )}
    </article>
  )
}

function isHttps(url: string | null | undefined): boolean {
  return /^(https|wss):/.test(url ?? '')
}
