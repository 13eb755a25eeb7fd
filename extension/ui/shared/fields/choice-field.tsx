interface Props<T extends string> {
  id: string
  label: string
  value: T
  options: readonly (readonly [value: T, words: string])[]
  describedBy?: string
  onChange: (value: T) => void
}

/** One of a few, by the browser's own menu. */
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
        {options.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}
