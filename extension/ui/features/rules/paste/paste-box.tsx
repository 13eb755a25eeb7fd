import type { Paste } from '../../../../../src/format/paste.ts'
import type { RuleInput } from '../../../../../src/rules/model/rule.ts'
import { FieldErrors } from '../../../shared/fields/field-errors.tsx'
import { shortcutOf } from '../../../shared/keys/shortcuts.ts'
import { Sentence } from '../../../shared/parts/sentence.tsx'
import { say } from '../../../shared/words.ts'
import { COOKIES_FIELD_ID } from '../parts/cookies-field-id.ts'
import type { Edit, RuleDraft } from '../state/rule-draft.ts'
import { PastePreview } from './paste-preview.tsx'

interface Props {
  draft: RuleDraft
  paste: Paste | null
  errors: readonly string[]
  showValues: boolean
  onDraft: (edit: Edit) => void
  /** Turns the ticked cookies into rows. */
  onTake: () => void
  /** Adds rules of the text to the list. */
  onRules: (rules: readonly RuleInput[]) => void
}

/** Accepts a text with cookies in any format, and shows what was understood before anything is done with it. */
export function PasteBox({ draft, paste, errors, showValues, onDraft, onTake, onRules }: Props) {
  // Once there are rows it is rarely needed, so it takes only one line.
  const compact = draft.cookies.length > 0 && draft.paste === ''
  return (
    <div class={compact ? 'field paste paste-compact' : 'field paste'}>
      <label class="field-label" for={COOKIES_FIELD_ID}>
        {say('paste_label')}
      </label>
      <textarea
        id={COOKIES_FIELD_ID}
        rows={draft.paste === '' ? (compact ? 1 : 2) : Math.min(8, Math.max(2, draft.paste.split('\n').length))}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        data-testid="rule-cookies"
        value={draft.paste}
        placeholder={say('paste_placeholder')}
        aria-invalid={errors.length > 0}
        aria-describedby="rule-paste-hint rule-paste-errors"
        onKeyDown={(event) => {
          if (shortcutOf(event, 'paste') !== 'take') return
          event.preventDefault()
          onTake()
        }}
        onInput={(event) => onDraft((now) => ({ ...now, paste: event.currentTarget.value, unwanted: [] }))}
      />
      <p id="rule-paste-hint" class="hint">
        {compact ? '' : <Sentence text={say('paste_hint')} />}
      </p>
      <FieldErrors id="rule-paste-errors" errors={errors} />
      <div aria-live="polite" data-testid="understood">
        {paste !== null && <PastePreview {...{ draft, paste, showValues, onDraft, onTake, onRules }} />}
      </div>
    </div>
  )
}
