interface Props {
  on: boolean
  label: string
  testId: string
  onSwitch: (on: boolean) => void
}

export function Switch({ on, label, testId, onSwitch }: Props) {
  return (
    <button
      type="button"
      class="switch"
      role="switch"
      aria-checked={on}
      aria-label={label}
      data-testid={testId}
      onClick={() => onSwitch(!on)}
    >
      <span />
    </button>
  )
}
