import type { PastedCookies } from '../../../src/format/pasted-cookies.ts'
import { scopeOfHost } from '../../../src/site/scope-of-host.ts'
import { Sentence } from '../parts/sentence.tsx'
import type { RuleDraft } from '../state/view.ts'
import { say } from '../words.ts'
import { FieldErrors } from './field-errors.tsx'
import { ModeChoice } from './mode-choice.tsx'
import type { FormField } from './problem-text.ts'
import { TextField } from './text-field.tsx'
import { Understood } from './understood.tsx'

export const COOKIES_FIELD_ID = 'rule-cookies'

interface Props {
  draft: RuleDraft
  pasted: PastedCookies
  /** What the host field holds: as typed, or this site. */
  host: string
  errors: Record<FormField, readonly string[]>
  saving: boolean
  onDraft: (draft: RuleDraft) => void
  onSave: () => void
  onCancel: () => void
}

/** A rule: which cookies, to which host, beside or instead of those of the jar. */
export function RuleForm({ draft, pasted, host, errors, saving, onDraft, onSave, onCancel }: Props) {
  const edited = draft.id !== null
  return (
    <form
      class="rule-form"
      data-testid="rule-form"
      aria-label={say(edited ? 'form_edit' : 'form_new')}
      onSubmit={(event) => {
        event.preventDefault()
        onSave()
      }}
    >
      <h2>{say(edited ? 'form_edit' : 'form_new')}</h2>
      <div class="field">
        <label class="field-label" for={COOKIES_FIELD_ID}>
          {say('cookies_label')}
        </label>
        <textarea
          id={COOKIES_FIELD_ID}
          rows={4}
          autocomplete="off"
          spellcheck={false}
          data-testid="rule-cookies"
          value={draft.cookies}
          placeholder={'role=admin\nsid=4f9a0c'}
          aria-invalid={errors.cookies.length > 0}
          aria-describedby="rule-cookies-hint rule-cookies-errors"
          onInput={(event) => onDraft({ ...draft, cookies: event.currentTarget.value })}
        />
        <p id="rule-cookies-hint" class="hint">
          <Sentence text={say('cookies_hint')} />
        </p>
        <FieldErrors id="rule-cookies-errors" errors={errors.cookies} />
        <Understood pasted={pasted} mode={draft.mode} />
      </div>
      <TextField
        id="rule-host"
        label={say('rule_host_label')}
        hint={say(scopeOfHost(host).portDropped ? 'rule_host_port' : 'rule_host_hint')}
        value={host}
        placeholder="shop.example"
        errors={errors.host}
        onInput={(typed) => onDraft({ ...draft, host: typed })}
      />
      <ModeChoice mode={draft.mode} onMode={(mode) => onDraft({ ...draft, mode })} />
      <TextField
        id="rule-name"
        label={say('rule_name_label')}
        value={draft.name}
        placeholder={say('rule_name_placeholder')}
        errors={errors.name}
        onInput={(name) => onDraft({ ...draft, name })}
      />
      <FieldErrors id="rule-form-errors" errors={errors.form} />
      <div class="buttons">
        <button type="submit" class="primary" data-testid="rule-save" disabled={saving}>
          {say(edited ? 'rule_save' : 'rule_add')}
        </button>
        {(edited || draft.cookies !== '') && (
          <button type="button" class="secondary" data-testid="rule-cancel" onClick={onCancel}>
            {say('cancel')}
          </button>
        )}
        <span class="hint">{say('rule_lifetime')}</span>
      </div>
    </form>
  )
}
