import type { JarQuery, Opening, OpeningQuery, Watching } from '../../../src/contract/call-types.ts'
import type { Exchange } from '../../../src/exchange/model/exchange.ts'
import type { ExchangeQuery } from '../../../src/exchange/query/query.ts'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import type { RuleStatus } from '../../../src/rules/model/rule.ts'
import { isOnJar, UI_SETTINGS, viewKeyOf } from '../../kept-view.ts'
import type { StorageArea } from '../storage-area.ts'

export interface PreloadDeps {
  readonly session: { read(keys: readonly string[]): Promise<Record<string, unknown>> }
  readonly local: Pick<StorageArea, 'get'>
  readonly log: { exchanges(query: ExchangeQuery): Promise<Exchange[]> }
  readonly pageJar: { read(query: JarQuery): Promise<JarCookie[]> }
  readonly watch: { watching(): Watching }
  readonly rules: { list(): RuleStatus[] }
}

/**
 * Reads everything that a surface shows first and returns it in one reply, because each further call costs the surface
 * some milliseconds.
 */
export class Preload {
  readonly #deps: PreloadDeps

  constructor(deps: PreloadDeps) {
    this.#deps = deps
  }

  async read({ limit, ...page }: OpeningQuery): Promise<Opening> {
    const { session, local, log, pageJar, watch, rules } = this.#deps
    const { tabId } = page
    const key = viewKeyOf(tabId)
    const [{ [key]: view }, { [UI_SETTINGS]: settings }, exchanges] = await Promise.all([
      session.read([key]),
      local.get(UI_SETTINGS),
      log.exchanges({ tabId, limit }),
    ])
    const jar = isOnJar(view) ? await pageJar.read(page) : null
    return { watching: watch.watching(), rules: rules.list(), exchanges, view, settings, jar }
  }
}
