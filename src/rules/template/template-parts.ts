/** A piece of a cookie's value as a rule gives it. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  /** A fresh one for each. */
  | { readonly kind: 'uuid' }
  /** The moment, `offset` ms later. */
  | { readonly kind: 'now'; readonly offset: number; readonly form: NowForm }
  /** Of the UTF-8 of what is within. */
  | { readonly kind: 'base64'; readonly parts: readonly TemplatePart[] }
  /** What is within is JSON; it is written without blanks, and URL-encoded, as cookies carry it. */
  | { readonly kind: 'json'; readonly parts: readonly TemplatePart[] }
  /** The value that the jar holds of that name. */
  | { readonly kind: 'cookie'; readonly name: string }

/** Seconds or milliseconds since the epoch, or an ISO 8601 date in UTC. */
export const NOW_FORMS = ['s', 'ms', 'iso'] as const
export type NowForm = (typeof NOW_FORMS)[number]

/** What is wrong with a template. Closed list; sentences live in `_locales`. */
export const TEMPLATE_PROBLEMS = [
  'template-unknown',
  'template-unfinished',
  'template-time-unreadable',
  'template-json-unreadable',
  'template-cookie-nameless',
  'template-too-deep',
] as const

export interface TemplateProblem {
  readonly code: (typeof TEMPLATE_PROBLEMS)[number]
  /** Where in the text, as an offset. */
  readonly at: number
}

export interface Template {
  readonly parts: readonly TemplatePart[]
  readonly problems: readonly TemplateProblem[]
}
