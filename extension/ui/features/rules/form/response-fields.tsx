import type { ResponseWay } from '../../../../../src/rules/model/response-changes.ts'
import { FieldErrors } from '../../../shared/fields/field-errors.tsx'
import { TextField } from '../../../shared/fields/text-field.tsx'
import { Icon } from '../../../shared/parts/icon.tsx'
import { Sentence } from '../../../shared/parts/sentence.tsx'
import { say, sayCode } from '../../../shared/words.ts'
import { type DraftForce, type Edit, type RuleDraft, withForce } from '../state/rule-draft.ts'
import { ForceRow } from './force-row.tsx'

interface Props {
  draft: RuleDraft
  errors: readonly string[]
  /** The ways in which this browser would rewrite responses. */
  ways: readonly ResponseWay[]
  onDraft: (edit: Edit) => void
}

/** The fields for a rule's changes of the cookies in responses. */
export function ResponseFields({ draft, errors, ways, onDraft }: Props) {
  const { addLines, drop, force } = draft
  const put = (key: number, part: Partial<DraftForce>): void =>
    onDraft((now) => ({ ...now, force: now.force.map((one) => (one.key === key ? { ...one, ...part } : one)) }))
  const used = addLines !== '' || drop !== '' || force.length > 0
  return (
    <details open={used} data-testid="rule-response">
      <summary class="field-label">{say('response_title')}</summary>
      <div class="response">
        <p class="hint">{say('response_why')}</p>
        <div class="field">
          <label class="field-label" for="response-add">
            {say('response_add')}
          </label>
          <textarea
            id="response-add"
            rows={2}
            autocomplete="off"
            spellcheck={false}
            data-testid="response-add"
            value={addLines}
            placeholder="sid=1; Path=/; HttpOnly"
            aria-invalid={errors.length > 0}
            aria-describedby="response-errors"
            onInput={(event) => onDraft((now) => ({ ...now, addLines: event.currentTarget.value }))}
          />
        </div>
        <TextField
          id="response-drop"
          label={say('response_drop')}
          hint={say('response_drop_hint')}
          value={drop}
          placeholder="tracking"
          errors={[]}
          onInput={(typed) => onDraft((now) => ({ ...now, drop: typed }))}
        />
        <fieldset class="plain field">
          <legend class="field-label">{say('response_force')}</legend>
          {force.map((one, index) => (
            <ForceRow
              key={one.key}
              force={one}
              nth={index + 1}
              onForce={(part) => put(one.key, part)}
              onRemove={() => onDraft((now) => ({ ...now, force: now.force.filter(({ key }) => key !== one.key) }))}
            />
          ))}
          <button
            type="button"
            class="toggle"
            data-testid="response-force-add"
            onClick={() => onDraft((now) => withForce(now))}
          >
            <Icon name="plus" /> {say('response_force_add')}
          </button>
        </fieldset>
        <FieldErrors id="response-errors" errors={errors} />
        {ways.map((way) => (
          <p key={way} class="hint" data-testid="response-way" data-way={way}>
            <Sentence text={sayCode('response_way', way)} />
          </p>
        ))}
      </div>
    </details>
  )
}
