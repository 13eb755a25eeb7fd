import { Icon, type IconName } from '../parts/icon.tsx'

interface Props {
  icon?: IconName
  label: string
  /** A fainter line below the label. */
  hint?: string
  testId?: string
  onSelect: () => void
}

/** An action in a menu. */
export function MenuItem({ icon, label, hint, testId, onSelect }: Props) {
  return (
    <button type="button" class="menu-item" data-testid={testId} onClick={onSelect}>
      {icon !== undefined && <Icon name={icon} />}
      <span>
        {label}
        {hint !== undefined && <span class="faint">{hint}</span>}
      </span>
    </button>
  )
}
