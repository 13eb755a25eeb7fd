import { Icon, type IconName } from './icon.tsx'

interface Props {
  id?: string
  icon: IconName
  /** The accessible name, and the tooltip. */
  label: string
  onClick: () => void
  testId?: string
}

export function IconButton({ id, icon, label, onClick, testId }: Props) {
  return (
    <button
      id={id}
      type="button"
      class="icon-button"
      aria-label={label}
      title={label}
      data-testid={testId}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  )
}
