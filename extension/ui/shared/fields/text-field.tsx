import { Sentence } from '../parts/sentence.tsx'
import { FieldErrors } from './field-errors.tsx'

interface Props {
  id: string
  label: string
  hint?: string
  /** For a field that already has a visible label above it: this label is only for screen readers. */
  bare?: boolean
  value: string
  placeholder?: string
  errors: readonly string[]
  onInput: (value: string) => void
}

/** A text input with its label, its hint and its errors. */
export function TextField({ id, label, hint = '', bare = false, value, placeholder, errors, onInput }: Props) {
  return (
    <div class="field">
      <label class={bare ? 'visually-hidden' : 'field-label'} for={id}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        autocomplete="off"
        spellcheck={false}
        data-testid={id}
        value={value}
        placeholder={placeholder}
        aria-invalid={errors.length > 0}
        aria-describedby={`${id}-hint ${id}-errors`}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <p id={`${id}-hint`} class="hint">
        <Sentence text={hint} />
      </p>
      <FieldErrors id={`${id}-errors`} errors={errors} />
    </div>
  )
}
