import { type Signal, signal } from '@preact/signals'

/** When a change of a kept field is written: at once, or for what moves with every scroll and request, some time after. */
type WriteWhen = 'at-once' | 'later'

/** One field of a view: what it begins with, and how it is kept. */
interface ViewField<T> {
  readonly first: T
  /** null: the field begins anew whenever the surface is opened */
  readonly kept: { readonly key: string; readonly when: WriteWhen } | null
}

/** A field that is there again when the surface is opened anew. @param key its name in the kept view, which never changes */
export function kept<T>(key: string, first: T, when: WriteWhen = 'at-once'): ViewField<T> {
  return { first, kept: { key, when } }
}

/** A field that is forgotten when the surface is closed. */
export function unkept<T>(first: T): ViewField<T> {
  return { first, kept: null }
}

type Fields = Readonly<Record<string, ViewField<unknown>>>

/** A signal a field. */
export type ViewOf<F extends Fields> = {
  readonly [K in keyof F]: F[K] extends ViewField<infer T> ? Signal<T> : never
}

/** A kept field of some view. */
export interface KeptField {
  readonly key: string
  readonly when: WriteWhen
  readonly first: unknown
  readonly signal: Signal<unknown>
}

/** The part of the kept view that a feature owns. */
export interface ViewSlice {
  readonly kept: readonly KeptField[]
  /** Called each time the kept view of a tab has been restored. */
  onRestored?(): void
}

/**
 * Makes the signals of a view and the list of those that are kept, both from one table: a field can't be added without saying
 * whether it is kept.
 */
export function createView<F extends Fields>(fields: F): { view: ViewOf<F>; kept: readonly KeptField[] } {
  const signals = Object.entries(fields).map(([name, field]) => [name, field, signal(field.first)] as const)
  return {
    // Made from `fields`, name by name.
    view: Object.fromEntries(signals.map(([name, , signal]) => [name, signal])) as ViewOf<F>,
    kept: signals.flatMap(([, { first, kept }, signal]) => (kept === null ? [] : [{ ...kept, first, signal }])),
  }
}
