import type { News } from '../../../src/contract/messages.ts'

/** The open surfaces: records what they would get. */
export class FakeSurfaces {
  hasListeners = true
  readonly news: News[] = []

  broadcast(news: News): void {
    this.news.push(news)
  }

  get kinds(): News['kind'][] {
    return this.news.map(({ kind }) => kind)
  }
}
