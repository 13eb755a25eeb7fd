import type { Scene } from './fake-shell.ts'

/** A shop's page that is watched, with an empty log. */
export const WATCHED: Scene = {
  tab: { id: 7, url: 'https://shop.test/home' },
  watching: { origins: ['*://*/*'], paused: false },
  exchanges: [],
  rules: [],
}
