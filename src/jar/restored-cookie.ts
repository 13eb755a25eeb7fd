import type { JarCookie } from './jar-cookie.ts'

/**
 * The result for a displaced cookie when its rule went off. `put-back`: the jar holds it again. `deleted`: somebody
 * deleted it while the rule was on, so it stays deleted. `left`: it expired while the rule was on, or the jar already
 * holds a newer one. `failed`: the browser refused it.
 */
export type RestoreOutcome = 'put-back' | 'deleted' | 'left' | 'failed'
export interface RestoredCookie {
  readonly cookie: JarCookie
  readonly outcome: RestoreOutcome
}
