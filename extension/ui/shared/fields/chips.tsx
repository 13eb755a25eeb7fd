interface Props<T extends string> {
  label: string
  options: readonly (readonly [value: T, label: string])[]
  chosen: readonly T[]
  testId: string
  onToggle: (value: T) => void
}

/** A row of toggle buttons. */
export function Chips<T extends string>({ label, options, chosen, testId, onToggle }: Props<T>) {
  return (
    <fieldset class="plain chips" aria-label={label}>
      {options.map(([value, text]) => (
        <button
          key={value}
          type="button"
          class="toggle"
          aria-pressed={chosen.includes(value)}
          data-testid={`${testId}-${value}`}
          onClick={() => onToggle(value)}
        >
          {text}
        </button>
      ))}
    </fieldset>
  )
}
