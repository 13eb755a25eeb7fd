import type { JarCookie } from './jar-cookie.ts'

/**
 * What became of one cookie whose place a rule had taken. `put-back`: it is in the jar again; `deleted`: it was deleted
 * meanwhile, and stays so; `left`: it has expired meanwhile, or stood there already; `failed`: the browser did not take it.
 */
export type PutBackOutcome = 'put-back' | 'deleted' | 'left' | 'failed'
export interface PutBack {
  readonly cookie: JarCookie
  readonly outcome: PutBackOutcome
}
