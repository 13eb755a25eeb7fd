import type { PartialCookieKey } from '../../../../../src/cookie/cookie-key.ts'

/** What can be done with a cookie of a request or a response. */
export interface CookieActions {
  copy(text: string): void
  /** Opens the form with a rule for the host of `url` that sends this cookie. @param value null: the rule leaves the cookie out */
  draftRule(name: string, value: string | null, url: string): void
  /** @param findCookie tells which cookie it is; called once the history is wanted, as that takes code of its own */
  showHistory(findCookie: () => Promise<PartialCookieKey>): void
}
