import type { PartialCookieKey } from '../../../../src/cookie/cookie-key.ts'
import type { App } from '../../app/state/app.ts'
import { createView, kept, type ViewOf, type ViewSlice } from '../../app/view/view-slice.ts'

const fields = {
  /** The cookie whose history is open; null: none. */
  cookie: kept<PartialCookieKey | null>('history', null),
}

/** The state of the history view, and the parts of the application that it uses. */
export interface HistoryState extends Pick<App, 'log' | 'shell' | 'errors' | 'frame'>, ViewOf<typeof fields> {}

export function createHistory({ log, shell, errors, frame }: App): { state: HistoryState; slice: ViewSlice } {
  const { view, kept } = createView(fields)
  return { state: { log, shell, errors, frame, ...view }, slice: { kept } }
}
