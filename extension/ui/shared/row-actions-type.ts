import type { PartialCookieKey } from '../../../src/cookie/cookie-key.ts'

/** What can be done with a cookie or a request that is shown. */
export interface RowActions {
  copy(text: string): void
  /** A rule for the host of `url` that sends this cookie, or leaves it out (null); half typed, to be looked at. */
  inject(name: string, value: string | null, url: string): void
  history(findPlace: () => Promise<PartialCookieKey>): void
}
