import { type ReadonlySignal, signal } from '@preact/signals'
import { type ClientError, clientErrorOf } from './shell/client.ts'

export interface ClientErrors {
  readonly list: ReadonlySignal<readonly ClientError[]>
  show(clientError: ClientError): void
  dismiss(clientError: ClientError): void
  /** Runs it; a failure is shown to the person. @param undoing something is to be undone by it @returns its value, or undefined when it failed */
  guard<T>(work: () => Promise<T>, undoing?: 'undoing'): Promise<T | undefined>
}

export function createClientErrors(): ClientErrors {
  const list = signal<readonly ClientError[]>([])
  const show = (clientError: ClientError): void => {
    const others = list.value.filter((one) => one.code !== clientError.code || one.detail !== clientError.detail)
    list.value = [...others, clientError].slice(-3)
  }
  return {
    list,
    show,
    dismiss(clientError) {
      list.value = list.value.filter((one) => one !== clientError)
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
