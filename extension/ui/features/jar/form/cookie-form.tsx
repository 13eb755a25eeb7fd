import type { CookieField } from '../../../../../src/jar/jar-cookie.ts'
import { CheckField } from '../../../shared/fields/check-field.tsx'
import { ChoiceField } from '../../../shared/fields/choice-field.tsx'
import { FieldErrors } from '../../../shared/fields/field-errors.tsx'
import { MaskedField } from '../../../shared/fields/masked-field.tsx'
import { TextField } from '../../../shared/fields/text-field.tsx'
import { say } from '../../../shared/words.ts'
import type { CookieDraft } from './cookie-draft.ts'
import type { CookieErrors } from './cookie-errors.ts'
import { ExpiryField } from './expiry-field.tsx'

interface Props {
  draft: CookieDraft
  isNew: boolean
  /** True if the draft differs from the cookie in the jar. */
  touched: boolean
  errors: CookieErrors
  saving: boolean
  showValues: boolean
  onChange: (part: Partial<CookieDraft>) => void
  onSave: () => void
  onCancel: () => void
  onCopy: (text: string) => void
}

/** The form for every attribute of a cookie. */
export function CookieForm(props: Props) {
  const { draft, isNew, touched, errors, saving, showValues, onChange: change, onSave, onCancel, onCopy } = props
  const at = (field: CookieField | 'form'): readonly string[] => errors[field] ?? []
  return (
    <form
      class="cookie-form"
      data-testid="cookie-form"
      aria-label={say(isNew ? 'cookie_new' : 'cookie_attributes')}
      onSubmit={(event) => {
        event.preventDefault()
        onSave()
      }}
    >
      <TextField
        id="cookie-name"
        label={say('column_name')}
        value={draft.name}
        errors={at('name')}
        onInput={(name) => change({ name })}
      />
      <div class="field">
        <label class="field-label" for="cookie-value">
          {say('column_value')}
        </label>
        <MaskedField
          id="cookie-value"
          testId="cookie-value"
          label={draft.name === '' ? say('column_value') : draft.name}
          value={draft.value}
          shown={showValues}
          invalid={at('value').length > 0}
          describedBy="cookie-value-errors"
          onInput={(value) => change({ value })}
          onCopy={onCopy}
          decodeAs={draft.name}
        />
        <FieldErrors id="cookie-value-errors" errors={at('value')} />
      </div>
      <div class="field-row">
        <TextField
          id="cookie-domain"
          label={say('attribute_host')}
          value={draft.domain}
          errors={at('domain')}
          onInput={(domain) => change({ domain })}
        />
        <TextField
          id="cookie-path"
          label={say('attribute_path')}
          value={draft.path}
          errors={at('path')}
          onInput={(path) => change({ path })}
        />
      </div>
      <CheckField
        label={say('attribute_host_only')}
        testId="cookie-host-only"
        checked={draft.hostOnly}
        onChange={(hostOnly) => change({ hostOnly })}
      />
      <ExpiryField draft={draft} errors={at('expirationDate')} onChange={change} />
      <div class="field">
        <div class="check-row">
          <CheckField
            label={say('attribute_secure')}
            testId="cookie-secure"
            describedBy="cookie-secure-errors"
            checked={draft.secure}
            onChange={(secure) => change({ secure })}
          />
          <CheckField
            label={say('attribute_http_only')}
            testId="cookie-http-only"
            checked={draft.httpOnly}
            onChange={(httpOnly) => change({ httpOnly })}
          />
        </div>
        <FieldErrors id="cookie-secure-errors" errors={[...at('secure'), ...at('httpOnly')]} />
      </div>
      <ChoiceField
        id="cookie-same-site"
        label="SameSite"
        value={draft.sameSite}
        describedBy="cookie-same-site-errors"
        options={[
          ['unspecified', say('same_site_unspecified')],
          ['lax', say('same_site_lax')],
          ['strict', say('same_site_strict')],
          ['no_restriction', say('same_site_none')],
        ]}
        onChange={(sameSite) => change({ sameSite })}
      />
      <FieldErrors id="cookie-same-site-errors" errors={at('sameSite')} />
      <TextField
        id="cookie-partition"
        label={say('attribute_partition')}
        hint={draft.topLevelSite === '' ? say('partition_hint') : ''}
        value={draft.topLevelSite}
        placeholder="https://shop.example"
        errors={at('partitionKey')}
        onInput={(topLevelSite) => change({ topLevelSite })}
      />
      {draft.topLevelSite !== '' && (
        <CheckField
          label={say('attribute_ancestor')}
          testId="cookie-ancestor"
          checked={draft.crossSiteAncestor}
          onChange={(crossSiteAncestor) => change({ crossSiteAncestor })}
        />
      )}
      <FieldErrors id="cookie-form-errors" errors={[...at('storeId'), ...at('form')]} />
      {(touched || isNew) && (
        <div class="buttons">
          <button type="submit" class="primary" data-testid="cookie-save" disabled={saving}>
            {say(isNew ? 'cookie_make' : 'cookie_save')}
          </button>
          <button type="button" class="secondary" data-testid="cookie-cancel" onClick={onCancel}>
            {say('cancel')}
          </button>
        </div>
      )}
    </form>
  )
}
