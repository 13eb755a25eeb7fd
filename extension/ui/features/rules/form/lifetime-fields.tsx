import { LIFETIMES } from '../../../../../src/rules/model/rule.ts'
import { FieldErrors } from '../../../shared/fields/field-errors.tsx'
import { say, sayCode } from '../../../shared/words.ts'
import type { Edit, RuleDraft } from '../state/rule-draft.ts'

interface Props {
  draft: RuleDraft
  errors: readonly string[]
  onDraft: (edit: Edit) => void
}

/** The fields for how long a rule is kept. */
export function LifetimeFields({ draft, errors, onDraft }: Props) {
  return (
    <fieldset class="plain field">
      <legend class="field-label">{say('rule_lifetime_label')}</legend>
      <div class="chips">
        {LIFETIMES.map((lifetime) => (
          <button
            key={lifetime}
            type="button"
            class="toggle"
            aria-pressed={draft.lifetime === lifetime}
            data-testid={`lifetime-${lifetime}`}
            onClick={() => onDraft((now) => ({ ...now, lifetime }))}
          >
            {sayCode('rulelife', lifetime)}
          </button>
        ))}
      </div>
      {draft.lifetime === 'until' && (
        <input
          type="datetime-local"
          step="1"
          data-testid="rule-until"
          aria-label={say('rulelife_until')}
          aria-invalid={errors.length > 0}
          aria-describedby="rule-lifetime-errors"
          value={draft.until}
          onInput={(event) => onDraft((now) => ({ ...now, until: event.currentTarget.value }))}
        />
      )}
      <FieldErrors id="rule-lifetime-errors" errors={errors} />
    </fieldset>
  )
}
