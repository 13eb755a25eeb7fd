import { SHORTCUTS, type ShortcutName } from '../keys/shortcuts.ts'

/** The shortcut that does the same as the control around it. It is not part of the control's accessible name. */
export function KeyLabel({ of }: { of: ShortcutName }) {
  return (
    <span aria-hidden="true">
      <kbd>{SHORTCUTS[of].shown}</kbd>
    </span>
  )
}
