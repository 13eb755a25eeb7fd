import { batch, effect } from '@preact/signals'
import type { Shell } from '../shell/shell.ts'
import type { KeptField, ViewSlice } from './view-slice.ts'

/** How long after a change the fields that move often are written. */
const WRITE_LATER_AFTER_MS = 400

/** The values of kept fields, by their keys in the kept view. */
export type KeptValues = Readonly<Record<string, unknown>>

export function valuesOf(slices: readonly ViewSlice[]): KeptValues {
  return Object.fromEntries(fieldsOf(slices).map(({ key, signal }) => [key, signal.peek()]))
}

/** @returns the kept view; undefined when it can't be read, as a lost view is worth no message */
export function recallView(shell: Pick<Shell, 'recall'>, key: string): Promise<unknown> {
  return shell.recall(key).catch(() => undefined)
}

interface Options {
  readonly slices: readonly ViewSlice[]
  readonly shell: Pick<Shell, 'remember' | 'recall'>
  /** The key of the kept view: see `viewKeyOf`. */
  readonly key: string
  /** The values before a person could change them: a field that differs keeps its value, as a person changed it since. */
  readonly untouched?: KeptValues
  /** The kept view, where it was asked for already. */
  readonly recalled?: Promise<unknown>
}

/** Restores the kept view, then writes every change of it. @returns a function that ends the writing */
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
    // At once: the popup may close with the next key. Browsers write in the order of the calls, so the last one stands. A view
    // that can't be written is worth no message.
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

/** Takes over every value that has the shape of the field today, as another version may have written it; the rest begins anew. */
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
