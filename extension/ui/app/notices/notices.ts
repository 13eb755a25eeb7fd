import { type ReadonlySignal, signal } from '@preact/signals'
import type { ErrorList } from './error-list.ts'

const SHOWN_FOR_MS = 8000

/** The element id of the Undo button. */
export const UNDO_ID = 'undo'

/** Undoes an action. Rejects on failure. @returns the id of the element to focus, or null */
export type Undo = () => Promise<string | null>

interface NoticeOptions {
  readonly undo?: Undo
  /** The notice concerns the view of this browser tab, so it must not be shown over that of another. */
  readonly isOfView?: boolean
  /** Called when the notice disappears without Undo. */
  readonly onGone?: () => void
}

/** A sentence in the footer about the last action. */
export interface Notice extends NoticeOptions {
  readonly text: string
}

/** The current notice. There is at most one: a new one replaces it, and it disappears after `SHOWN_FOR_MS`. */
export interface Notices {
  readonly current: ReadonlySignal<Notice | null>
  /** Shows a notice. With `undo`, the action can be undone while the notice is shown. */
  notify(text: string, options?: NoticeOptions): Notice
  /** Removes the notice. @param notice removes only this one */
  dismiss(notice?: Notice): void
  /**
   * Undoes the action of the notice. If that fails, the notice is shown again. @returns the result of `Undo`; undefined
   * when nothing was undone
   */
  undo(): Promise<string | null | undefined>
}

export function createNotices(errors: Pick<ErrorList, 'guard'>): Notices {
  const current = signal<Notice | null>(null)

  function replace(next: Notice | null): void {
    const before = current.peek()
    current.value = next
    before?.onGone?.()
  }

  function notify(text: string, options: NoticeOptions = {}): Notice {
    const notice: Notice = { text, ...options }
    replace(notice)
    const expire = (): void => {
      if (current.peek() !== notice) return
      // The user is still deciding, and would lose the focus along with the button.
      if (document.activeElement?.id === UNDO_ID) setTimeout(expire, SHOWN_FOR_MS)
      else replace(null)
    }
    setTimeout(expire, SHOWN_FOR_MS)
    return notice
  }

  return {
    current,
    notify,
    dismiss(notice) {
      if (notice === undefined || current.peek() === notice) replace(null)
    },
    async undo() {
      const { text, ...options } = current.peek() ?? { text: '' }
      if (options.undo === undefined) return undefined
      // Not `replace`, which would call `onGone` although the action is being undone. Removed first, so that a second
      // press does not undo twice.
      current.value = null
      const focusId = await errors.guard(options.undo, 'undoing')
      if (focusId === undefined && current.peek() === null) notify(text, options)
      return focusId
    },
  }
}
