interface Props<T extends string> {
  label: string
  options: readonly (readonly [value: T, words: string])[]
  chosen: readonly T[]
  testId: string
  onToggle: (value: T) => void
}

/** A row of choices that stand in sight, each of them on or off. */
export function Chips<T extends string>({ label, options, chosen, testId, onToggle }: Props<T>) {
  return (
    <fieldset class="plain chips" aria-label={label}>
      {options.map(([value, words]) => (
        <button
          key={value}
          type="button"
          class="toggle"
          aria-pressed={chosen.includes(value)}
          data-testid={`${testId}-${value}`}
          onClick={() => onToggle(value)}
        >
          {words}
        </button>
      ))}
    </fieldset>
  )
}
