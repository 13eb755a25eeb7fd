import { type Signal, signal } from '@preact/signals'

/**
 * When a change of a stored field is written: at once, or after a delay for fields that change with every scroll and
 * request.
 */
type WriteWhen = 'at-once' | 'later'

/** One field of a view: its initial value, and how it is stored. */
interface ViewField<T> {
  readonly first: T
  /** null: the field is reset whenever the surface is opened */
  readonly kept: { readonly key: string; readonly when: WriteWhen } | null
}

/**
 * Declares a field that is stored and restored when the surface is opened again. @param key its name in the stored view,
 * which must never change
 */
export function kept<T>(key: string, first: T, when: WriteWhen = 'at-once'): ViewField<T> {
  return { first, kept: { key, when } }
}

/** Declares a field that is lost when the surface is closed. */
export function unkept<T>(first: T): ViewField<T> {
  return { first, kept: null }
}

type Fields = Readonly<Record<string, ViewField<unknown>>>

/** One signal per field. */
export type ViewOf<F extends Fields> = {
  readonly [K in keyof F]: F[K] extends ViewField<infer T> ? Signal<T> : never
}

/** A stored field of some view. */
export interface KeptField {
  readonly key: string
  readonly when: WriteWhen
  readonly first: unknown
  readonly signal: Signal<unknown>
}

/** The part of the stored view that a feature owns. */
export interface ViewSlice {
  readonly kept: readonly KeptField[]
  /** Called each time the stored view of a tab has been restored. */
  onRestored?(): void
}

/**
 * Creates the signals of a view and the list of stored fields, both from one table, so that every new field declares
 * whether it is stored.
 */
export function createView<F extends Fields>(fields: F): { view: ViewOf<F>; kept: readonly KeptField[] } {
  const signals = Object.entries(fields).map(([name, field]) => [name, field, signal(field.first)] as const)
  return {
    // Safe cast: the names are those of `fields`.
    view: Object.fromEntries(signals.map(([name, , signal]) => [name, signal])) as ViewOf<F>,
    kept: signals.flatMap(([, { first, kept }, signal]) => (kept === null ? [] : [{ ...kept, first, signal }])),
  }
}
