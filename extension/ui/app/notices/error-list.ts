import { type ReadonlySignal, signal } from '@preact/signals'
import { type ClientError, clientErrorOf } from '../client/client-error.ts'

const SHOWN_AT_MOST = 3

/** The errors that the user has not dismissed yet. */
export interface ErrorList {
  readonly list: ReadonlySignal<readonly ClientError[]>
  show(error: ClientError): void
  dismiss(error: ClientError): void
  /**
   * Runs `work` and shows the error when it fails.
   * @param undoing set when the work is an Undo, which the error then mentions
   * @returns the value of `work`; undefined when it failed
   */
  guard<T>(work: () => Promise<T>, undoing?: 'undoing'): Promise<T | undefined>
}

export function createErrorList(): ErrorList {
  const list = signal<readonly ClientError[]>([])
  const show = (error: ClientError): void => {
    const others = list.value.filter((one) => one.code !== error.code || one.detail !== error.detail)
    list.value = [...others, error].slice(-SHOWN_AT_MOST)
  }
  return {
    list,
    show,
    dismiss(error) {
      list.value = list.value.filter((one) => one !== error)
    },
    async guard(work, undoing) {
      try {
        return await work()
      } catch (error) {
        show({ ...clientErrorOf(error), ...(undoing ? { undoing: true } : {}) })
        return undefined
      }
    },
  }
}
