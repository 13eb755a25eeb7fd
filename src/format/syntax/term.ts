/** A term of a program or of JSON, parsed without executing it. `at` is its offset in the text. */
export type Term =
  | { readonly kind: 'text'; readonly at: number; readonly value: string }
  /** Kept as written, because parsing it could lose digits. */
  | { readonly kind: 'number'; readonly at: number; readonly value: string }
  | { readonly kind: 'boolean'; readonly at: number; readonly value: boolean }
  /** null, None, undefined */
  | { readonly kind: 'nothing'; readonly at: number }
  | { readonly kind: 'list'; readonly at: number; readonly items: readonly Term[] }
  | RecordTerm
  | CallTerm
  /** A variable. */
  | { readonly kind: 'name'; readonly at: number; readonly value: string }

export interface Entry {
  readonly name: string
  readonly at: number
  readonly term: Term
}

/** An object. Its entries are in order, and names may repeat. */
export interface RecordTerm {
  readonly kind: 'record'
  readonly at: number
  readonly entries: readonly Entry[]
}

export interface CallTerm {
  readonly kind: 'call'
  readonly at: number
  /** For example `requests.get`. A call on the result of a call keeps the `()`: `requests.Session().get`. */
  readonly name: string
  readonly args: readonly Term[]
  readonly named: readonly Entry[]
}

/** Returns the first entry of that name; undefined when there is none. */
export function field(record: RecordTerm | CallTerm, name: string): Term | undefined {
  const entries = record.kind === 'record' ? record.entries : record.named
  return entries.find((entry) => entry.name === name)?.term
}

export function isRecord(term: Term | undefined): term is RecordTerm {
  return term?.kind === 'record'
}

/** Returns the text of a string or a number, which some people write without quotes; null for any other term. */
export function textOf(term: Term | undefined): string | null {
  return term?.kind === 'text' || term?.kind === 'number' ? term.value : null
}

export function itemsOf(term: Term | undefined): readonly Term[] {
  return term?.kind === 'list' ? term.items : []
}
