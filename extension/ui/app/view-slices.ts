import { batch, type Signal, signal } from '@preact/signals'

interface FieldOptions {
  /** The name in storage, where an earlier version gave the field another one. */
  readonly storedAs?: string
  /** It changes with every scroll or request, so it is written a moment later. */
  readonly isFrequent?: boolean
}

/** One field of a slice. `isKept`: it is restored when the surface is opened again in the same browser session. */
interface Field<T> extends FieldOptions {
  readonly initial: T
  readonly isKept: boolean
}

export function kept<T>(initial: T, options: FieldOptions = {}): Field<T> {
  return { initial, isKept: true, ...options }
}

/** A field that every surface starts afresh with. */
export function transient<T>(initial: T): Field<T> {
  return { initial, isKept: false }
}

type Fields = Readonly<Record<string, Field<unknown>>>
type SignalsOf<F extends Fields> = { readonly [K in keyof F]: Signal<F[K] extends Field<infer T> ? T : never> }

interface KeptField {
  readonly storedAs: string
  readonly initial: unknown
  readonly isFrequent: boolean
  readonly signal: Signal<unknown>
}

/** The values of a view by their stored names. */
export type StoredView = Readonly<Record<string, unknown>>

/**
 * The parts of a view, each owned by one feature. A feature whose code is loaded later creates its slice then; until that moment
 * its stored values wait here, so that they are neither lost nor needed by anybody else.
 */
export class ViewSlices {
  readonly #slices = new Map<Fields, SignalsOf<Fields>>()
  readonly #fields: KeptField[] = []
  /** Stored values that belong to slices which do not exist yet. */
  #unclaimed: Record<string, unknown> = {}
  /** Changes when a slice is created, so that whoever keeps the view follows the new fields too. */
  readonly count = signal(0)

  get<F extends Fields>(fields: F): SignalsOf<F> {
    const known = this.#slices.get(fields)
    // The map's key is the very object that the signals were made from.
    if (known !== undefined) return known as SignalsOf<F>
    const signals: Record<string, Signal<unknown>> = {}
    for (const [name, { initial, isKept, storedAs = name, isFrequent = false }] of Object.entries(fields)) {
      const made = signal(this.#claim(storedAs, initial))
      signals[name] = made
      if (isKept) this.#fields.push({ storedAs, initial, isFrequent, signal: made })
    }
    const slice = signals as SignalsOf<F>
    this.#slices.set(fields, slice)
    this.count.value = this.#slices.size
    return slice
  }

  /** Reads, and so follows, the fields that change rarely or those that change often. */
  follow(isFrequent: boolean): void {
    void this.count.value
    for (const field of this.#fields) if (field.isFrequent === isFrequent) void field.signal.value
  }

  values(): StoredView {
    return { ...this.#unclaimed, ...Object.fromEntries(this.#fields.map((one) => [one.storedAs, one.signal.peek()])) }
  }

  /**
   * Takes over stored values that have the shape this version uses; anything else gets its initial value.
   * @param untouched what the view held before a person could change it: what they changed since stands
   */
  restore(stored: StoredView, untouched: StoredView): void {
    this.#unclaimed = { ...stored }
    batch(() => {
      for (const { storedAs, initial, signal } of this.#fields) {
        const value = this.#claim(storedAs, initial)
        if (signal.peek() === untouched[storedAs]) signal.value = value
      }
    })
  }

  #claim(storedAs: string, initial: unknown): unknown {
    const stored = this.#unclaimed[storedAs]
    delete this.#unclaimed[storedAs]
    return stored !== undefined && hasShapeOf(initial, stored) ? stored : initial
  }
}

function hasShapeOf(initial: unknown, stored: unknown): boolean {
  if (initial === null || stored === null) return true
  if (typeof initial !== 'object' || typeof stored !== 'object') return typeof initial === typeof stored
  return Object.keys(initial).every((key) => hasShapeOf(Reflect.get(initial, key), Reflect.get(stored, key)))
}
