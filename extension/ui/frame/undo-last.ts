import type { App } from '../app/app.ts'
import { focusSoon } from '../shared/hooks/focus-soon.ts'

/** Undoes the last action. The focus moves to what is there again, unless the person has started typing elsewhere. */
export async function undoLast(app: App): Promise<void> {
  const from = document.activeElement
  const isTypingElsewhere = (): boolean =>
    document.activeElement !== from && document.activeElement?.matches('input, textarea, select') === true
  const restored = await app.notices.undoLast()
  if (typeof restored === 'string' && !isTypingElsewhere()) focusSoon(restored)
}
