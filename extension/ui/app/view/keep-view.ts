import { batch, effect } from '@preact/signals'
import type { Shell } from '../shell/shell.ts'
import type { KeptField, ViewSlice } from './view-slice.ts'

/** Delay before fields that change often are stored. */
const WRITE_LATER_AFTER_MS = 400

/** The values of stored fields, by their keys in the stored view. */
export type KeptValues = Readonly<Record<string, unknown>>

export function valuesOf(slices: readonly ViewSlice[]): KeptValues {
  return Object.fromEntries(fieldsOf(slices).map(({ key, signal }) => [key, signal.peek()]))
}

/** @returns the stored view; undefined when it can't be read, because a lost view needs no error message */
export function recallView(shell: Pick<Shell, 'recall'>, key: string): Promise<unknown> {
  return shell.recall(key).catch(() => undefined)
}

interface Options {
  readonly slices: readonly ViewSlice[]
  readonly shell: Pick<Shell, 'remember' | 'recall'>
  /** The key of the stored view: see `viewKeyOf`. */
  readonly key: string
  /** The initial values. A field that differs from them was changed by the user meanwhile, and is not restored. */
  readonly untouched?: KeptValues
  /** The stored view, if it was requested already. */
  readonly recalled?: Promise<unknown>
}

/** Restores the stored view, then stores every change of it. @returns a function that stops the storing */
export async function keepView({
  slices,
  shell,
  key,
  untouched = valuesOf(slices),
  recalled = recallView(shell, key),
}: Options): Promise<() => void> {
  const fields = fieldsOf(slices)
  const before = await recalled
  restore(fields, typeof before === 'object' && before !== null ? before : {}, untouched)
  for (const slice of slices) slice.onRestored?.()
  let timer: ReturnType<typeof setTimeout> | undefined
  const write = (): void => {
    clearTimeout(timer)
    timer = undefined
    // Store at once, because the next key press may close the popup. Browsers write in the order of the calls, so the
    // last one wins. A failure needs no error message.
    void shell.remember(key, valuesOf(slices)).catch(() => undefined)
  }
  const follow = (when: KeptField['when']): void => {
    for (const field of fields) if (field.when === when) field.signal.value
  }
  const stops = [
    effect(() => {
      follow('at-once')
      write()
    }),
    effect(() => {
      follow('later')
      timer ??= setTimeout(write, WRITE_LATER_AFTER_MS)
    }),
  ]
  return () => {
    if (timer !== undefined) write()
    for (const stop of stops) stop()
  }
}

function fieldsOf(slices: readonly ViewSlice[]): KeptField[] {
  return slices.flatMap(({ kept }) => kept)
}

/**
 * Restores every value that has its field's current type, because another version may have stored it. Other fields keep
 * their initial values.
 */
function restore(fields: readonly KeptField[], before: object, untouched: KeptValues): void {
  batch(() => {
    for (const { key, first, signal } of fields) {
      if (signal.peek() !== untouched[key]) continue
      const value: unknown = Reflect.get(before, key)
      signal.value = value !== undefined && hasShapeOf(first, value) ? value : first
    }
  })
}

function hasShapeOf(first: unknown, value: unknown): boolean {
  if (first === null || value === null) return true
  if (typeof first !== 'object' || typeof value !== 'object') return typeof first === typeof value
  return Object.keys(first).every((name) => hasShapeOf(Reflect.get(first, name), Reflect.get(value, name)))
}
