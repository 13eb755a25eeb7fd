import { type ReadonlySignal, signal } from '@preact/signals'
import { type Trouble, troubleOf } from './shell/client.ts'

export interface Troubles {
  readonly list: ReadonlySignal<readonly Trouble[]>
  show(trouble: Trouble): void
  dismiss(trouble: Trouble): void
  /** Runs it; a failure is shown to the person. @param undoing something is to be undone by it @returns its value, or undefined when it failed */
  guard<T>(work: () => Promise<T>, undoing?: 'undoing'): Promise<T | undefined>
}

export function createTroubles(): Troubles {
  const list = signal<readonly Trouble[]>([])
  const show = (trouble: Trouble): void => {
    const others = list.value.filter((one) => one.code !== trouble.code || one.detail !== trouble.detail)
    list.value = [...others, trouble].slice(-3)
  }
  return {
    list,
    show,
    dismiss(trouble) {
      list.value = list.value.filter((one) => one !== trouble)
    },
    async guard(work, undoing) {
      try {
        return await work()
      } catch (error) {
        show({ ...troubleOf(error), ...(undoing ? { undoing: true } : {}) })
        return undefined
      }
    },
  }
}
