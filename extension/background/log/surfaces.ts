import type { News } from '../../../src/contract/messages.ts'

/** The open surfaces: popup, side panel, page, developer tools. */
export interface Surfaces {
  /** True if any surface is open. Otherwise messages need not be built. */
  readonly hasListeners: boolean
  broadcast(news: News): void
}
