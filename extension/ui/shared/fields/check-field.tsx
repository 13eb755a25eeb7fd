interface Props {
  label: string
  checked: boolean
  testId: string
  describedBy?: string
  onChange: (checked: boolean) => void
}

/** A checkbox with its label beside it. */
export function CheckField({ label, checked, testId, describedBy, onChange }: Props) {
  return (
    <label class="check-field">
      <input
        type="checkbox"
        checked={checked}
        data-testid={testId}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  )
}
