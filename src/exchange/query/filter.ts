/** Keys of the query language, as they are written before the colon. Closed list. */
export const FILTER_KEYS = ['name', 'value', 'host', 'status', 'type', 'method', 'reason', 'is'] as const
export type FilterKey = (typeof FILTER_KEYS)[number]

/** What `is:` can ask for. Closed list. */
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

/** A range of status codes, both ends in it. Null: no status at all (the request failed, or is open). */
export type StatusRange = readonly [low: number, high: number] | null

/** One condition. `not`: an exchange that meets it does not fit. Texts are in lower case. */
export type FilterTerm =
  | {
      readonly key: 'text' | 'name' | 'value' | 'host' | 'method' | 'reason'
      readonly text: string
      readonly not: boolean
    }
  | { readonly key: 'type'; readonly types: readonly string[]; readonly not: boolean }
  | { readonly key: 'status'; readonly range: StatusRange; readonly not: boolean }
  | { readonly key: 'is'; readonly flag: FilterFlag; readonly not: boolean }

/** A query as it was understood: an exchange fits when every term says so. */
export type Filter = readonly FilterTerm[]

/** What could not be understood. Closed list. */
export const FILTER_PROBLEM_CODES = [
  /** Searched for as plain text. */
  'unknown-key',
  'unknown-flag',
  'unknown-type',
  'bad-status',
  'no-value',
  'open-quote',
] as const
export type FilterProblemCode = (typeof FILTER_PROBLEM_CODES)[number]

/** `from` and `to` are places in the query's text; `to` is not in it any more. */
export interface FilterProblem {
  readonly code: FilterProblemCode
  readonly from: number
  readonly to: number
}
