import type { CookieProblem } from '../jar-edit/cookie-problem.ts'
import type { ValidationProblem } from '../rules/model/rule.ts'

/** Closed list. The comments are part of docs/contract.md. */
export const API_ERROR_CODES = [
  /** No call has that name. Only possible by message, never through the global. */
  'unknown-kind',
  /** An argument has the wrong shape; `field` names the first field that does not fit. */
  'bad-input',
  /** The input is not a valid rule, and nothing was kept; `problems` has every problem with its field. */
  'bad-rule',
  /** No rule has that id. */
  'no-such-rule',
  /** The cookie is invalid, or the browser did not take it; `cookieProblems` has every problem with its attribute. */
  'bad-cookie',
  /** The browser has no storage left. */
  'storage-full',
  /** The browser refused or failed; `detail` has its message. */
  'refused-by-browser',
  /** Anything else: a defect in Crumbline, or a browser API that failed. */
  'internal',
] as const
export type ApiErrorCode = (typeof API_ERROR_CODES)[number]

/** The data of a contract error, as plain JSON. */
export interface ApiErrorData {
  readonly code: ApiErrorCode
  /** Path of the field that does not fit, such as `cookie.domain`. */
  readonly field?: string
  /** With 'bad-rule'. */
  readonly problems?: readonly ValidationProblem[]
  /** With 'bad-cookie'. */
  readonly cookieProblems?: readonly CookieProblem[]
  /** Technical, in English; not for people. */
  readonly detail?: string
}

/** The error that every call of the contract rejects with. */
export class ApiError extends Error implements ApiErrorData {
  readonly code: ApiErrorCode
  declare readonly field?: string
  declare readonly problems?: readonly ValidationProblem[]
  declare readonly cookieProblems?: readonly CookieProblem[]
  declare readonly detail?: string

  constructor(data: ApiErrorData) {
    super(messageOf(data))
    this.name = 'CrumblineError'
    this.code = data.code
    Object.assign(this, data)
  }
}

/** All that many test tools keep of an error is its message, so it has the problems too. */
function messageOf({ code, detail, problems = [], cookieProblems = [] }: ApiErrorData): string {
  const fields = [...problems, ...cookieProblems].map((one) => `${one.field} ${one.code}`.trim())
  return [code, ...(detail === undefined ? [] : [detail]), ...(fields.length === 0 ? [] : [fields.join(', ')])].join(
    ': ',
  )
}

/**
 * Converts any thrown value to error data. Anything other than an `ApiError` becomes 'internal', with its own message as
 * detail.
 */
export function toApiErrorData(error: unknown): ApiErrorData {
  if (!(error instanceof ApiError)) {
    return { code: 'internal', detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
  }
  const { code, field, problems, cookieProblems, detail } = error
  return {
    code,
    ...(field === undefined ? {} : { field }),
    ...(problems === undefined ? {} : { problems }),
    ...(cookieProblems === undefined ? {} : { cookieProblems }),
    ...(detail === undefined ? {} : { detail }),
  }
}
