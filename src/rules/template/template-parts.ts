/** A part of a cookie's value in a rule: plain text, or a function that is replaced by its result. */
export type TemplatePart = { readonly kind: 'text'; readonly text: string } | FunctionPart

export type FunctionPart =
  /** A new UUID for each part. */
  | { readonly kind: 'uuid' }
  /** The time of evaluation, `offset` ms later. */
  | { readonly kind: 'now'; readonly offset: number; readonly form: NowForm }
  /** Encodes its content, as UTF-8. */
  | { readonly kind: 'base64'; readonly parts: readonly TemplatePart[] }
  /** Writes its content, which is JSON, without spaces and URL-encoded, as cookies carry it. */
  | { readonly kind: 'json'; readonly parts: readonly TemplatePart[] }
  /** The value of the cookie of that name in the jar. */
  | { readonly kind: 'cookie'; readonly name: string }
export type FunctionName = FunctionPart['kind']

/** Seconds or milliseconds since the epoch, or an ISO 8601 date in UTC. */
export const NOW_FORMS = ['s', 'ms', 'iso'] as const
export type NowForm = (typeof NOW_FORMS)[number]

/** Closed list. Each code has a message `problem_…` in `_locales`. */
export const TEMPLATE_PROBLEMS = [
  'template-unknown',
  'template-unfinished',
  'template-time-unreadable',
  'template-json-unreadable',
  'template-cookie-nameless',
  'template-too-deep',
] as const
export type TemplateProblemCode = (typeof TEMPLATE_PROBLEMS)[number]

export interface TemplateProblem {
  readonly code: TemplateProblemCode
  /** Offset in the text. */
  readonly at: number
}

export interface Template {
  readonly parts: readonly TemplatePart[]
  readonly problems: readonly TemplateProblem[]
}
