/** Keys of the query language, as they are written before the colon. Closed list. */
export const FILTER_KEYS = ['name', 'value', 'host', 'status', 'type', 'method', 'reason', 'is'] as const
export type FilterKey = (typeof FILTER_KEYS)[number]

/** The values of `is:`. Closed list. */
export const FILTER_FLAGS = [
  'blocked',
  'injected',
  'third-party',
  'first-party',
  'redirect',
  'cached',
  'failed',
  'private',
  'worker',
  'preflight',
  'prerender',
] as const
export type FilterFlag = (typeof FILTER_FLAGS)[number]

/** Flags that may stand alone, without `is:`. To search for the word itself, quote it. */
export const BARE_FLAGS = ['blocked', 'injected', 'third-party'] as const satisfies readonly FilterFlag[]

/** An inclusive range of status codes. Null: no status at all (the request failed, or is open). */
export type StatusRange = readonly [low: number, high: number] | null

/** One condition. `not`: the exchange must not meet it. Texts are in lower case. */
export type FilterTerm =
  | {
      readonly key: 'text' | 'name' | 'value' | 'host' | 'method' | 'reason'
      readonly text: string
      readonly not: boolean
    }
  | { readonly key: 'type'; readonly types: readonly string[]; readonly not: boolean }
  | { readonly key: 'status'; readonly range: StatusRange; readonly not: boolean }
  | { readonly key: 'is'; readonly flag: FilterFlag; readonly not: boolean }

/** A parsed query: an exchange matches when it meets every term. */
export type Filter = readonly FilterTerm[]

/** Problems of a query. Closed list. */
export const FILTER_PROBLEM_CODES = [
  /** The word is searched for as plain text instead. */
  'unknown-key',
  'unknown-flag',
  'unknown-type',
  'bad-status',
  'no-value',
  'open-quote',
] as const
export type FilterProblemCode = (typeof FILTER_PROBLEM_CODES)[number]

/** `from` and `to` are positions in the query's text; `to` is exclusive. */
export interface FilterProblem {
  readonly code: FilterProblemCode
  readonly from: number
  readonly to: number
}
