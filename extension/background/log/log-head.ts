import { ApiError } from '../../../src/contract/api-error.ts'

export const HEAD_KEY = 'log:head'

/** The data that is needed before any page of the log is read. It is written together with pages. */
export interface LogHead {
  readonly version: 2
  /** The journal's current epoch. Entries of other epochs are in pages already. */
  readonly epoch: number
  /** Number of the last exchange in pages. */
  readonly seq: number
  /** Exchanges up to this number were cleared. */
  readonly cleared: number
  /** How many exchanges were dropped to make room. */
  readonly dropped: number
  /** For each page, oldest first: the number of its first exchange, and its number of exchanges. */
  readonly pages: readonly (readonly [from: number, count: number])[]
  /** First numbers of the pages that hold unsettled exchanges. */
  readonly unsettled: readonly number[]
}

export const EMPTY_HEAD: LogHead = {
  version: 2,
  epoch: 0,
  seq: 0,
  cleared: 0,
  dropped: 0,
  pages: [],
  unsettled: [],
}

/** Checks the form of the head. @throws ApiError when the value has another form */
export function readHead(value: unknown): LogHead {
  if (value === undefined) return EMPTY_HEAD
  if (!isHead(value)) throw new ApiError({ code: 'internal', field: HEAD_KEY, detail: 'the log is unreadable' })
  return value
}

function isHead(value: unknown): value is LogHead {
  if (typeof value !== 'object' || value === null) return false
  const { version, epoch, seq, cleared, dropped, pages, unsettled } = value as Partial<Record<keyof LogHead, unknown>>
  return (
    version === 2 &&
    [epoch, seq, cleared, dropped].every(Number.isSafeInteger) &&
    [pages, unsettled].every(Array.isArray)
  )
}
