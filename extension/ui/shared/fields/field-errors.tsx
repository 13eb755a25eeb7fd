import { Sentence } from '../parts/sentence.tsx'

/** The errors of a field. The field refers to them by `aria-describedby`. */
export function FieldErrors({ id, errors }: { id: string; errors: readonly string[] }) {
  return (
    <div id={id} class="field-errors" aria-live="polite">
      {errors.map((error) => (
        <p key={error} class="field-error" data-testid="field-error">
          <Sentence text={error} />
        </p>
      ))}
    </div>
  )
}
