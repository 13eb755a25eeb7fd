import { type ReadonlySignal, signal } from '@preact/signals'
import type { ErrorList } from './error-list.ts'

const SHOWN_FOR_MS = 8000

/** The element id of the Undo button. */
export const UNDO_ID = 'undo'

/** Takes back an action. Rejects when that failed. @returns the id of the element to focus, or null */
export type Undo = () => Promise<string | null>

interface NoticeOptions {
  readonly undo?: Undo
  /** The notice is about the view of this tab, and must not be shown over that of another tab. */
  readonly isOfView?: boolean
  /** Called when the notice goes without having been undone. */
  readonly onGone?: () => void
}

/** A sentence in the footer about the last action. */
export interface Notice extends NoticeOptions {
  readonly text: string
}

/** The one notice there is: a new one replaces it, and after `SHOWN_FOR_MS` it goes by itself. */
export interface Notices {
  readonly current: ReadonlySignal<Notice | null>
  /** Shows a notice. With `undo`, the action can be taken back for as long as the notice is shown. */
  notify(text: string, options?: NoticeOptions): Notice
  /** Removes the notice. @param notice only that one */
  dismiss(notice?: Notice): void
  /** Takes back the action of the notice. If that fails, the notice is shown again. @returns as `Undo`; undefined when nothing was undone */
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
      // Its user is still deciding, and would lose the focus with the button.
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
      // Not `replace`: it is being undone, so it has not gone. Removed first, so that a second press does not undo twice.
      current.value = null
      const focusId = await errors.guard(options.undo, 'undoing')
      if (focusId === undefined && current.peek() === null) notify(text, options)
      return focusId
    },
  }
}
