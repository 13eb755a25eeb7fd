import type { ComponentChildren } from 'preact'
import type { Paste } from '../../../../../src/format/paste.ts'
import type { RuleInput, RuleStatus } from '../../../../../src/rules/model/rule.ts'
import { FieldErrors } from '../../../shared/fields/field-errors.tsx'
import { TextField } from '../../../shared/fields/text-field.tsx'
import { say } from '../../../shared/words.ts'
import type { Edit, RuleDraft } from '../draft/rule-draft.ts'
import { PasteBox } from '../paste/paste-box.tsx'
import { CookieRows } from './cookie-rows.tsx'
import type { FormErrors } from './form-errors.ts'
import { GroupField } from './group-field.tsx'
import { LifetimeFields } from './lifetime-fields.tsx'
import { ModeChoice } from './mode-choice.tsx'
import { ResponseFields } from './response-fields.tsx'
import { ScopeFields } from './scope-fields.tsx'

interface Props {
  draft: RuleDraft
  paste: Paste | null
  hosts: string
  place: HostAndSite | null
  tabId: number | null
  groups: readonly string[]
  inJar: ReadonlySet<string>
  values: RuleStatus['values']
  /** How this browser would change responses. */
  responseVia: NonNullable<RuleStatus['responseVia']>
  errors: FormErrors
  saving: boolean
  showValues: boolean
  /** What the server would get. */
  preview: ComponentChildren
  /** What stands beside the buttons: what would become of the rule. */
  check: ComponentChildren
  /** In the place of the buttons: a question to be answered before the rule is saved; null: none. */
  question: ComponentChildren | null
  onDraft: (edit: Edit) => void
  /** What is ticked of the pasted text becomes rows. */
  onTake: () => void
  /** Rules of the pasted text go into the list. */
  onRules: (rules: readonly RuleInput[]) => void
  onSave: () => void
  onCancel: () => void
}

/** A rule: which cookies, to which requests, for how long. */
export function RuleForm(props: Props) {
  const {
    draft,
    paste,
    hosts,
    place,
    tabId,
    groups,
    inJar,
    values,
    responseVia,
    errors,
    saving,
    showValues,
    preview,
    check,
    question,
  } = props
  const { onDraft, onTake, onRules, onSave, onCancel } = props
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
      <PasteBox
        draft={draft}
        paste={paste}
        errors={errors.paste}
        showValues={showValues}
        onDraft={onDraft}
        onTake={onTake}
        onRules={onRules}
      />
      <CookieRows
        draft={draft}
        inJar={inJar}
        values={values}
        errorsOf={errors.ofCookie}
        showValues={showValues}
        onDraft={onDraft}
      />
      <FieldErrors id="rule-cookies-errors" errors={errors.cookies} />
      {preview}
      <ScopeFields
        draft={draft}
        hosts={hosts}
        place={place}
        tabId={tabId}
        errors={errors.host}
        narrowErrors={errors.narrow}
        onDraft={onDraft}
      />
      <ModeChoice mode={draft.mode} onMode={(mode) => onDraft((now) => ({ ...now, mode }))} />
      <LifetimeFields draft={draft} errors={errors.lifetime} onDraft={onDraft} />
      <ResponseFields draft={draft} errors={errors.response} ways={responseVia} onDraft={onDraft} />
      <div class="field-row">
        <TextField
          id="rule-name"
          label={say('rule_name_label')}
          value={draft.name}
          placeholder={say('rule_name_placeholder')}
          errors={errors.name}
          onInput={(name) => onDraft((now) => ({ ...now, name }))}
        />
        <GroupField group={draft.group} groups={groups} onGroup={(group) => onDraft((now) => ({ ...now, group }))} />
      </div>
      <FieldErrors id="rule-form-errors" errors={errors.form} />
      <div class="buttons">
        {question ?? (
          <>
            <button id="rule-save" type="submit" class="primary" data-testid="rule-save" disabled={saving}>
              {say(edited ? 'rule_save' : 'rule_add')}
            </button>
            <button type="button" class="secondary" data-testid="rule-cancel" onClick={onCancel}>
              {say('cancel')}
            </button>
            {check}
          </>
        )}
      </div>
    </form>
  )
}
