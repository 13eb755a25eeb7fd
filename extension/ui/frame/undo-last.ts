import type { App } from '../app/app.ts'
import { undoLast } from '../app/notices.ts'
import { focusSoon } from '../shared/hooks/focus-soon.ts'

/** Takes back what was done last. The focus goes to what is there again, unless a person went somewhere else meanwhile. */
export async function takeBack(app: App): Promise<void> {
  const from = document.activeElement
  const went = (): boolean =>
    document.activeElement !== from && document.activeElement?.matches('input, textarea, select') === true
  const back = await undoLast(app)
  if (typeof back === 'string' && !went()) focusSoon(back)
}
