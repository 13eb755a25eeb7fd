import type { Fault } from './message.ts'

/** An error that a person or a program can act on: its `code` is from the closed list. */
export class CrumblineError extends Error {
  readonly code: Fault['code']
  readonly fault: Fault

  constructor(fault: Fault) {
    super(fault.detail === undefined ? fault.code : `${fault.code}: ${fault.detail}`)
    this.name = 'CrumblineError'
    this.code = fault.code
    this.fault = fault
  }
}

/** Any thrown thing as data. What is not ours is `internal`, with its own words as detail. */
export function toFault(error: unknown): Fault {
  if (error instanceof CrumblineError) return error.fault
  return { code: 'internal', detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
}
