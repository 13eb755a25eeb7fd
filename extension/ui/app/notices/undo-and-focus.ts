import { focusSoon } from '../../shared/hooks/focus-soon.ts'
import type { Notices } from './notices.ts'

/** Undoes the last action and focuses the restored element, unless the user has begun to type elsewhere meanwhile. */
export async function undoAndFocus(notices: Notices): Promise<void> {
  const focused = document.activeElement
  const typesElsewhere = (): boolean =>
    document.activeElement !== focused && document.activeElement?.matches('input, textarea, select') === true
  const focusId = await notices.undo()
  if (typeof focusId === 'string' && !typesElsewhere()) focusSoon(focusId)
}
