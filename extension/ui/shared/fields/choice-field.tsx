interface Props<T extends string> {
  id: string
  label: string
  value: T
  options: readonly (readonly [value: T, label: string])[]
  describedBy?: string
  onChange: (value: T) => void
}

/** A select with its label above it. */
export function ChoiceField<T extends string>({ id, label, value, options, describedBy, onChange }: Props<T>) {
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <select
        id={id}
        data-testid={id}
        value={value}
        aria-describedby={describedBy}
        onChange={(event) => {
          const chosen = options.find(([one]) => one === event.currentTarget.value)
          if (chosen !== undefined) onChange(chosen[0])
        }}
      >
        {options.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}
