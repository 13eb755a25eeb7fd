import type { ComponentChildren } from 'preact'
import type { Paste } from '../../../../../src/format/paste.ts'
import type { RuleInput, RuleStatus } from '../../../../../src/rules/model/rule.ts'
import type { HostAndSite } from '../../../../../src/site/host-and-site.ts'
import { FieldErrors } from '../../../shared/fields/field-errors.tsx'
import { TextField } from '../../../shared/fields/text-field.tsx'
import { say } from '../../../shared/words.ts'
import { PasteBox } from '../paste/paste-box.tsx'
import type { Edit, RuleDraft } from '../state/rule-draft.ts'
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
  /** The content of the host field: as typed, or the host of the tab. */
  hosts: string
  site: HostAndSite | null
  tabId: number | null
  /** The names of all groups. */
  groups: readonly string[]
  /** Names of the cookies that the jar would send to the rule's hosts. */
  inJar: ReadonlySet<string>
  /** The values that are sent, with templates resolved. */
  values: RuleStatus['values']
  /** The ways in which this browser would rewrite responses. */
  responseVia: NonNullable<RuleStatus['responseVia']>
  errors: FormErrors
  saving: boolean
  showValues: boolean
  /** The preview of the header that the server would receive. */
  preview: ComponentChildren
  /** The state that the rule would have; shown beside the buttons. */
  check: ComponentChildren
  /** Replaces the buttons: a question to be answered before the rule is saved; null: none */
  question: ComponentChildren | null
  onDraft: (edit: Edit) => void
  /** Turns the ticked cookies of the pasted text into rows. */
  onTake: () => void
  /** Adds rules of the pasted text to the list. */
  onRules: (rules: readonly RuleInput[]) => void
  onSave: () => void
  onCancel: () => void
}

/** The form of a rule: its cookies, the requests it applies to, and how long it is kept. */
export function RuleForm(props: Props) {
  const {
    draft,
    paste,
    hosts,
    site,
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
        site={site}
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
