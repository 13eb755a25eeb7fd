import { ApiError } from '../../../src/contract/api-error.ts'

export const HEAD = 'log:head'

/** What must be known of the log before any of it is read. Written whenever pages are. */
export interface Head {
  readonly version: 2
  /** Of the journal: its segments of other epochs are in pages already. */
  readonly epoch: number
  /** Number of the last exchange in pages. */
  readonly seq: number
  /** What has this number or a lesser one was cleared. */
  readonly cleared: number
  /** Exchanges that went because there was no room. */
  readonly dropped: number
  /** Of each page, oldest first: the number of its first exchange, and how many it holds. */
  readonly pages: readonly (readonly [from: number, count: number])[]
  /** Pages, by their first number, with exchanges that were not settled. */
  readonly unsettled: readonly number[]
}

export const NEW_HEAD: Head = {
  version: 2,
  epoch: 0,
  seq: 0,
  cleared: 0,
  dropped: 0,
  pages: [],
  unsettled: [],
}

/** @throws ApiError when it is not a head of ours */
export function readHead(value: unknown): Head {
  if (value === undefined) return NEW_HEAD
  if (!isHead(value)) throw new ApiError({ code: 'internal', field: HEAD, detail: 'the log is unreadable' })
  return value
}

function isHead(value: unknown): value is Head {
  if (typeof value !== 'object' || value === null) return false
  const { version, epoch, seq, cleared, dropped, pages, unsettled } = value as Partial<Record<keyof Head, unknown>>
  return (
    version === 2 &&
    [epoch, seq, cleared, dropped].every(Number.isSafeInteger) &&
    [pages, unsettled].every(Array.isArray)
  )
}
