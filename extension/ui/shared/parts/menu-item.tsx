import { Icon, type IconName } from './icon.tsx'

interface Props {
  icon?: IconName
  label: string
  /** More about it, fainter. */
  hint?: string
  testId?: string
  onSelect: () => void
}

/** One thing that can be done, in a menu. */
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
