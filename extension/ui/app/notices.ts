import { type ReadonlySignal, signal } from '@preact/signals'
import type { ClientErrors } from './client-errors.ts'

/** How long a notice stays in the footer. */
const NOTICE_FOR_MS = 8000
/** The Undo button in the footer. */
export const UNDO_ID = 'undo'

/** Undoes an action. @returns the id of the element that is there again, or null; it rejects if the action can't be undone */
export type Undo = () => Promise<string | null>

/** The message in the footer that confirms what was just done. */
export interface Notice {
  readonly text: string
  readonly undo?: Undo
  /** It is about what this tab's view holds, so it goes when the surface turns to another tab. */
  readonly isOfView?: boolean
}

/** Holds the one notice that the footer shows. */
export interface Notices {
  readonly current: ReadonlySignal<Notice | null>
  /** Shows a notice for a while, unless another one replaces it. */
  notify(text: string, undo?: Undo, isOfView?: boolean): void
  dismiss(): void
  /** Undoes the action that the notice is about; if that fails, the notice stays so that it can be tried again. @returns as `Undo`; undefined if nothing was undone */
  undoLast(): Promise<string | null | undefined>
}

export function createNotices(errors: Pick<ClientErrors, 'guard'>): Notices {
  const current = signal<Notice | null>(null)

  function notify(text: string, undo?: Undo, isOfView = false): void {
    const notice: Notice = undo === undefined ? { text } : { text, undo, isOfView }
    current.value = notice
    const expire = (): void => {
      if (current.value !== notice) return
      // Removing a focused button would lose the focus, and whoever is on Undo has not decided yet.
      if (document.activeElement?.id === UNDO_ID) setTimeout(expire, NOTICE_FOR_MS)
      else current.value = null
    }
    setTimeout(expire, NOTICE_FOR_MS)
  }

  async function undoLast(): Promise<string | null | undefined> {
    const { text, undo } = current.peek() ?? {}
    if (text === undefined || undo === undefined) return undefined
    // An action is undone once. The undo shows a notice of its own.
    current.value = null
    const restored = await errors.guard(undo, 'undoing')
    if (restored === undefined && current.peek() === null) notify(text, undo)
    return restored
  }

  return {
    current,
    notify,
    dismiss() {
      current.value = null
    },
    undoLast,
  }
}
