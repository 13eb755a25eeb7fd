import { SHORTCUTS, type ShortcutName } from '../keys/shortcuts.ts'

/** The key that does the same as the control it stands in. It is not part of the control's accessible name. */
export function KeyLabel({ of }: { of: ShortcutName }) {
  return (
    <span aria-hidden="true">
      <kbd>{SHORTCUTS[of].shown}</kbd>
    </span>
  )
}
