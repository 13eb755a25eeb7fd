import type { News } from '../../../src/contract/messages.ts'

/** The open surfaces: popup, side panel, page, developer tools. */
export interface Surfaces {
  /** Whether any is open: news that nobody gets need not be made. */
  readonly hasListeners: boolean
  broadcast(news: News): void
}
