import type { Scene } from './fake-shell.ts'

/** A shop that is watched, and nothing yet. */
export const WATCHED: Scene = {
  tab: { id: 7, url: 'https://shop.test/home' },
  watching: { origins: ['*://*/*'], paused: false },
  exchanges: [],
  rules: [],
}
